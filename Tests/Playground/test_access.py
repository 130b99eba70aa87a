from browser import URL, PageTest, expect

CONTACTS = "{ contacts(first: 5) { nodes { name company } } }"
FIGURES = "{ interactionAnalytics { frequency { start count } byType { type count } } }"


class Access(PageTest):
    """Every state, in both themes, without a fault of WCAG 2.2 AA that axe can see."""

    def states(self, page):
        yield "the first visit"
        for text in ["{ co", "{ contacts { nodes { "]:
            page.locator("#query").fill(text)
            page.keyboard.press("Control+Space")
            expect(page.locator("#query-suggestions")).to_be_visible()
            yield "suggestions in " + text
        page.keyboard.press("Escape")
        page.locator("#query").fill("{ contacts { nodes { nme } }")
        expect(page.locator("#problems li")).to_have_count(1)
        yield "a problem"
        page.locator("#query").fill(CONTACTS)
        page.keyboard.press("Control+f")
        page.keyboard.type("name")
        expect(page.get_by_role("search")).to_contain_text("1 of 1")
        yield "find"
        page.keyboard.press("Escape")
        page.keyboard.press("Control+Enter")
        expect(page.locator(".json")).to_contain_text("nodes")
        yield "an answer"
        page.locator(".json").focus()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowLeft")
        page.keyboard.press("Control+f")
        yield "an answer with a fold and a search"
        page.keyboard.press("Escape")
        page.locator("#view-table").click()
        expect(page.locator("tbody tr")).to_have_count(5)
        yield "a table"
        page.locator("#query").fill(FIGURES)
        page.locator("#view-chart").click()
        page.locator("#run").click()
        expect(page.locator("figure")).to_have_count(2)
        yield "charts"
        page.locator("#view-trace").click()
        expect(page.locator("#view-trace")).to_have_attribute("aria-selected", "true")
        yield "trace"
        page.locator("#view-headers").click()
        yield "headers"
        page.locator("#view-json").click()
        page.locator("#query").fill("{ a: contacts(first: 1) { totalCount }\n  b: contacts(first: 1000) { totalCount } }")
        page.locator("#run").click()
        expect(page.locator(".errors li")).to_have_count(1)
        yield "errors"
        for key in "dbhs":
            page.keyboard.press(f"Alt+{key}")
            yield f"panel {key}"
        page.evaluate("location.hash = 'docs/Contact'")
        expect(page.locator("#docs-body h2")).to_contain_text("Contact")
        yield "docs of a type"
        page.keyboard.press("Control+k")
        yield "palette"
        page.keyboard.press("Escape")
        page.keyboard.press("Control+k")
        page.keyboard.type("sign in")
        page.keyboard.press("Enter")
        yield "sign in"

    def test_every_state_in_both_themes(self):
        page = self.open(color_scheme="light", reduced_motion="reduce")
        for state in self.states(page):
            with self.subTest(state):
                self.check_axe(page, state)
                # The themes differ in nothing but colours.
                page.evaluate("document.documentElement.dataset.theme = 'dark'")
                self.check_axe(page, state + ", dark", rules=["color-contrast"])
                page.evaluate("document.documentElement.dataset.theme = 'light'")

    def test_narrow(self):
        page = self.open(viewport={"width": 360, "height": 740}, query=CONTACTS, has_touch=True)
        for part in ["Explore", "Query", "Response"]:
            page.get_by_role("button", name=part, exact=True).click()
            self.check_axe(page, part)
        page.get_by_role("button", name="Query", exact=True).click()
        page.locator("#run").click()
        expect(page.locator(".json")).to_be_visible()
        for view in ["table", "chart", "trace", "headers", "json"]:
            page.locator(f"#view-{view}").click()
            self.check_axe(page, view)
            self.assertLessEqual(page.evaluate("document.documentElement.scrollWidth"), 360, view)

    def test_colours_of_the_reader(self):
        page = self.open(forced_colors="active", query=CONTACTS)
        self.assertNotEqual(page.evaluate("getComputedStyle(document.querySelector('#query')).color"), "rgba(0, 0, 0, 0)")
        page.locator("#run").click()
        expect(page.locator(".json")).to_contain_text("nodes")
        # What has a colour would be marked as chosen, all of it; what is wrong or found still is.
        self.type(page, "#query", "{ contacts { nodes { nme } } }")
        expect(page.locator("#problems li")).to_have_count(1)
        sizes = page.evaluate("Object.fromEntries([...CSS.highlights].map(([name, { size }]) => [name, size]).filter(([, size]) => size))")
        self.assertEqual(sizes, {"problems": 1, "current": 1})

    def test_everything_goes_without_a_mouse(self):
        page = self.open(signed_in=False)
        page.goto(URL)
        expect(page.locator("body")).to_have_attribute("data-schema", "read")
        expect(page.locator("#query")).to_be_focused()
        page.keyboard.press("Control+k")
        page.keyboard.type("sign in")
        page.keyboard.press("Enter")
        page.keyboard.type("demo@example.com")
        page.keyboard.press("Tab")
        page.keyboard.type("rapport-demo")
        page.keyboard.press("Enter")
        expect(page.locator("#caller")).to_have_text("demo@example.com")
        page.keyboard.press("Control+a")
        page.keyboard.type("{ viewer { na")
        page.keyboard.press("Enter")
        page.keyboard.press("Control+Enter")
        expect(page.locator(".json")).to_contain_text('"name"')
        page.keyboard.press("Alt+b")
        expect(page.locator('[data-key="query/apiVersion"]')).to_be_focused()
        page.keyboard.press("Space")
        expect(page.locator("#query")).to_have_value("{\n  viewer {\n    name\n  }\n  apiVersion\n}\n")
        page.keyboard.press("Alt+d")
        expect(page.locator("#docs-search")).to_be_focused()
        page.keyboard.type("Query.contacts")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.locator("#docs-body h2")).to_have_text("Query.contacts")
        page.keyboard.press("Alt+2")
        expect(page.locator("#view-table")).to_be_focused()
        page.keyboard.press("ArrowRight")
        expect(page.locator("#view-chart")).to_have_attribute("aria-selected", "true")
        page.locator("#panel-bar").focus()
        before = page.locator("#panel-bar").get_attribute("aria-valuenow")
        page.keyboard.press("ArrowRight")
        self.assertNotEqual(page.locator("#panel-bar").get_attribute("aria-valuenow"), before)

import json
import pathlib
import re
import urllib.request
import uuid

from browser import FOLDER, URL, PageTest, ask, demo_session, expect


class Opening(PageTest):
    def test_a_first_visit_shows_a_query_and_one_click_its_answer(self):
        page = self.open(signed_in=False)
        expect(page.locator("#query")).to_have_value(re.compile(r"query Network\(\$first: Int = 10\)"))
        page.get_by_role("button", name="Try the demo").click()
        expect(page.locator("#status")).to_contain_text("200 OK")
        expect(page.locator("#response")).to_contain_text('"totalCount"')
        expect(page.locator("#caller")).to_have_text("demo@example.com")

    def test_the_first_screen_is_small_and_named_with_the_page(self):
        folder, links = FOLDER.parents[1] / "playground", urllib.request.urlopen(URL).headers["Link"]
        files = ["index.html", *re.findall(r"</playground/(.+?)>", links)]
        self.assertIn("page/main.js", files)
        self.assertLess(sum((folder / file).stat().st_size for file in files), 80_000)

    def test_what_opening_loads_is_small(self):
        page = self.open()
        sizes = page.evaluate(
            "performance.getEntriesByType('resource').filter(({ name }) => name.includes('/playground/'))"
            ".map(({ decodedBodySize }) => decodedBodySize).concat(performance.getEntriesByType('navigation')[0].decodedBodySize)")
        self.assertGreater(len(sizes), 20)
        self.assertLess(sum(sizes), 120_000)

    def test_all_its_files_are_small(self):
        files = [file for file in (FOLDER.parents[1] / "playground").rglob("*") if file.is_file()]
        self.assertGreater(len(files), 40)
        self.assertLess(sum(file.stat().st_size for file in files), 150_000)

    def test_the_query_stands_there_and_takes_what_is_typed_before_any_module_has_come(self):
        context = self.browser.new_context()
        self.addCleanup(self.close, context)
        page = context.new_page()
        page.on("console", lambda message: self.said.append(message.text))
        held = []
        page.route("**/page/main.js", lambda route: held.append(route))
        page.goto(URL)
        query = page.locator("#query")
        expect(query).to_have_value(re.compile("query Network"))
        expect(query).to_be_focused()
        self.assertNotEqual(query.evaluate("(area) => getComputedStyle(area).color"), "rgba(0, 0, 0, 0)")
        page.keyboard.type("# typed early\n")
        while not held:
            page.wait_for_timeout(10)
        held[0].continue_()
        expect(page.locator("body")).to_have_attribute("data-schema", "read")
        expect(query).to_have_value(re.compile("^# typed early\n# Your network"))
        self.assertEqual(query.evaluate("(area) => getComputedStyle(area).color"), "rgba(0, 0, 0, 0)")

    def test_who_was_here_before_sees_no_other_query_than_his_own(self):
        page = self.open(query="{ mine }")
        page.wait_for_timeout(200)
        held = []
        page.route("**/page/main.js", lambda route: held.append(route))
        page.reload(wait_until="commit")
        expect(page.locator("#query")).to_be_attached()
        expect(page.locator("#query")).to_be_hidden()
        while not held:
            page.wait_for_timeout(10)
        held[0].continue_()
        expect(page.locator("#query")).to_have_value("{ mine }")
        expect(page.locator("#query")).to_be_visible()

    def test_a_browser_that_keeps_nothing_has_a_playground_too(self):
        context = self.browser.new_context()
        self.addCleanup(self.close, context)
        context.add_init_script(
            "Object.defineProperty(navigator, 'cookieEnabled', { value: false });"
            "for (const name of ['localStorage', 'sessionStorage'])"
            " Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError'); } });")
        page = context.new_page()
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.goto(URL)
        expect(page.locator("body")).to_have_attribute("data-schema", "read")
        page.locator("#query").fill("{ apiVersion }")
        page.locator("#run").click()
        expect(page.locator(".json")).to_contain_text("apiVersion")
        expect(page.locator("#toast")).to_have_text("The browser does not keep this.")

    def test_signing_up_out_and_in_again_are_forms(self):
        page = self.open(signed_in=False)
        email = f"{uuid.uuid4()}@example.com"
        page.get_by_role("button", name="Sign in").click()
        page.get_by_role("button", name="No account yet? Create one").click()
        page.get_by_label("Email").fill(email)
        page.get_by_label("Password").fill("correct horse battery")
        page.locator("#name").fill("New Person")
        page.locator("#account-submit").click()
        expect(page.locator("#caller")).to_have_text(email)
        page.get_by_role("button", name="Sign out").click()
        page.get_by_role("button", name="Sign in").click()
        page.get_by_label("Email").fill(email)
        page.get_by_label("Password").fill("wrong")
        page.locator("#account-submit").click()
        expect(page.locator("#account-fault")).not_to_be_empty()
        page.get_by_label("Password").fill("correct horse battery")
        page.locator("#account-submit").click()
        expect(page.locator("#caller")).to_have_text(email)


class Running(PageTest):
    def test_the_operation_under_the_caret_runs(self):
        page = self.open(query="query One { apiVersion }\n\nquery Two { viewer { email } }\n")
        page.locator("#operation").select_option("Two")
        page.keyboard.press("Control+Enter")
        expect(page.locator("#response")).to_contain_text("demo@example.com")

    def test_variables_and_headers_travel_with_the_query(self):
        page = self.open(query="query ($n: Int!) { contacts(first: $n) { nodes { id } } }", variables='{ "n": 2 }')
        page.locator("#run").click()
        expect(page.locator(".json")).to_contain_text('"nodes"')
        page.locator("#tab-headers").click()
        page.locator("#headers").fill('{ "Authorization": "Bearer nobody" }')
        page.locator("#run").click()
        expect(page.locator("#status")).to_contain_text("401")
        self.expect_refusals()

    def test_what_runs_can_be_cancelled(self):
        page = self.open(query="{ apiVersion }")
        page.route("**/graphql", lambda route: None)
        page.keyboard.press("Control+Enter")
        expect(page.locator("#run")).to_have_text("Cancel")
        page.keyboard.press("Control+Enter")
        expect(page.locator("#status")).to_have_text("Cancelled.")

    def test_errors_lead_to_their_places(self):
        page = self.open(query="{ a: contacts(first: 1) { totalCount }\n  b: contacts(first: 1000) { totalCount } }")
        page.locator("#run").click()
        page.get_by_role("button", name="In the query").first.click()
        self.assertEqual(page.evaluate("document.querySelector('#query').selectionStart"), 41)

    def test_of_a_large_answer_the_page_has_what_is_in_sight_and_all_of_it_is_found(self):
        page = self.open(query="{ apiVersion }")
        rows = [{"id": f"{n:08}", "name": "a person with a name", "tags": ["one", "two", "three", "four"]} for n in range(60_000)]
        body = json.dumps({"data": {"rows": rows}})
        self.assertGreater(len(body), 5_000_000)
        page.route("**/graphql", lambda route: route.fulfill(body=body, content_type="application/json"))
        page.evaluate(
            """() => import("/playground/response/lines.js").then(({ JSONLines }) => {
              const { grow } = JSONLines.prototype;
              window.turns = [];
              JSONLines.prototype.grow = function (most) {
                const before = this.texts.length;
                grow.call(this, most);
                window.turns.push(this.texts.length - before);
                // Of all turns, only one is of this task.
                window.turnsNow = (window.turnsNow ?? 0) + 1;
                setTimeout(() => (window.turnsNow = 0));
                window.mostAtOnce = Math.max(window.mostAtOnce ?? 0, window.turnsNow);
                return this;
              };
            })""")
        page.locator("#run").click()
        expect(page.locator("#status")).to_contain_text("MB")
        page.locator("#query").press_sequentially("# still here\n")
        expect(page.locator("#query")).to_have_value(re.compile("still here"))
        json_view = page.locator(".json")
        json_view.focus()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("c")
        expect(page.locator("#toast")).to_have_text("Value copied.")
        self.assertEqual(len(json.loads(page.evaluate("window.copied"))), 60_000)
        # All 600,000 lines have their place, few of them an element.
        expect(json_view.locator("> div")).to_have_attribute("style", re.compile(r"height: 9000\d\dem"), timeout=30_000)
        self.assertLess(json_view.evaluate("(element) => element.textContent.length"), 50_000)
        # They were made in turns, between which the page does other things.
        turns = page.evaluate("window.turns")
        self.assertGreater(len(turns), 25)
        self.assertLessEqual(max(turns), 20_000)
        self.assertEqual(page.evaluate("window.mostAtOnce"), 1)
        page.keyboard.press("Control+f")
        page.keyboard.type("00059999")
        expect(page.get_by_role("search")).to_contain_text("1 of 1")
        expect(json_view).to_contain_text("00059999")
        page.keyboard.press("Escape")
        page.keyboard.press("p")
        self.assertEqual(page.evaluate("window.copied"), "data.rows[59999].id")
        page.locator("#view-table").click()
        expect(page.locator("tbody tr")).to_have_count(200)


    def test_a_token_that_has_run_out_is_exchanged_once_for_all_requests(self):
        page = self.open(query="{ viewer { email } }")
        refreshed = []

        def answer(route):
            request = route.request
            if "refreshSession" in (request.post_data or ""):
                refreshed.append(request)
                token = ask(request.post_data_json["query"], request.post_data_json["variables"])
                route.fulfill(body=json.dumps(token), content_type="application/json")
            elif request.headers.get("authorization") == "Bearer " + self.token:
                route.fulfill(status=401, body='{"errors":[{"message":"No."}]}', content_type="application/json")
            else:
                route.continue_()

        session = demo_session()
        self.token = session["accessToken"]
        page.evaluate("(session) => sessionStorage.setItem('rapport.session', session)", json.dumps(session))
        other = page.context.new_page()
        other.add_init_script(f"sessionStorage.setItem('rapport.session', {json.dumps(json.dumps(session))});")
        other.on("console", lambda message: self.said.append(message.text))
        other.route("**/graphql", answer)
        other.route("**/graphql/validate", answer)
        other.goto(URL)
        expect(other.locator("body")).to_have_attribute("data-schema", "read")
        other.locator("#query").fill("{ viewer { email } }")
        other.locator("#run").click()
        expect(other.locator("#response")).to_contain_text("demo@example.com")
        expect(other.locator("#caller")).to_have_text("demo@example.com")
        self.assertEqual(len(refreshed), 1)
        self.expect_refusals()


class Answers(PageTest):
    def test_lines_fold_and_paths_and_values_are_copied(self):
        page = self.open(query="{ contacts(first: 2) { nodes { name } } }")
        page.locator("#run").click()
        page.locator(".json").focus()
        for _ in range(4):
            page.keyboard.press("ArrowDown")
        expect(page.locator(".path")).to_have_text("data.contacts.nodes[0]")
        page.keyboard.press("p")
        self.assertEqual(page.evaluate("window.copied"), "data.contacts.nodes[0]")
        page.keyboard.press("ArrowLeft")
        expect(page.locator(".json")).to_contain_text("{ … }")
        page.keyboard.press("ArrowRight")
        expect(page.locator(".json")).not_to_contain_text("…")

    def test_what_is_folded_inside_stays_folded(self):
        page = self.open(query="{ contacts(first: 2) { nodes { name } } }")
        page.locator("#run").click()
        json_view = page.locator(".json")
        json_view.focus()
        for key in ["ArrowDown"] * 4 + ["ArrowLeft"] * 2 + ["ArrowLeft"]:
            page.keyboard.press(key)
        expect(page.locator(".path")).to_have_text("data.contacts.nodes")
        expect(json_view).to_contain_text('"nodes": [ … ]')
        expect(json_view).not_to_contain_text('"name"')
        page.keyboard.press("ArrowDown")
        expect(page.locator(".path")).to_have_text("data.contacts")
        page.keyboard.press("ArrowUp")
        page.keyboard.press("ArrowRight")
        expect(json_view).to_contain_text("{ … },")
        self.assertEqual(json_view.inner_text().count('"name"'), 1)

    def test_an_answer_is_downloaded(self):
        page = self.open(query="{ apiVersion }")
        page.locator("#run").click()
        with page.expect_download() as download:
            page.get_by_role("button", name="Download").click()
        self.assertIn("apiVersion", json.loads(pathlib.Path(download.value.path()).read_text())["data"])

    def test_a_list_is_a_table_that_sorts_and_becomes_csv(self):
        page = self.open(query="{ contacts(first: 5) { nodes { name company version } } }")
        page.locator("#run").click()
        page.locator("#view-table").click()
        head = page.get_by_role("button", name="name")
        head.click()
        head.click()
        expect(page.get_by_role("columnheader", name="name")).to_have_attribute("aria-sort", "descending")
        names = page.locator("tbody tr td:first-child").all_inner_texts()
        self.assertEqual(names, sorted(names, reverse=True))
        with page.expect_download() as download:
            page.get_by_role("button", name="Download CSV").click()
        self.assertEqual(pathlib.Path(download.value.path()).read_text().splitlines()[0], "name,company,version")

    def test_figures_are_charts_with_a_table(self):
        page = self.open(query="{ interactionAnalytics { frequency { start count } byType { type count } } pipeline { status count } }")
        page.locator("#run").click()
        page.locator("#view-chart").click()
        expect(page.locator("figure")).to_have_count(3)
        expect(page.get_by_role("img", name=re.compile("Line chart of interactionAnalytics.frequency"))).to_be_visible()
        page.get_by_text("The figures").first.click()
        self.assertGreater(page.locator("figure table").first.locator("tbody tr").count(), 3)
        self.assertGreater(page.get_by_role("img", name=re.compile("Bar chart of interactionAnalytics.byType")).locator("rect").count(), 3)
        self.assertGreater(page.get_by_role("img", name=re.compile("Funnel of pipeline")).locator("rect").count(), 3)

    def test_headers_are_told(self):
        page = self.open(query="{ apiVersion }")
        page.locator("#run").click()
        page.locator("#view-headers").click()
        expect(page.locator("#response")).to_contain_text("content-type")


class Keeping(PageTest):
    def test_tabs_are_there_after_a_reload_and_closed_ones_come_back(self):
        page = self.open(query="{ first }")
        page.get_by_role("button", name="New tab").click()
        page.locator("#query").fill("{ second }")
        page.locator("#variables").fill('{ "a": 1 }')
        page.reload()
        expect(page.locator("body")).to_have_attribute("data-schema", "read")
        expect(page.get_by_role("tab", name="second")).to_have_attribute("aria-selected", "true")
        expect(page.locator("#variables")).to_have_value('{ "a": 1 }')
        page.get_by_role("button", name="Close the tab").click()
        expect(page.locator("#query")).to_have_value("{ first }")
        page.keyboard.press("Alt+Shift+W")
        expect(page.locator("#query")).to_have_value("{ second }")

    def test_a_click_with_the_middle_button_closes_a_tab_and_leaves_the_other(self):
        page = self.open(query="{ first }")
        page.get_by_role("button", name="New tab").click()
        page.locator("#query").fill("{ second }")
        page.get_by_role("tab", name="first").click(button="middle")
        expect(page.get_by_role("tab", name="first")).to_have_count(0)
        expect(page.locator("#query")).to_have_value("{ second }")

    def test_two_windows_do_not_overwrite_each_other(self):
        page = self.open(query="{ first }")
        page.wait_for_timeout(200)
        other = page.context.new_page()
        other.goto(page.url)
        expect(other.locator("#query")).to_have_value(re.compile("Network"))
        other.locator("#query").fill("{ second }")
        page.reload()
        expect(page.locator("#query")).to_have_value("{ first }")

    def test_history_has_what_was_run_and_no_secrets(self):
        page = self.open(query='{ contacts(filter: { search: "lost" }) { totalCount } }')
        page.locator("#run").click()
        expect(page.locator("#status")).to_contain_text("200")
        page.locator("#query").fill('mutation { signIn(input: { email: "a@example.com", password: "hush-hush" }) { userErrors { code } } }')
        page.keyboard.press("Control+Enter")
        expect(page.locator("#response")).to_contain_text("INVALID_CREDENTIALS")
        page.keyboard.press("Alt+h")
        page.locator("#history-search").fill("lost")
        expect(page.locator("#history-list li")).to_have_count(1)
        page.locator("#history-list .link").click()
        expect(page.locator("#query")).to_have_value(re.compile("lost"))
        self.assertNotIn("hush-hush", page.evaluate("localStorage.getItem('rapport.history')"))
        self.assertNotIn(self.session["accessToken"], page.evaluate("JSON.stringify(localStorage)"))

    def test_an_operation_is_saved_and_opened_again(self):
        page = self.open(query="query Mine { apiVersion }")
        page.keyboard.press("Control+s")
        page.locator("#query").fill("query Mine { viewer { name } }")
        page.keyboard.press("Control+s")
        page.locator("#query").fill("{ other }")
        page.keyboard.press("Alt+s")
        saved = page.locator("#panel-saved").get_by_role("button", name="Mine", exact=True)
        # Another operation of the same name overwrites nothing.
        expect(saved).to_have_count(2)
        expect(saved.first).to_be_focused()
        saved.last.click()
        expect(page.locator("#query")).to_have_value("query Mine { apiVersion }")

    def test_a_link_opens_the_query_and_is_in_the_fragment(self):
        page = self.open(query="{ shared }", variables='{ "a": 1 }')
        page.get_by_role("button", name="Share", exact=True).click()
        link = page.evaluate("window.copied")
        self.assertIn("/#share=", link)
        other = page.context.new_page()
        other.goto(link)
        expect(other.locator("#query")).to_have_value("{ shared }")
        expect(other.locator("#variables")).to_have_value('{ "a": 1 }')
        self.assertNotIn("share", other.url)


class Tracing(PageTest):
    def test_every_answer_says_what_it_took_and_a_trace_how(self):
        page = self.open(query="{ contacts(first: 3) { nodes { name interactions(first: 2) { nodes { summary } } } } }")
        page.locator("#run").click()
        expect(page.locator("#note")).to_have_text(re.compile(r"^2 statements for \d+ objects$"))
        expect(page.locator(".json")).not_to_contain_text("extensions")
        page.locator("#view-trace").click()
        trace = page.get_by_role("region", name="Trace")
        expect(trace).to_contain_text("Contact.interactions")
        trace.locator("summary").first.click()
        expect(trace.locator("pre").first).to_contain_text("EXPLAIN QUERY PLAN")
        self.check_axe(page, "trace")

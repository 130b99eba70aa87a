import os
import re
import subprocess
import sys

from browser import PageTest, expect


class Editing(PageTest):
    def caret(self, page, before):
        """Puts the caret behind a text of the query."""
        page.locator("#query").evaluate(
            "(area, text) => { area.focus(); area.setSelectionRange(...Array(2).fill(area.value.indexOf(text) + text.length)); }", before)

    def test_completion_is_accepted_and_undone_by_keys(self):
        page = self.open(query="{ viewer {  } }")
        self.caret(page, "{ viewer { ")
        page.keyboard.type("na")
        expect(page.get_by_role("option", name="name String!", exact=True)).to_have_attribute("aria-selected", "true")
        self.assertEqual(page.locator("#query").get_attribute("aria-activedescendant"), "query-suggestions-0")
        page.keyboard.press("Tab")
        expect(page.locator("#query")).to_have_value("{ viewer { name } }")
        page.keyboard.press("Control+z")
        expect(page.locator("#query")).to_have_value("{ viewer { na } }")

    def test_a_field_comes_with_its_arguments_and_braces(self):
        page = self.open(query="{  }")
        self.caret(page, "{ ")
        page.keyboard.type("contac")
        page.keyboard.press("Enter")
        expect(page.locator("#query")).to_have_value('{ contact(id: "") {\n  \n} }')
        page.keyboard.type("some-id")
        expect(page.locator("#query")).to_have_value(re.compile('id: "some-id"'))

    def test_brackets_close_lines_indent_and_comments_toggle(self):
        page = self.open(query="")
        page.locator("#query").focus()
        page.keyboard.type("{")
        page.keyboard.press("Enter")
        page.keyboard.type("apiVersion")
        page.keyboard.press("Escape")
        expect(page.locator("#query")).to_have_value("{\n  apiVersion\n}")
        page.keyboard.press("Control+/")
        expect(page.locator("#query")).to_have_value("{\n  # apiVersion\n}")
        page.keyboard.press("Control+/")
        page.keyboard.press("Control+]")
        expect(page.locator("#query")).to_have_value("{\n    apiVersion\n}")
        page.keyboard.press("Alt+Shift+F")
        expect(page.locator("#query")).to_have_value("{\n  apiVersion\n}\n")
        page.keyboard.press("Control+z")
        expect(page.locator("#query")).to_have_value("{\n    apiVersion\n}")

    def test_laying_out_what_is_not_whole_leads_to_what_is_wrong(self):
        page = self.open(query="{ contacts(first: ) { totalCount } }")
        page.get_by_role("button", name="Prettify").click()
        expect(page.locator("#toast")).to_have_text("Expected a value, found “)”.")
        self.assertEqual(page.evaluate("document.querySelector('#query').selectionStart"), 18)
        expect(page.locator("#query")).to_have_value("{ contacts(first: ) { totalCount } }")

    def test_all_simple_fields_are_filled_in(self):
        page = self.open(query="{ tags }")
        self.caret(page, "tags")
        page.keyboard.press("Control+Shift+Enter")
        expect(page.locator("#query")).to_have_value("{\n  tags {\n    name\n    contactCount\n  }\n}\n")

    def test_tab_leaves_the_editor(self):
        page = self.open()
        page.locator("#query").focus()
        page.keyboard.press("Tab")
        expect(page.locator("#query")).not_to_be_focused()

    def test_syntax_errors_are_told_at_once_and_all_else_in_the_servers_words(self):
        page = self.open(query="{ contacts { ")
        expect(page.locator("#problems")).to_have_text("Expected a field, found the end.")
        self.type(page, "#query", "{ contacts { nodes { nme } } }")
        expect(page.locator("#problems")).to_contain_text('Cannot query field "nme" on type "Contact". Did you mean "name"?')
        page.locator("#query").focus()
        page.keyboard.press("F8")
        self.assertEqual(page.evaluate("document.getSelection().toString()"), "nme")
        self.type(page, "#query", "{ contacts { nodes { name } } }")
        expect(page.locator("#problems")).to_be_empty()
        expect(page.locator("#cost")).to_have_text(re.compile(r"at most \d+ objects, 3 deep"))

    def test_problems_have_their_place_behind_characters_of_two_units(self):
        page = self.open(query='{ contacts(filter: { search: "😀😀" }) { nme } }')
        expect(page.locator("#problems li")).to_have_count(1)
        page.locator("#query").focus()
        page.keyboard.press("F8")
        self.assertEqual(page.evaluate("document.getSelection().toString()"), "nme")

    def test_what_is_replaced_takes_its_problems_along(self):
        page = self.open(query="{ contacts { nodes { nme } } }")
        expect(page.locator("#problems li")).to_have_count(1)
        page.route("**/graphql/validate", lambda route: None)
        self.type(page, "#query", "query Other { viewer { name email } }")
        page.wait_for_function("CSS.highlights.get('problems').size === 0")

    def test_of_several_operations_the_one_at_the_caret_is_checked(self):
        page = self.open(query="query One { apiVersion }\n\nquery Two { viewer { email accessTokens { name } } }\n")
        expect(page.locator("#cost")).to_contain_text("3 deep")
        expect(page.locator("#problems")).to_be_empty()
        page.locator("#operation").select_option("One")
        expect(page.locator("#cost")).to_contain_text("1 deep")

    def test_variables_are_completed_and_checked_by_the_schema(self):
        page = self.open(query="query ($first: Int!, $filter: ContactFilter) { contacts(first: $first, filter: $filter) { totalCount } }")
        page.locator("#variables").focus()
        page.keyboard.type('{ "fi')
        expect(page.get_by_role("option").first).to_contain_text("first")
        page.keyboard.press("Enter")
        expect(page.locator("#variables")).to_have_value('{ "first": 10}')
        self.type(page, "#variables", '{ "first": "x" }')
        expect(page.locator("#variables-fault")).to_have_text('Variable "$first" got an invalid value: Expected a value of type "Int", found "x".')
        self.type(page, "#variables", '{ "first" }')
        expect(page.locator("#variables-fault")).to_have_text("Expected “:”, found “}”.")

    def test_an_answer_about_variables_that_have_changed_is_not_told(self):
        page = self.open(query="query ($first: Int) { contacts(first: $first) { totalCount } }")
        expect(page.locator("#cost")).to_contain_text("2 deep")
        held = []
        page.route("**/graphql/validate", lambda route: held.append(route))
        self.type(page, "#variables", '{ "first": 1 }')
        while not held:
            page.wait_for_timeout(10)
        self.type(page, "#variables", '{ "first": }')
        expect(page.locator("#variables-fault")).to_have_text("Expected a value, found “}”.")
        with page.expect_response("**/graphql/validate"):
            held[0].continue_()
        page.evaluate("new Promise(requestAnimationFrame)")
        expect(page.locator("#variables-fault")).to_have_text("Expected a value, found “}”.")

    def test_what_the_caret_is_in_is_described(self):
        page = self.open(query="{ contacts { nodes { relationship } } }")
        self.caret(page, "relation")
        page.keyboard.press("Control+i")
        card = page.get_by_role("tooltip")
        expect(card).to_contain_text("Contact.relationship: RelationshipType!")
        page.keyboard.press("Escape")
        expect(card).to_be_hidden()
        box = page.locator("#query").bounding_box()
        page.mouse.move(box["x"] + 200, box["y"] + 18)
        expect(card).to_be_visible()
        card.get_by_role("button", name="Open in the docs").click()
        expect(page.locator("#docs-body h2")).to_contain_text("relationship")

    def test_words_are_found_and_all_of_them_are_marked(self):
        page = self.open(query="{ contacts { nodes { name company } }\n  tags { name } }")
        page.locator("#query").focus()
        page.keyboard.press("Control+f")
        page.keyboard.type("NAME")
        find = page.get_by_role("search")
        expect(find).to_contain_text("1 of 2")
        self.assertEqual(page.evaluate("CSS.highlights.get('found').size"), 2)
        page.keyboard.press("Enter")
        expect(find).to_contain_text("2 of 2")
        self.assertEqual(page.evaluate("document.querySelector('#query').selectionStart"), 47)
        self.type(page, "#query", "{ tags { name } }")
        page.get_by_role("searchbox", name="Find").press("Enter")
        expect(find).to_contain_text("1 of 1")
        page.keyboard.press("Escape")
        expect(page.locator("#query")).to_be_focused()
        self.assertEqual(page.evaluate("CSS.highlights.get('found').size"), 0)

    def test_values_become_variables_and_selections_fragments(self):
        page = self.open(query="query A {\n  contacts(first: 3) {\n    nodes {\n      name\n    }\n  }\n}\n")
        self.caret(page, "first: ")
        page.keyboard.press("Alt+v")
        expect(page.locator("#query")).to_have_value(re.compile(r"query A\(\$first: Int\) \{\n  contacts\(first: \$first\)"))
        expect(page.locator("#variables")).to_have_value('{\n  "first": 3\n}\n')
        self.caret(page, "na")
        page.keyboard.press("Alt+g")
        expect(page.locator("#query")).to_have_value(re.compile(r"\.\.\.ContactFields[\s\S]*fragment ContactFields on Contact \{\n  name"))

    def test_a_key_in_a_long_document_costs_as_much_as_in_a_short_one(self):
        fields = "".join(f"  f{n}: contacts(first: 1) {{ totalCount }}\n" for n in range(2_000))
        page = self.open()
        page.evaluate("(text) => import('/playground/page/editors.js').then(({ query }) => { query.value = text; })", "{\n" + fields + "}\n")
        self.caret(page, "{\n")
        typed, read = page.locator("#query").evaluate(
            """async (area) => {
              const { query } = await import("/playground/page/editors.js");
              let work = { words: 0, colours: 0 };
              const count = (prototype, name, kind) => {
                const original = prototype[name];
                prototype[name] = function (...given) { work[kind]++; return original.apply(this, given); };
              };
              count(RegExp.prototype, "exec", "words");
              count(Highlight.prototype, "add", "colours");
              // However slow the machine is, nobody pauses while typing.
              const { setTimeout } = window;
              window.setTimeout = () => 1;
              for (const letter of "apiVersion apiVersion") {
                document.execCommand("insertText", false, letter);
                await new Promise(requestAnimationFrame);
              }
              window.setTimeout = setTimeout;
              const typed = { words: work.words / 21, colours: work.colours / 21 };
              work = { words: 0, colours: 0 };
              query.read();
              return [typed, work];
            }""")
        # It has 20,000 words; some 60 lines of it are in sight, or nearly.
        self.assertLess(typed["words"], 100)
        self.assertLess(typed["colours"], 1_000)
        self.assertGreater(read["words"], 10_000)
        expect(page.locator("#query")).to_have_value(re.compile("^{\napiVersion apiVersion"))


class Exploring(PageTest):
    def test_docs_are_searched_read_and_put_into_the_query(self):
        page = self.open(query="query A {\n  apiVersion\n}\n")
        page.keyboard.press("Alt+d")
        page.locator("#docs-search").fill("Contact.referrals")
        page.get_by_role("button", name="Contact.referrals", exact=True).click()
        expect(page.locator("#docs-body h2")).to_have_text("Contact.referrals")
        self.assertTrue(page.url.endswith("#docs/Contact.referrals"))
        page.get_by_role("button", name="ReferralConnection").click()
        expect(page.locator("#docs-body h2")).to_contain_text("ReferralConnection")
        page.get_by_role("button", name="Back").click()
        expect(page.locator("#docs-body h2")).to_have_text("Contact.referrals")
        page.get_by_role("button", name="Forward").click()
        expect(page.locator("#docs-body h2")).to_contain_text("ReferralConnection")
        page.goto(page.url.split("#")[0] + "#docs/Query")
        page.get_by_role("button", name="Insert viewer into the query").click()
        expect(page.locator("#query")).to_have_value("query A {\n  apiVersion\n  viewer {\n    id\n  }\n}\n")

    def test_a_link_into_the_docs_opens_them(self):
        page = self.open("/#docs/Contact.name")
        expect(page.locator("#docs-body h2")).to_have_text("Contact.name")

    def test_boxes_and_text_say_the_same(self):
        page = self.open(query="query A {\n  viewer {\n    name\n  }\n}\n")
        page.keyboard.press("Alt+b")
        box = lambda key: page.locator(f'[data-key="query/{key}"]')
        expect(box("viewer/name")).to_be_checked()
        box("viewer/email").focus()
        page.keyboard.press("Space")
        expect(page.locator("#query")).to_have_value("query A {\n  viewer {\n    name\n    email\n  }\n}\n")
        expect(box("viewer/email")).to_be_focused()
        box("contacts").check()
        box("contacts(first").check()
        page.get_by_label("Value of first").fill("7")
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        expect(page.locator("#query")).to_have_value(re.compile(r"contacts\(first: 7\) \{\n    totalCount"))
        self.type(page, "#query", "{ viewer { email } }")
        expect(box("viewer/name")).not_to_be_checked()
        expect(box("viewer/email")).to_be_checked()

    def test_the_palette_runs_commands(self):
        page = self.open(query="{ apiVersion }")
        page.keyboard.press("Control+k")
        page.keyboard.type("theme")
        page.keyboard.press("Enter")
        expect(page.locator("html")).to_have_attribute("data-theme", "light")
        page.locator("#theme").click()
        expect(page.locator("html")).to_have_attribute("data-theme", "dark")

    def test_commands_that_are_copied_give_the_same_answer(self):
        page = self.open(query="query ($n: Int!) { contacts(first: $n, filter: { name: { contains: \"a'b\\\"\" } }) { totalCount } viewer { email } }", variables='{ "n": 2 }')
        for name, run in [("cURL", ["bash", "-c"]), ("Python urllib", [sys.executable, "-c"])]:
            with self.subTest(name):
                page.keyboard.press("Control+k")
                page.keyboard.type(name)
                page.keyboard.press("Enter")
                expect(page.locator("#toast")).to_have_text(f"{name} copied.")
                text = page.evaluate("window.copied")
                self.assertNotIn(self.session["accessToken"], text)
                answer = subprocess.run([*run, text], capture_output=True, text=True, env={**os.environ, "TOKEN": self.session["accessToken"]})
                self.assertIn("demo@example.com", answer.stdout, answer.stderr)

    def test_a_schema_that_has_changed_is_told(self):
        page = self.open()
        page.route("**/schema.graphql", lambda route: route.fulfill(headers={"ETag": '"another"'}))
        page.evaluate("dispatchEvent(new Event('focus'))")
        page.get_by_role("button", name="Read it again").click()
        expect(page.locator("#schema-notice")).to_be_hidden()


class Examples(PageTest):
    def test_every_example_runs_without_errors(self):
        page = self.open()
        page.keyboard.press("Alt+e")
        titles = page.locator("#panel-examples .link").all_inner_texts()
        self.assertGreater(len(titles), 25)
        for title in titles:
            with self.subTest(title):
                page.locator("#panel-examples").get_by_role("button", name=title, exact=True).click()
                expect(page.locator("#tabs [aria-selected=true]")).not_to_have_text("Untitled")
                expect(page.locator("#response .empty")).to_contain_text("Run the query")
                if title == "Follow what happens":
                    continue
                page.locator("#run").click()
                expect(page.locator("#status")).to_contain_text("200 OK")
                expect(page.locator(".errors")).to_have_count(0)
                self.assertNotIn('"userErrors": [\n', page.locator(".json").inner_text())
                expect(page.locator("#problems")).to_be_empty()
                page.get_by_role("button", name="Close the tab").click()

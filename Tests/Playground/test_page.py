import re

from browser import PageTest, expect


class Opening(PageTest):
    def test_a_first_visit_shows_a_query_and_one_click_its_answer(self):
        page = self.open(signed_in=False)
        expect(page.locator("#query")).to_have_value(re.compile(r"query Network\(\$first: Int = 10\)"))
        page.get_by_role("button", name="Try it as the demo person").click()
        expect(page.locator("#status")).to_contain_text("200 OK")
        expect(page.locator("#response")).to_contain_text('"totalCount"')
        expect(page.locator("#caller")).to_have_text("demo@example.com")

    def test_signing_up_out_and_in_again_are_forms(self):
        page = self.open(signed_in=False)
        page.get_by_role("button", name="Sign in").click()
        page.get_by_role("button", name="No account yet? Create one").click()
        page.get_by_label("Email").fill("new@example.com")
        page.get_by_label("Password").fill("correct horse battery")
        page.locator("#name").fill("New Person")
        page.get_by_role("button", name="Create account").click()
        expect(page.locator("#caller")).to_have_text("new@example.com")
        page.get_by_role("button", name="Sign out").click()
        page.get_by_role("button", name="Sign in").click()
        page.get_by_label("Email").fill("new@example.com")
        page.get_by_label("Password").fill("wrong")
        page.locator("#account-submit").click()
        expect(page.locator("#account-fault")).not_to_be_empty()
        page.get_by_label("Password").fill("correct horse battery")
        page.locator("#account-submit").click()
        expect(page.locator("#caller")).to_have_text("new@example.com")


class Running(PageTest):
    def test_the_operation_under_the_caret_runs(self):
        page = self.open(query="query One { apiVersion }\n\nquery Two { viewer { email } }\n")
        expect(page.locator("#operation")).to_be_visible()
        page.locator("#operation").select_option("Two")
        page.keyboard.press("Control+Enter")
        expect(page.locator("#response")).to_contain_text("demo@example.com")

    def test_variables_and_headers_travel_with_the_query(self):
        page = self.open(query="query ($n: Int!) { contacts(first: $n) { nodes { id } } }", variables='{ "n": 2 }')
        page.locator("#run").click()
        expect(page.locator(".json")).to_contain_text('"nodes"')
        page.get_by_role("tab", name="Headers").first.click()
        page.locator("#headers").fill('{ "Authorization": "Bearer nobody" }')
        page.locator("#run").click()
        expect(page.locator("#status")).to_contain_text("401")
        self.expect_refusals()

    def test_errors_lead_to_their_places(self):
        page = self.open()
        self.run_query(page, "{ contacts { nodes { nme } } }", status="400")
        page.get_by_role("button", name="In the query").first.click()
        self.assertEqual(page.evaluate("document.querySelector('#query').selectionStart"), 21)
        self.expect_refusals()

"""What all tests of the playground share: a browser, a page that has nothing to say on its console, and axe.

Without Playwright or Chromium, importing this fails; then the tests are skipped.
"""

import atexit
import faulthandler
import functools
import json
import os
import pathlib
import shutil
import unittest
import urllib.request

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect, sync_playwright

FOLDER = pathlib.Path(__file__).parent
URL = os.environ.get("RAPPORT_URL", "")
CHROMIUM = next(filter(None, map(shutil.which, ["chromium", "chromium-browser", "google-chrome"])), None)
if CHROMIUM is None:
    raise ImportError("Chromium is missing")

DEMO = {"email": "demo@example.com", "password": "rapport-demo"}
expect.set_options(timeout=5_000)


def ask(query, variables=None, token=None):
    """What the server answers, without a browser."""
    headers = {"content-type": "application/json", **({"authorization": "Bearer " + token} if token else {})}
    body = json.dumps({"query": query, "variables": variables or {}}).encode()
    return json.load(urllib.request.urlopen(urllib.request.Request(URL + "/graphql", body, headers)))


def demo_session():
    fields = "session { accessToken refreshToken user { email name } }"
    query = "mutation ($input: SignInInput!) { signIn(input: $input) { %s } }" % fields
    return ask(query, {"input": DEMO})["data"]["signIn"]["session"]


@functools.cache
def started():
    """The browser of all tests, which ends with them, and a session of the demo person."""
    playwright = sync_playwright().start()
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"])
    atexit.register(playwright.stop)
    atexit.register(browser.close)
    return browser, demo_session()


class PageTest(unittest.TestCase):
    """A test with a page of its own; whatever the console says fails it."""

    @classmethod
    def setUpClass(cls):
        cls.browser, cls.session = started()
        cls.axe = Axe()

    def setUp(self):
        self.said = []
        # A page that hangs ends the tests, with a word on where.
        faulthandler.dump_traceback_later(120, exit=True)
        self.addCleanup(faulthandler.cancel_dump_traceback_later)

    def tearDown(self):
        self.assertEqual(self.said, [], "the console is silent")

    def expect_refusals(self):
        """Browsers write down every answer that is a refusal; a test that asks for one says so."""
        self.assertTrue(any("status of 4" in words for words in self.said), self.said)
        self.said = [words for words in self.said if "status of 4" not in words]

    def open(self, path="/", signed_in=True, query=None, variables="", **options):
        """A page of a new visitor, or of the demo person, with the query in its editor."""
        options = {"viewport": {"width": 1280, "height": 800}, **options}
        context = self.browser.new_context(**options)
        self.addCleanup(self.close, context)
        # What the clipboard gets is kept where a test can read it.
        context.add_init_script(
            "Object.defineProperty(navigator, 'clipboard',"
            " { value: { writeText: async (text) => { window.copied = text; } } });"
        )
        if signed_in:
            session = json.dumps(json.dumps(self.session))
            context.add_init_script(f"sessionStorage.setItem('rapport.session', {session});")
        page = context.new_page()
        page.set_default_timeout(5_000)
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.goto(URL + path)
        expect(page.locator("body")).to_have_attribute("data-schema", "read")
        if query is not None:
            self.type(page, "#query", query)
        if variables:
            self.type(page, "#variables", variables)
        return page

    def close(self, context):
        # A request that is answered by a test while its page closes would wait for both.
        for page in context.pages:
            page.unroute_all(behavior="ignoreErrors")
        context.close()

    def type(self, page, editor, text):
        """Puts a text into an editor as one edit, and shuts what it suggests."""
        page.locator(editor).fill(text)

    def run_query(self, page, query, variables="", status="200 OK"):
        self.type(page, "#query", query)
        if variables:
            self.type(page, "#variables", variables)
        page.locator("#run").click()
        expect(page.locator("#status")).to_contain_text(status)

    def check_axe(self, page, what, rules=None):
        tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
        results = self.axe.run(page, options={"runOnly": rules or tags, "resultTypes": ["violations"]})
        faults = [
            f"{each['id']}: {node['html'][:160]} {node['failureSummary'][:300]}"
            for each in results.response["violations"]
            for node in each["nodes"]
        ]
        self.assertEqual(faults, [], what)

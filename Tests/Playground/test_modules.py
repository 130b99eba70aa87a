from browser import FOLDER, URL, PageTest


class Modules(PageTest):
    """The modules that need no page, tested by `modules/*.test.js`."""

    def test_modules(self):
        page = self.browser.new_page()
        self.addCleanup(page.close)
        page.on("console", lambda message: self.said.append(message.text))
        page.route("**/tests/*.js", lambda route: route.fulfill(
            path=FOLDER / "modules" / route.request.url.rsplit("/", 1)[1], content_type="text/javascript"))
        page.route("**/tests/", lambda route: route.fulfill(body="<!DOCTYPE html><title>Tests</title>", content_type="text/html"))
        page.goto(URL + "/tests/")
        for file in sorted((FOLDER / "modules").glob("*.test.js")):
            results = page.evaluate(
                f"import('/tests/{file.name}').then(() => import('/tests/harness.js')).then(({{ results }}) => results.splice(0))")
            self.assertGreater(len(results), 5, file.name)
            for result in results:
                with self.subTest(result["name"]):
                    self.assertNotIn("fault", result, result.get("fault"))

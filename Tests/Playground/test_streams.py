import json
import re

from browser import PageTest, ask, expect

SUBSCRIPTION = "subscription { domainEvents { type } }"


def event(number):
    return {"data": {"domainEvents": {"type": f"EVENT_{number}"}}}


class Streams(PageTest):
    """What the page makes of either protocol, with servers that say what a test wants."""

    def test_events_of_a_stream_are_listed_and_it_ends(self):
        page = self.open(query=SUBSCRIPTION)
        body = "".join(f"event: next\ndata: {json.dumps(event(n))}\n\n" for n in range(3)) + "event: complete\ndata:\n\n"
        asked = []

        def answer(route):
            asked.append(route.request)
            route.fulfill(body=body, content_type="text/event-stream")

        page.route("**/graphql", answer)
        page.locator("#run").click()
        expect(page.locator("#status")).to_have_text("3 events. The stream is complete.")
        expect(page.get_by_role("option")).to_have_count(3)
        expect(page.locator(".detail")).to_contain_text("EVENT_2")
        page.get_by_role("option").first.click()
        expect(page.locator(".detail")).to_contain_text("EVENT_0")
        self.assertIn("text/event-stream", asked[0].headers["accept"])
        self.assertEqual(asked[0].headers["authorization"], "Bearer " + self.session["accessToken"])

    def test_a_stream_that_is_refused_says_why(self):
        page = self.open(query=SUBSCRIPTION)
        page.route("**/graphql", lambda route: route.fulfill(body='{"errors":[{"message":"Too many."}]}', content_type="application/json"))
        page.locator("#run").click()
        expect(page.locator("#status")).to_have_text("0 events. Too many.")

    def test_a_websocket_pauses_resumes_and_stops(self):
        page = self.open(query=SUBSCRIPTION)
        heard, sockets = [], []

        def serve(socket):
            sockets.append(socket)
            replies = {"connection_init": {"type": "connection_ack"}, "subscribe": {"type": "next", "id": "1", "payload": event(0)}}

            def hear(text):
                heard.append(json.loads(text))
                reply = replies.get(heard[-1]["type"])
                if reply:
                    socket.send(json.dumps(reply))

            socket.on_message(hear)

        page.route_web_socket("**/graphql", serve)
        page.keyboard.press("Control+k")
        page.keyboard.type("websocket")
        page.keyboard.press("Enter")
        page.locator("#run").click()
        expect(page.locator("#status")).to_have_text(re.compile("^1 event\\."))
        self.assertEqual(heard[0], {"type": "connection_init", "payload": {"authorization": "Bearer " + self.session["accessToken"]}})
        self.assertEqual(heard[1]["payload"]["query"], SUBSCRIPTION)
        page.get_by_role("button", name="Pause").click()
        sockets[0].send(json.dumps({"type": "ping"}))
        sockets[0].send(json.dumps({"type": "next", "id": "1", "payload": event(1)}))
        expect(page.locator("#status")).to_have_text(re.compile("^1 event, 1 waiting"))
        page.get_by_role("button", name="Resume").click()
        expect(page.get_by_role("option")).to_have_count(2)
        self.assertIn({"type": "pong"}, heard)
        self.check_axe(page, "events")
        page.get_by_role("button", name="Stop").click()
        expect(page.locator("#status")).to_have_text("2 events. Stopped.")
        expect(page.locator("#run")).to_have_text("Run")


class RealStreams(PageTest):
    """Both protocols against the server itself, under the page's Content-Security-Policy."""

    def follow(self, page):
        page.locator("#run").click()
        expect(page.locator("#status")).to_have_text(re.compile("Waiting|0 events"))
        query = "mutation ($input: CreateContactInput!) { createContact(input: $input) { contact { id } } }"
        variables = {"input": {"name": "Somebody New", "allowDuplicate": True}}
        # The first events may be written before the server listens; one of these comes after.
        for _ in range(50):
            ask(query, variables, self.session["accessToken"])
            if page.get_by_role("option").count():
                break
            page.wait_for_timeout(100)
        expect(page.locator(".detail")).to_contain_text("ContactCreated")
        page.get_by_role("button", name="Stop").click()
        expect(page.locator("#status")).to_contain_text("Stopped.")

    def test_an_event_stream_tells_what_happens(self):
        self.follow(self.open(query="subscription { domainEvents { __typename } }"))

    def test_a_websocket_tells_what_happens(self):
        page = self.open(query="subscription { domainEvents { __typename } }")
        page.keyboard.press("Control+k")
        page.keyboard.type("websocket")
        page.keyboard.press("Enter")
        self.follow(page)

"""What clients do that follow what happens: over WebSockets, with a library that knows GraphQL and with one that does
not, and over event streams.

    RAPPORT_URL=http://localhost:4000/graphql python3 subscribing_client.py

The server has the demo account (`rapport serve --demo`).
"""

import asyncio
import json
import os
import unittest
import urllib.error
import urllib.request

import httpx
import websockets
from gql import Client, gql
from gql.transport.exceptions import TransportQueryError
from gql.transport.websockets import WebsocketsTransport

URL = os.environ["RAPPORT_URL"]
SOCKET_URL = URL.replace("http://", "ws://")
PATIENCE = 20

SIGN_IN = """mutation { signIn(input: {email: "demo@example.com", password: "rapport-demo"}) {
  session { accessToken } } }"""
SIGN_OUT = "mutation { signOut(input: {}) { userErrors { message } } }"
CREATE = """mutation($name: String!) { createContact(input: {name: $name, allowDuplicate: true}) {
  contact { id } userErrors { message } } }"""
EVENTS = """subscription($after: Int) { domainEvents(afterSequence: $after) {
  sequence type ... on ContactCreated { contact { name } } } }"""
LAST = "{ events(first: 1, orderBy: {field: SEQUENCE, direction: DESC}) { nodes { sequence } } }"
IMPORT = """mutation($csv: String!) { importContacts(input: {source: {linkedInConnectionsCsv: $csv}}) {
  job { id } userErrors { message } } }"""
PROGRESS = "subscription($id: ID!) { importProgress(jobId: $id) { status createdCount } }"


def post(query, token=None, **variables):
    headers = {"content-type": "application/json"}
    if token:
        headers["authorization"] = f"Bearer {token}"
    body = json.dumps({"query": query, "variables": variables}).encode()
    with urllib.request.urlopen(urllib.request.Request(URL, body, headers)) as answer:
        answer = json.load(answer)
    assert "errors" not in answer, answer
    return answer["data"]


def sign_in():
    return post(SIGN_IN)["signIn"]["session"]["accessToken"]


def request(document, **variables):
    document = gql(document)
    document.variable_values = variables
    return document


async def next_of(iterator):
    return await asyncio.wait_for(anext(iterator), PATIENCE)


class GraphQLClientTest(unittest.IsolatedAsyncioTestCase):
    """With gql, which speaks graphql-transport-ws."""

    def client(self, token):
        return Client(
            transport=WebsocketsTransport(
                url=SOCKET_URL,
                init_payload={"authorization": f"Bearer {token}"},
                subprotocols=[WebsocketsTransport.GRAPHQLWS_SUBPROTOCOL],
            )
        )

    async def test_events_come_when_they_happen_and_mutations_go_over_the_same_connection(self):
        async with self.client(sign_in()) as session:
            events = session.subscribe(request(EVENTS))
            # The subscription has begun when its first event comes: until then there is something new again and again.
            first = asyncio.ensure_future(anext(events))
            while not first.done():
                await session.execute(request(CREATE, name="Before"))
            last = first.result()["domainEvents"]["sequence"]
            self.assertEqual(first.result()["domainEvents"]["contact"], {"name": "Before"})
            for number in range(20):
                await session.execute(request(CREATE, name=f"After {number}"))
            names = []
            while len(names) < 20:
                event = (await next_of(events))["domainEvents"]
                last += 1
                self.assertEqual(event["sequence"], last)
                if event["contact"]["name"] != "Before":
                    names.append(event["contact"]["name"])
            self.assertEqual(names, [f"After {number}" for number in range(20)])
            await events.aclose()

    async def test_an_import_is_followed_to_its_end(self):
        rows = "".join(f"Ida{n},Falk{n},https://www.linkedin.com/in/ida{n},,Acme,Boss,01 Jan 2025\n" for n in range(900))
        csv = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n" + rows
        async with self.client(sign_in()) as session:
            job = (await session.execute(request(IMPORT, csv=csv)))["importContacts"]["job"]
            steps = [step["importProgress"] async for step in session.subscribe(request(PROGRESS, id=job["id"]))]
        self.assertEqual(steps[-1]["status"], "COMPLETED")
        counts = [step["createdCount"] for step in steps]
        self.assertEqual(counts, sorted(counts))

    async def test_what_cannot_be_executed_is_an_error_of_its_operation(self):
        async with self.client(sign_in()) as session:
            # `assertRaises` would clear the frames of the exception, one of which is the transport's, and still runs.
            try:
                await session.execute(request("{ nothing }"))
                self.fail("it was executed")
            except TransportQueryError:
                pass
            self.assertEqual(await session.execute(request("{ apiVersion }")), {"apiVersion": "2026.11"})


class WebSocketTest(unittest.IsolatedAsyncioTestCase):
    """With websockets, which speaks RFC 6455 and nothing else."""

    def connect(self, token=None, **options):
        headers = {"authorization": f"Bearer {token}"} if token else {}
        return websockets.connect(
            SOCKET_URL, subprotocols=["graphql-transport-ws"], additional_headers=headers, compression=None, **options
        )

    async def initialised(self, socket):
        await socket.send('{"type":"connection_init"}')
        self.assertEqual(await socket.recv(), '{"type":"connection_ack"}')

    async def test_the_subprotocol_is_agreed_on_and_pings_are_answered(self):
        async with self.connect() as socket:
            self.assertEqual(socket.subprotocol, "graphql-transport-ws")
            await asyncio.wait_for(await socket.ping(b"there?"), PATIENCE)

    async def test_compression_is_not_agreed_on(self):
        async with websockets.connect(SOCKET_URL, subprotocols=["graphql-transport-ws"]) as socket:
            self.assertEqual(socket.response.headers.get("sec-websocket-extensions"), None)
            await self.initialised(socket)

    async def test_messages_may_come_in_fragments_and_be_large(self):
        async with self.connect(sign_in()) as socket:
            await self.initialised(socket)
            filler = "ä" * 1_000_000
            text = json.dumps(
                {"id": "1", "type": "subscribe", "payload": {"query": "{ apiVersion }", "extensions": {"x": filler}}},
                ensure_ascii=False,
            )
            await socket.send(text[n : n + 100_000] for n in range(0, len(text), 100_000))
            self.assertEqual(json.loads(await socket.recv())["payload"], {"data": {"apiVersion": "2026.11"}})
            self.assertEqual(json.loads(await socket.recv()), {"id": "1", "type": "complete"})

    async def test_a_stranger_may_not_send_large_messages(self):
        async with self.connect() as socket:
            await self.initialised(socket)
            await socket.send("x" * 70_000)
            with self.assertRaises(websockets.ConnectionClosedError) as closed:
                await socket.recv()
            self.assertEqual(closed.exception.rcvd.code, 1009)

    async def test_the_client_closes_and_is_answered(self):
        socket = await self.connect()
        await self.initialised(socket)
        await socket.close(4001, "enough")
        self.assertEqual(socket.close_code, 4001)

    async def test_signing_out_ends_what_was_subscribed(self):
        token = sign_in()
        async with self.connect(token) as socket:
            await self.initialised(socket)
            subscribe = {"id": "s", "type": "subscribe", "payload": {"query": EVENTS}}
            await socket.send(json.dumps(subscribe))
            await socket.send('{"type":"ping"}')
            self.assertEqual(await socket.recv(), '{"type":"pong"}')
            post(SIGN_OUT, token)
            # Somebody of the same account does something.
            post(CREATE, sign_in(), name="Later")
            error = json.loads(await asyncio.wait_for(socket.recv(), PATIENCE))
            self.assertEqual((error["id"], error["type"]), ("s", "error"))
            with self.assertRaises(websockets.ConnectionClosedError) as closed:
                await socket.recv()
            self.assertEqual(closed.exception.rcvd.code, 4403)


class EventStreamTest(unittest.TestCase):
    """With an HTTP client."""

    def events(self, response):
        event = {}
        for line in response.iter_lines():
            if not line and event:
                yield event["event"], json.loads(event["data"]) if event["data"] else None
                event = {}
            elif line and not line.startswith(":"):
                name, _, value = line.partition(":")
                event[name] = value.removeprefix(" ")

    def test_events_come_when_they_happen(self):
        token = sign_in()
        headers = {"accept": "text/event-stream", "authorization": f"Bearer {token}"}
        body = {"query": EVENTS}
        with httpx.Client(timeout=PATIENCE) as http, http.stream("POST", URL, headers=headers, json=body) as response:
            self.assertEqual(response.headers["content-type"], "text/event-stream; charset=utf-8")
            events = self.events(response)
            # The head of the answer is there, so the subscription has begun.
            for number in range(3):
                post(CREATE, token, name=f"Streamed {number}")
            for number in range(3):
                kind, data = next(events)
                self.assertEqual((kind, data["data"]["domainEvents"]["contact"]["name"]), ("next", f"Streamed {number}"))

    def test_a_query_is_one_event_and_the_end(self):
        answer = httpx.get(URL, params={"query": "{ apiVersion }"}, headers={"accept": "text/event-stream"})
        self.assertEqual(answer.text, 'event: next\ndata: {"data":{"apiVersion":"2026.11"}}\n\nevent: complete\ndata:\n\n')


if __name__ == "__main__":
    unittest.main()

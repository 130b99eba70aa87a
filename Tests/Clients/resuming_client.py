"""What a client sees that follows an account while the server is killed, or ended, and started again: each event exactly
once, because it says which one it has seen last.

    RAPPORT_PROGRAM=.build/debug/rapport python3 resuming_client.py

Starts servers of its own, with a database in the current folder.
"""

import asyncio
import json
import os
import signal
import subprocess
import unittest

import httpx
import websockets

PROGRAM = os.environ["RAPPORT_PROGRAM"]
PATIENCE = 30
WRITERS = 4

SIGN_UP = """mutation($email: EmailAddress!) {
  signUp(input: {email: $email, password: "a long enough one", name: "Anna", timeZone: "Europe/Berlin"}) {
    session { accessToken } userErrors { message } } }"""
CREATE = """mutation($name: String!) { createContact(input: {name: $name, allowDuplicate: true}) {
  contact { id } userErrors { message } } }"""
EVENTS = """subscription($after: Int) { domainEvents(afterSequence: $after) {
  sequence ... on ContactCreated { contact { name } } } }"""
COUNT = "{ contacts(first: 1) { totalCount } }"


class Server:
    def __init__(self):
        self.process = subprocess.Popen([PROGRAM, "serve", "--port", "0"], stdout=subprocess.PIPE, text=True)
        self.address = self.process.stdout.readline().strip().rpartition("//")[2]
        self.url = f"http://{self.address}/graphql"

    def end(self, how):
        self.process.send_signal(how)

    def status(self):
        return self.process.wait(PATIENCE)


async def post(http, url, query, token=None, **variables):
    headers = {"authorization": f"Bearer {token}"} if token else {}
    answer = (await http.post(url, headers=headers, json={"query": query, "variables": variables})).json()
    if "errors" in answer:
        raise httpx.TransportError(str(answer["errors"]))
    return answer["data"]


class ResumingTest(unittest.IsolatedAsyncioTestCase):
    def setUp(self):
        self.server = Server()
        self.addCleanup(lambda: self.server.process.kill())
        self.seen = []
        self.acknowledged = set()

    async def test_each_event_comes_once_though_the_server_is_killed(self):
        await self.follow(signal.SIGKILL)

    async def test_each_event_comes_once_though_the_server_is_ended(self):
        await self.follow(signal.SIGTERM)

    async def follow(self, how):
        async with httpx.AsyncClient(timeout=PATIENCE) as http:
            data = await post(http, self.server.url, SIGN_UP, email=f"{how.name.lower()}@example.com")
            self.token = data["signUp"]["session"]["accessToken"]
            for round in range(3):
                writers = [asyncio.create_task(self.write(http, f"{round}-{number}")) for number in range(WRITERS)]
                await self.read(lambda: len(self.seen) >= 60 * (round + 1), and_then=lambda: self.server.end(how), how=how)
                await asyncio.gather(*writers)
                status = self.server.status()
                self.assertEqual(status, -signal.SIGKILL if how == signal.SIGKILL else 0)
                self.server = Server()
            total = (await post(http, self.server.url, COUNT, self.token))["contacts"]["totalCount"]
            await self.read(lambda: len(self.seen) == total)
        self.assertEqual([event["sequence"] for event in self.seen], list(range(1, total + 1)))
        names = [event["contact"]["name"] for event in self.seen]
        self.assertEqual(len(names), len(set(names)))
        # What was acknowledged is there; what was not may be.
        self.assertLessEqual(self.acknowledged, set(names))

    async def write(self, http, writer):
        """Writes until the server is gone."""
        number = 0
        while True:
            name = f"{writer}-{number}"
            number += 1
            try:
                await post(http, self.server.url, CREATE, self.token, name=name)
            except (httpx.HTTPError, ValueError):
                return
            self.acknowledged.add(name)

    async def read(self, is_enough, and_then=None, how=None):
        """Follows from the last event that was seen, until it is enough, and on until the server is gone."""
        socket = await websockets.connect(
            f"ws://{self.server.address}/graphql",
            subprotocols=["graphql-transport-ws"],
            additional_headers={"authorization": f"Bearer {self.token}"},
        )
        await socket.send('{"type":"connection_init"}')
        await socket.recv()
        after = self.seen[-1]["sequence"] if self.seen else 0
        payload = {"query": EVENTS, "variables": {"after": after}}
        await socket.send(json.dumps({"id": "events", "type": "subscribe", "payload": payload}))
        is_complete = False
        try:
            while True:
                if is_enough():
                    if not and_then:
                        return await socket.close()
                    and_then()
                    is_enough = lambda: False
                message = json.loads(await asyncio.wait_for(socket.recv(), PATIENCE))
                if message["type"] == "complete":
                    is_complete = True
                else:
                    self.seen.append(message["payload"]["data"]["domainEvents"])
        except websockets.ConnectionClosed as closed:
            if how == signal.SIGTERM:
                self.assertTrue(is_complete)
                self.assertEqual(closed.rcvd.code, 1001)


if __name__ == "__main__":
    unittest.main()

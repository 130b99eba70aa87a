"""What a client does that knows nothing but the address: it fetches the schema, and asks by it.

    RAPPORT_URL=http://localhost:4000/graphql python3 introspecting_client.py

The server has the demo account (`rapport serve --demo`).
"""

import os
import unittest
import urllib.request
from urllib.parse import urljoin

from gql import Client, gql
from gql.transport.httpx import HTTPXTransport
from graphql import GraphQLError, build_schema, lexicographic_sort_schema, print_schema
from graphql.type import specified_directives

URL = os.environ["RAPPORT_URL"]

SIGN_IN = """
    mutation SignIn($input: SignInInput!) {
      signIn(input: $input) { session { accessToken } userErrors { message } }
    }"""

CONTACTS = """
    query Contacts($first: Int!, $filter: ContactFilter, $orderBy: ContactOrder) {
      contacts(first: $first, filter: $filter, orderBy: $orderBy) {
        nodes { __typename ...Card }
        pageInfo { endCursor }
      }
    }
    fragment Card on Contact { id name relationship lastContactedAt }"""


def client(token=None):
    headers = {"authorization": f"Bearer {token}"} if token else {}
    return Client(
        transport=HTTPXTransport(URL, headers=headers),
        fetch_schema_from_transport=True,
        introspection_args={
            "descriptions": True,
            "schema_description": True,
            "specified_by_url": True,
            "directive_is_repeatable": True,
            "input_value_deprecation": True,
        },
    )


def request(document, **variables):
    document = gql(document)
    document.variable_values = variables
    return document


def text(schema):
    # gql does not ask which inputs take exactly one of their fields.
    return print_schema(lexicographic_sort_schema(schema)).replace(" @oneOf", "")


class IntrospectionTest(unittest.TestCase):
    def test_the_schema_is_there_without_a_token_and_is_that_of_the_document(self):
        stranger = client()
        with stranger:
            fetched = stranger.schema
        with urllib.request.urlopen(urljoin(URL, "/schema.graphql")) as answer:
            served = build_schema(answer.read().decode())
        self.assertEqual(text(fetched), text(served))
        self.assertEqual(
            {directive.name for directive in fetched.directives}, {directive.name for directive in specified_directives}
        )

    def test_a_query_with_variables_is_checked_by_the_fetched_schema_and_answered(self):
        with client() as stranger:
            who = {"email": "demo@example.com", "password": "rapport-demo"}
            session = stranger.execute(request(SIGN_IN, input=who))["signIn"]["session"]
        with client(session["accessToken"]) as signed_in:
            answer = signed_in.execute(
                request(
                    CONTACTS,
                    first=3,
                    filter={"relationship": {"in": ["RECRUITER", "MENTOR"]}, "lastContactedAt": {"isNull": False}},
                    orderBy={"field": "LAST_CONTACTED_AT", "direction": "DESC"},
                )
            )
        nodes = answer["contacts"]["nodes"]
        self.assertEqual([node["__typename"] for node in nodes], ["Contact"] * 3)
        self.assertLessEqual({node["relationship"] for node in nodes}, {"RECRUITER", "MENTOR"})
        times = [node["lastContactedAt"] for node in nodes]
        self.assertEqual(times, sorted(times, reverse=True))

    def test_what_the_schema_does_not_have_is_refused_before_it_is_sent(self):
        with client() as stranger:
            with self.assertRaisesRegex(GraphQLError, "Cannot query field 'salary' on type 'Contact'"):
                stranger.execute(gql("{ contacts { nodes { salary } } }"))


if __name__ == "__main__":
    unittest.main()

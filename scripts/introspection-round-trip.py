#!/usr/bin/env python3
"""Holds a server's answer to the introspection query against the schema that it serves.

    scripts/introspection-round-trip.py query
        prints the introspection query with everything that can be asked for
    scripts/introspection-round-trip.py compare schema.graphql response.json
        builds a schema from the response as a client does, and one from the text; says where they differ

The schemas are built and printed by graphql-core, the Python port of the reference implementation.
"""

import difflib
import json
import sys

from graphql import (
    build_client_schema,
    build_schema,
    get_introspection_query,
    lexicographic_sort_schema,
    print_schema,
)


def query():
    return get_introspection_query(
        descriptions=True,
        specified_by_url=True,
        directive_is_repeatable=True,
        schema_description=True,
        input_value_deprecation=True,
        input_object_one_of=True,
    )


def lines(schema):
    return print_schema(lexicographic_sort_schema(schema)).splitlines()


def differences(schema_path, response_path):
    with open(schema_path, encoding="utf-8") as file:
        expected = build_schema(file.read())
    with open(response_path, encoding="utf-8") as file:
        response = json.load(file)
    if "errors" in response:
        return [str(response["errors"])]
    found = build_client_schema(response["data"])
    return list(difflib.unified_diff(lines(expected), lines(found), "schema", "introspection", lineterm=""))


if sys.argv[1:] == ["query"]:
    print(query())
elif len(sys.argv) == 4 and sys.argv[1] == "compare":
    found = differences(sys.argv[2], sys.argv[3])
    print("\n".join(found))
    sys.exit(1 if found else 0)
else:
    sys.exit(__doc__)

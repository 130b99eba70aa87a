import { equal, schema, test } from "/tests/harness.js";
import { parse } from "/playground/language/parser.js";
import { literal, selected, toggled, withArgument } from "/playground/language/build.js";

const toggle = (text, kind, ...path) => toggled(text, 0, kind, path, schema);
const query = `query A {
  contacts(first: 3) {
    # who
    nodes {
      id # the key
    }
  }
}
`;

test("a field is put in behind the others, and comments stay", () => {
  equal(toggle(query, "query", "contacts", "nodes", "name"), query.replace("# the key", "# the key\n      name"));
});
test("what leads to a field is put in with it", () => {
  equal(
    toggle(query, "query", "contacts", "nodes", "interactions", "totalCount"),
    query.replace("# the key", "# the key\n      interactions {\n        totalCount\n      }"),
  );
});
test("arguments that a field needs come with it", () => {
  equal(
    toggle("{ apiVersion }", "query", "node", "on Contact", "name"),
    '{\n  apiVersion\n  node(id: "") {\n    ... on Contact {\n      name\n    }\n  }\n}\n',
  );
});
test("what is put in is taken out again", () => {
  equal(toggle(toggle(query, "query", "contacts", "nodes", "tags"), "query", "contacts", "nodes", "tags"), query);
  equal(toggle(toggle(query, "query", "viewer", "email"), "query", "viewer", "email"), query);
});
test("with the last field of an operation, the operation goes", () =>
  equal(toggle("{\n  apiVersion\n}\n", "query", "apiVersion"), ""));
test("a text that is not whole stays as it is", () =>
  equal(toggle("{ viewer { ", "query", "apiVersion"), "{ viewer { "));
test("an empty text gets an operation", () =>
  equal(toggle("", "mutation", "signOut", "signedOut"), "mutation {\n  signOut(input: {}) {\n    signedOut\n  }\n}\n"));
test("everything that is put in is a document", () => {
  let text = query;
  for (const field of schema.root("query").fields.keys()) text = toggle(text, "query", field);
  for (const field of schema.type("Contact").fields.keys()) text = toggle(text, "query", "contacts", "nodes", field);
  equal(parse(text).fault, undefined);
});

const field = (text) => selected(parse(text).operations[0], ["a"]);
for (const [text, name, value, after] of [
  ["{ a }", "b", "1", "{ a(b: 1) }"],
  ["{ a(b: 1) }", "c", '"x"', '{ a(b: 1, c: "x") }'],
  ["{ a(b: 1, c: 2) }", "b", "3", "{ a(b: 3, c: 2) }"],
  ["{ a(b: 1, c: 2) }", "b", undefined, "{ a(c: 2) }"],
  ["{ a(b: 1, c: 2) }", "c", undefined, "{ a(b: 1) }"],
  ["{ a(b: 1) { c } }", "b", undefined, "{ a { c } }"],
])
  test(`the argument ${name} of ${text} becomes ${value}`, () =>
    equal(withArgument(text, field(text), name, value), after));
test("what is typed into a form is written as its type wants", () => {
  const type = (name) => ({ kind: "NAMED", name });
  equal(
    [
      literal("5", type("Int"), schema),
      literal('a"b', type("String"), schema),
      literal("MENTOR", type("RelationshipType"), schema),
      literal("$x", type("String"), schema),
    ],
    ["5", '"a\\"b"', "MENTOR", "$x"],
  );
});

import { caret, equal, schema, test } from "/tests/harness.js";
import { lex, tokenAt } from "/playground/language/lexer.js";
import { operationAt, parse, querySpans } from "/playground/language/parser.js";
import { prettify } from "/playground/language/printer.js";
import { complete } from "/playground/language/complete.js";
import { describe } from "/playground/language/hover.js";
import { extractFragment, extractVariable, fillFields, inlineFragments } from "/playground/language/refactor.js";
import { index, search, searchSchema } from "/playground/language/search.js";
import { documentTitle, toggleComments } from "/playground/language/text.js";

// MARK: Lexer

test("tokens have kinds and places", () => {
  const tokens = lex('{ a(b: -1.5e3, c: "x\\"y") ...on # z\n}');
  equal(
    tokens.map(({ kind }) => kind),
    [
      "punctuator",
      "name",
      "punctuator",
      "name",
      "punctuator",
      "float",
      "name",
      "punctuator",
      "string",
      "punctuator",
      "punctuator",
      "name",
      "comment",
      "punctuator",
    ],
  );
  equal([tokens[8].start, tokens[8].end], [18, 24]);
});
test("a string without its end reaches to the end of the line", () => {
  equal(
    lex('a: "b c\nd').map(({ kind, text }) => [kind, text]),
    [
      ["name", "a"],
      ["punctuator", ":"],
      ["invalid", '"b c'],
      ["name", "d"],
    ],
  );
});
test("where two tokens touch, a name wins", () => {
  equal(tokenAt(lex("ab(c"), 2).text, "ab");
  equal(tokenAt(lex("ab(c"), 3).text, "c");
});
test("texts at random give tokens that cover them in order", () => {
  const letters = ['"', "{", "}", "(", "a", "1", ".", "…", "#", "\n", "\\", "$", "-", "é", "😀", ","];
  let seed = 7;
  for (let round = 0; round < 300; round++) {
    const text = Array.from(
      { length: 40 },
      () => letters[(seed = (seed * 1103515245 + 12345) % 2147483648) % letters.length],
    ).join("");
    let end = 0;
    for (const token of lex(text)) {
      equal(token.start >= end && token.end > token.start, true);
      equal(text.slice(token.start, token.end), token.text);
      end = token.end;
    }
    prettify(text);
    complete(text, 20, schema);
    describe(text, 20, schema);
    querySpans(text, schema);
  }
});

// MARK: Parser

for (const [text, message, start] of [
  ["{ a(b: ) }", "Expected a value, found “)”.", 7],
  ["{ a", "Expected a field, found the end.", 2],
  ["query { }", "Expected a field, found “}”.", 8],
  ['{ a(b: "c) }', "Expected a value, found “\"c) }”.", 7],
  ["foo", "Expected an operation or a fragment, found “foo”.", 0],
]) {
  test(`the fault of ${text}`, () => {
    const { fault } = parse(text);
    equal([fault?.message, fault?.start], [message, start]);
  });
}
test("everything that an executable document can have is parsed", () => {
  const { fault } = parse(`"A description" query A($a: [Int!]! = [1] @d, $b: I = {x: {y: null}}) @live { ... @include(if: true) { a } b: c(d: $a, e: E, f: """x""") @s { ...F } }
    subscription S { a } mutation M { b(c: [true, 1.5]) } fragment F on T @d { x }`);
  equal(fault, undefined);
});
test("what is missing ends nothing: what follows is read", () => {
  const { operations, fragments } = parse("{ a(b: { c } d { e(f } } query B { g } fragment F on { h }");
  equal(
    operations.map(({ name }) => name?.value),
    [undefined, "B"],
  );
  equal([...fragments.keys()], ["F"]);
});

// MARK: Printer

test("a document is laid out, and its comments stay", () => {
  equal(
    prettify(
      "query A($a:Int=3,$b:[ID!]!){b(c:{d:[1,2],e:{f:null}},g:$a){...F @skip(if:true) # why\nh:i ... on T{j}}} #end\nfragment F on T{x}",
    ),
    `query A($a: Int = 3, $b: [ID!]!) {
  b(c: { d: [1, 2], e: { f: null } }, g: $a) {
    ...F @skip(if: true) # why
    h: i
    ... on T {
      j
    }
  }
} #end

fragment F on T {
  x
}
`,
  );
});
test("arguments that are too long for a line have lines of their own", () => {
  equal(
    prettify(
      '{ a(first: 1, filter: {name: {contains: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}, company: {eq: "bbbbbbbbbbbbbbbbbb"}}) { b } }',
    ),
    `{
  a(
    first: 1
    filter: {
      name: { contains: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" }
      company: { eq: "bbbbbbbbbbbbbbbbbb" }
    }
  ) {
    b
  }
}
`,
  );
});
test("laid out twice is laid out once, and nothing but white space changes", () => {
  const text = 'query A($a:Int=3@d){a(b:"""x\n  y""",c:[{d:1},{d:2}]){...on T@include(if:$a){e f}}}{g}mutation{h}';
  const once = prettify(text);
  equal(prettify(once), once);
  equal(
    lex(once).map((token) => token.text),
    lex(text).map((token) => token.text),
  );
});
test("what has no matching brackets stays as it is", () => equal(prettify("{ a ( }"), "{ a ( }"));

// MARK: Completion

const labels = (marked) => complete(...caret(marked), schema).suggestions.map(({ label }) => label);
for (const [marked, first] of [
  ["{ contac| }", "contact"],
  ["{ contacts { no| } }", "nodes"],
  ["{ contacts(fi|) { totalCount } }", "first"],
  ["{ contacts(orderBy: { field: L|}) { totalCount } }", "LAST_CONTACTED_AT"],
  ["query($size: Int) { contacts(first: |) { totalCount } }", "$size"],
  ["query($size: Int) { contacts(first: $s|) { totalCount } }", "$size"],
  ['{ search(query: "a") { nodes { ... on Jo| } } }', "JobListing"],
  ["query($a: ContactF|) { x }", "ContactFilter"],
  ["{ contacts @in| { totalCount } }", "@include"],
  ["mut|", "mutation"],
  ["mutation { createCo|", "createContact"],
  ["mutation { createContact(input: { na|", "name"],
  ["{ contacts { nodes { ...F| } } } fragment Face on Contact { name }", "Face"],
  ["{ a: conta|", "contact"],
  ["{ viewer { __ty| } }", "__typename"],
])
  test(`first comes ${first} at ${marked}`, () => equal(labels(marked)[0], first));
test("nothing is suggested in strings and comments", () => {
  equal(labels('{ contact(id: "na|") }'), []);
  equal(labels("{ a } # con|"), []);
});
test("a field comes with the arguments it needs, and the caret in the first", () => {
  const [{ insert, caret: at }] = complete(...caret("{ contact|"), schema).suggestions;
  equal(insert, 'contact(id: "") {\n  \n}');
  equal(at, 'contact(id: "'.length);
});
test("an argument that is an input comes with what it needs", () => {
  const [{ insert }] = complete(
    ...caret("mutation { createContact(|) { userErrors { message } } }"),
    schema,
  ).suggestions;
  equal(insert, 'input: { name: "" }');
});
test("arguments that are there are not suggested again", () =>
  equal(labels("{ contacts(first: 1, fi|) }").includes("first"), false));

// MARK: Hover, operations, search

test("a field is described with its type and its place in the docs", () => {
  const { title, link } = describe(...caret("{ contacts { nodes { relation|ship } } }"), schema);
  equal([title, link], ["Contact.relationship: RelationshipType!", "Contact.relationship"]);
});
test("the operation is the one of the caret, else the one before it", () => {
  const { operations } = parse("query A { a }\n\nquery B { b }\n");
  equal(
    [0, 5, 14, 16, 99].map((offset) => operationAt(operations, offset).name.value),
    ["A", "A", "A", "B", "B"],
  );
});
test("a tab is called as its operations are, else as its first field", () => {
  equal(documentTitle("# x\nquery A { a }\nmutation C { c }"), "A, C");
  equal(documentTitle("# {no}\n{ contacts { a } }"), "contacts");
  equal(documentTitle(""), "Untitled");
});
test("a search finds names by their beginnings and insides, in that order", () => {
  const found = search(["notContacts", "contacts", "createOtherNew"], "con", (name) => name);
  equal(found, ["contacts", "notContacts"]);
  equal(searchSchema(index(schema), "Contact.referr")[0].link, "Contact.referrals");
});
// MARK: Edits of a document

test("a value becomes a variable of its type", () => {
  const { text, variables } = extractVariable(
    ...caret("query A { contacts(filter: { relationship: { eq: MEN|TOR } }) { totalCount } }"),
    schema,
    { eq: 1 },
  );
  equal(text, "query A($eq2: RelationshipType) { contacts(filter: { relationship: { eq: $eq2 } }) { totalCount } }");
  equal(variables, { eq: 1, eq2: "MENTOR" });
});
test("a shorthand query with a variable is written out", () => {
  equal(
    extractVariable(...caret("{ contacts(first: 1|0) { totalCount } }"), schema, {}).text,
    "query ($first: Int) { contacts(first: $first) { totalCount } }",
  );
});
test("selections become a fragment, and selections again", () => {
  const text = prettify("{ contacts { nodes { id name } } }");
  const made = extractFragment(text, text.indexOf("name"), schema);
  equal(made, prettify("{ contacts { nodes { ...ContactFields } } } fragment ContactFields on Contact { id name }"));
  equal(inlineFragments(made), prettify("{ contacts { nodes { ... on Contact { id name } } } }"));
});
test("a selection gets all fields that need nothing more", () => {
  const filled = "tags {\n    name\n    contactCount\n  }";
  for (const marked of ["{ tags| }", "{ tags { | } }", "{ tags { name | } }"])
    equal(fillFields(...caret(marked), schema).includes(filled), true);
});
test("fragments that spread each other do not go on forever", () => {
  inlineFragments("{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }");
});
test("lines are commented out and in", () => {
  equal(toggleComments(["  a", "", "b"]), ["  # a", "", "# b"]);
  equal(toggleComments(["  # a", "#b"]), ["  a", "b"]);
});

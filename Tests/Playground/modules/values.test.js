import { caret, equal, schema, test } from "/tests/harness.js";
import { complete } from "/playground/language/complete.js";
import { parse } from "/playground/language/parser.js";
import { declared, readVariables } from "/playground/values/variables.js";
import { JSONLines, pathText } from "/playground/response/lines.js";
import { csv, listsIn, sorted, tableOf } from "/playground/response/table.js";
import { chartsOf, description, linePoints, marks } from "/playground/response/chart.js";
import { readFragment, redactedHeaders, redactedQuery, redactedVariables, sharedFragment } from "/playground/share/redact.js";
import { snippets } from "/playground/share/snippets.js";
import { events } from "/playground/page/streams.js";
import { difference, moved, places } from "/playground/language/text.js";

const inputs = declared(
  parse("query ($first: Int!, $filter: ContactFilter, $order: ContactOrder = { field: NAME }) { x }").operations[0],
);

// MARK: Variables

for (const [marked, first] of [
  ["{|}", '"first": 10'],
  ['{ "fi|" }', '"first": 10'],
  ['{ "first": 1, "filter": { "comp|" } }', '"company": {  }'],
  ['{ "order": { "field": | } }', '"NAME"'],
  ['{ "order": { "field": "COM|" } }', '"COMPANY"'],
  ['{ "filter": { "isFavorite": | } }', "true"],
  ['{ "filter": { "relationship": { "in": [|] } } }', '"FORMER_COLLEAGUE"'],
  ['{ "order": | }', '{ "field": "NAME" }'],
])
  test(`variables: first comes ${first} at ${marked}`, () =>
    equal(complete(...caret(marked), schema, inputs).suggestions[0]?.insert, first));

for (const [text, message] of [
  ['{ "first": 1 }'],
  [""],
  ["[1]", "Expected a JSON object."],
  ["{ first: 1 }", "Expected a key in quotes, found “first”."],
  ['{ "first": }', "Expected a value, found “}”."],
])
  test(`variables: what is wrong in ${text}`, () => equal(readVariables(text).problems[0]?.message, message));
test("a comma too few is JSON's to tell", () => equal(readVariables('{ "a": 1 "b": 2 }').problems.length, 1));
test("a variable has its place in the text", () => {
  const { rangeOf } = readVariables('{ "first": 1, "x": 2 }');
  equal([rangeOf("x").start, rangeOf("x").end], [14, 20]);
});

// MARK: Lines of JSON

const value = { data: { list: [{ a: "x" }, { a: [] }], "odd key": null } };
test("lines are what JSON.stringify writes", () => {
  for (const each of [value, [], {}, 1, 'a\n"b', null, [[1], [[]]], { "": { "": 1 } }])
    equal(new JSONLines(each).grow(Infinity).texts.join("\n"), JSON.stringify(each, null, 2));
});
test("a long value becomes lines in as many turns as it is given, and none of them is longer", () => {
  const long = Array.from({ length: 1000 }, (_, id) => ({ id, tags: ["a", "b"] }));
  const lines = new JSONLines(long);
  let turns = 0;
  for (let before = 0; !lines.isWhole; before = lines.texts.length, turns++) equal(lines.grow(100).texts.length - before <= 100, true);
  equal(turns > 70, true);
  equal(lines.texts.join("\n"), JSON.stringify(long, null, 2));
});
test("a line knows its path, its value and where it ends", () => {
  const lines = new JSONLines(value).grow(Infinity);
  const line = lines.texts.findIndex((text) => text.includes('"x"'));
  equal(pathText(lines.path(line)), "data.list[0].a");
  equal(lines.value(line), "x");
  equal(lines.value(lines.parents[line]), { a: "x" });
  equal(pathText(lines.path(line + 2)), "data.list[1]");
  equal(lines.texts[lines.ends[2]], "    ],");
  equal(pathText(lines.path(lines.ends[2])), "data.list");
  equal(lines.ends[line], undefined);
  equal(pathText(["data", "odd key"]), 'data["odd key"]');
});

// MARK: Tables and charts

const rows = [
  { name: "b", n: 2, in: { x: 1 }, tags: ["p", "q"] },
  { name: "a10", n: null, in: { x: 3 }, tags: [] },
  { name: "a9", n: 1, in: null, tags: [] },
];
test("lists of objects are found, the outermost first", () => {
  equal(
    listsIn({ a: { nodes: rows }, b: [1, 2], c: [{ d: [{ e: 1 }] }] }).map(({ label }) => label),
    ["c", "a.nodes", "c[0].d"],
  );
});
test("objects inside rows are columns", () => {
  const { columns, rows: cells } = tableOf(rows);
  equal(
    columns.map(({ name }) => name),
    ["name", "n", "in.x", "tags", "in"],
  );
  equal(cells[0], ["b", 2, 1, "p, q", null]);
});
test("rows are sorted by number and by text, and null is last either way", () => {
  const cells = tableOf(rows).rows;
  equal(
    sorted(cells, 1, false).map((row) => row[1]),
    [1, 2, null],
  );
  equal(
    sorted(cells, 1, true).map((row) => row[1]),
    [2, 1, null],
  );
  equal(
    sorted(cells, 0, false).map((row) => row[0]),
    ["a9", "a10", "b"],
  );
});
test("CSV quotes what has to be quoted, and has no formulas", () => {
  equal(
    csv({
      columns: [{ name: "a" }, { name: "b,c" }],
      rows: [
        ['x"y', -1],
        ["=1+1", null],
        ["l\nm", true],
      ],
    }),
    'a,"b,c"\r\n"x""y",-1\r\n\'=1+1,\r\n"l\nm",true\r\n',
  );
});
test("buckets of time are lines, stages a funnel, counts bars, and no figures no chart", () => {
  const weeks = [1, 2, 3].map((week) => ({ start: `2026-01-0${week}`, count: week }));
  equal(
    chartsOf({ weeks }).map(({ kind }) => kind),
    ["line"],
  );
  equal(
    chartsOf({
      pipeline: [
        { status: "DRAFT", count: 3 },
        { status: "OFFER", count: 1 },
      ],
    })[0].kind,
    "funnel",
  );
  equal(
    chartsOf({
      byType: [
        { type: "CALL", count: 3 },
        { type: null, count: 1 },
      ],
    })[0].labels,
    ["CALL", "none"],
  );
  equal(chartsOf({ contacts: { nodes: [{ name: "a" }, { name: "b" }] } }), []);
});
test("axes have round marks and lines end on them", () => {
  equal(
    [marks(7), marks(100), marks(1)],
    [
      [0, 2, 4, 6, 8],
      [0, 50, 100],
      [0, 1],
    ],
  );
  equal(linePoints({ labels: ["a", "b"], series: [{ values: [0, 8] }], top: 8 }, 100, 50), [
    [
      [0, 50],
      [100, 0],
    ],
  ]);
});
test("a chart is a sentence, too", () => {
  const [chart] = chartsOf({
    byType: [
      { type: "CALL", count: 3 },
      { type: "EMAIL", count: 5 },
    ],
  });
  equal(description(chart), "Bar chart of byType: 2 values from CALL to EMAIL, highest EMAIL with 5.");
});

// MARK: What leaves the page

test("passwords and tokens do not leave the editors", () => {
  equal(
    redactedQuery('mutation { signIn(input: { email: "a@b.c", password: "se\\"cret" }) { session { accessToken } } }'),
    'mutation { signIn(input: { email: "a@b.c", password: "…" }) { session { accessToken } } }',
  );
  equal(
    redactedVariables('{ "input": { "newPassword" : "x\\"y", "name": "n" }, "refreshToken": "unfinished'),
    '{ "input": { "newPassword" : "…", "name": "n" }, "refreshToken": "…"',
  );
  equal(redactedHeaders({ authorization: "Bearer rps_x", "X-Api-Key": "k", Accept: "a" }), {
    authorization: "Bearer $TOKEN",
    "X-Api-Key": "$X_API_KEY",
    Accept: "a",
  });
});
test("commands have the operation, and a place for the token", () => {
  const request = {
    url: "http://x/graphql",
    query: "{ it's }",
    variables: { password: "p", a: 1 },
    headers: { Authorization: "Bearer rps_secret" },
  };
  for (const of of Object.values(snippets)) {
    const text = of(request);
    equal(
      [text.includes("it"), text.includes("TOKEN"), text.includes("rps_secret"), text.includes('"p"')],
      [true, true, false, false],
    );
  }
});
test("a link brings back what it was made of", () => {
  const tab = { query: "{ a # 😀 ü\n}", variables: '{ "b": 1 }' };
  equal(readFragment(sharedFragment(tab)), tab);
  equal(
    [readFragment("#share=%%%"), readFragment("#share=abcd"), readFragment("#docs/Contact"), readFragment("")],
    [undefined, undefined, undefined, undefined],
  );
});

// MARK: Streams and differences

const pieces = [
  "event: next\nda",
  'ta: {"a": 1}\n',
  "\n:\n\n",
  "event: complete\ndata:\n\nevent: cut off",
];
const stream = new ReadableStream({
  start: (controller) => (
    pieces.forEach((piece) => controller.enqueue(new TextEncoder().encode(piece))), controller.close()
  ),
});
const read = [];
for await (const event of events(stream)) read.push(event);
test("events are read however they are cut", () =>
  equal(read, [
    { event: "next", data: '{"a": 1}' },
    { "": "" },
    { event: "complete", data: "" },
  ]));
test("the difference of two texts is what has to be typed", () => {
  equal(difference("abcd", "abXcd"), { start: 2, end: 2, insert: "X" });
  equal(difference("aaa", "aa"), { start: 2, end: 3, insert: "" });
  equal(difference("", "x"), { start: 0, end: 0, insert: "x" });
});
test("what is behind a change moves with it, and a word grows at its end", () => {
  const change = difference("ab cd", "abX cd");
  equal([0, 2, 3, 5].map((offset) => moved(offset, change)), [0, 3, 4, 6]);
  const removal = difference("ab cd", "ad");
  equal([0, 2, 3, 5].map((offset) => moved(offset, removal)), [0, 1, 1, 2]);
});
test("words are found wherever they stand, however they are written", () => {
  equal(places("Ab aB c", "ab"), [
    { start: 0, end: 2 },
    { start: 3, end: 5 },
  ]);
  equal(places("abc", ""), []);
});

// The three editors of a request, and what is wrong in them.

import { cardsIn } from "./card.js";
import { button, byId, h, later, say } from "./dom.js";
import { openDocs } from "./docs.js";
import { Editor } from "./editor.js";
import { findIn } from "./find.js";
import { suggestIn } from "./popup.js";
import { jsonSpans, querySpans } from "../language/colours.js";
import { complete } from "../language/complete.js";
import { describe } from "../language/hover.js";
import { operationAt } from "../language/operations.js";
import { parse } from "../language/parser.js";
import { toggleComments } from "../language/refactor.js";
import { Schema } from "../language/schema.js";
import { declared, readVariables } from "../values/variables.js";
import { send } from "./transport.js";

/** The schema; an empty one until the server has told it. */
export let schema = new Schema({ types: [], directives: [] });
/** The document as it last was whole. */
let whole = { operations: [] };
let isWhole = false;
let problems = [];
let problem = -1;

export const query = new Editor(byId("query-host"), { id: "query", label: "Query", colours: (text) => querySpans(text, schema), comments: toggleComments });
export const variables = new Editor(byId("variables-host"), { id: "variables", label: "Variables", colours: jsonSpans });
export const headers = new Editor(byId("headers-host"), { id: "headers", label: "Headers", colours: jsonSpans });

const inputs = () => declared(operation());
export const suggest = suggestIn(query, (text, offset) => complete(text, offset, schema));
suggestIn(variables, (text, offset) => complete(text, offset, schema, inputs()));
const header = (name, description) => [name, { name, description, type: { kind: "NAMED", name: "String" } }];
const headerNames = new Map([header("Authorization", "`Bearer` and a token: used in place of who is signed in."), header("X-Request-Id", "A name for the request, in the server’s log, too.")]);
suggestIn(headers, (text, offset) => complete(text, offset, schema, headerNames));
export const find = findIn(query);
export const showCard = cardsIn(query, (offset) => describe(query.value, offset, schema), openDocs);

query.onChange(() => check());
variables.onChange(() => checkVariables());
headers.onChange(() => headers.mark("problems", readHeaders().problems));

export function useSchema(read) {
  schema = read;
  for (const editor of [query, variables]) editor.changed();
}

/** The operation that would run. */
export const operation = () => operationAt(whole.operations, query.caret);
export const operations = () => whole.operations;
export const isDocumentWhole = () => isWhole;

export const readValues = () => readVariables(variables.value, inputs(), isWhole && schema.types.size ? schema : undefined);

/** Headers as an object of texts. */
export function readHeaders() {
  const { values, problems } = readVariables(headers.value, new Map());
  const isText = values && Object.values(values).every((value) => typeof value === "string");
  return { values: isText ? values : undefined, problems: isText ? [] : [...problems, { message: "Headers are a JSON object of texts.", start: 0, end: headers.value.length }].slice(0, 1) };
}

// MARK: Problems

function check() {
  try {
    const document = parse(query.value);
    whole = { document, operations: document.definitions.filter(({ kind }) => kind === "Operation") };
    isWhole = true;
    showProblems([]);
    checkVariables();
  } catch (fault) {
    isWhole = false;
    if (query.value.replace(/#.*/g, "").trim()) showProblems([fault]);
    else showProblems([]);
  }
}

/** The token at a line and a column. */
export function rangeAt({ line, column } = { line: 1, column: 1 }) {
  const start = (query.lines[line - 1] ?? 0) + column - 1;
  return { start, end: start + (/^(\.\.\.\s*)?[$@]?[\w"-]+/.exec(query.value.slice(start))?.[0].length ?? 1) };
}

const checkVariables = later(100, () => {
  const { problems } = readValues();
  variables.mark("problems", problems);
  byId("variables-fault").textContent = problems[0]?.message ?? "";
});

function showProblems(found) {
  problems = found;
  problem = -1;
  query.mark("problems", found);
  query.area.setAttribute("aria-invalid", found.length > 0);
  byId("problems").replaceChildren(...found.slice(0, 3).map((each, index) => h("li", {}, button(each.message, () => goToProblem(index)))),
    ...(found.length > 3 ? [h("li", {}, `${found.length - 3} more: F8`)] : []));
  if (!found.length && !isWhole) byId("cost").textContent = "";
}

export function goToProblem(index) {
  if (!problems.length) return say("No problems.");
  problem = (index + problems.length) % problems.length;
  const { start, end, message } = problems[problem];
  query.select(start, end);
  say(message);
}

export const nextProblem = (by) => goToProblem(problem < 0 && by < 0 ? -1 : problem + by);

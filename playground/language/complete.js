// What can be written at a place of a document, or of the JSON of its variables.

import { lex } from "./lexer.js";
import { indentation, operationAt } from "./operations.js";
import { parse, parseJSON, Reader } from "./parser.js";
import { isComposite, isRequired, namedType, nullable, signature, typeText } from "./schema.js";

/**
 * Something that can be written; `caret` is where the caret goes within what is inserted.
 * @typedef {{ kind: string, label: string, insert: string, caret: number, detail: string, description?: string, deprecated?: string }} Suggestion
 *
 * @param {Map<string, object>} [variables] For JSON: which variables there are.
 * @returns {{ start: number, end: number, suggestions: Suggestion[] }} What to replace, and by what; best first.
 */
export function complete(text, offset, schema, variables) {
  const isJSON = variables !== undefined;
  const last = lex(text.slice(0, offset)).at(-1);
  const touched = last?.end === offset ? last : { kind: "" };
  const isWord = touched.kind === "name" || (isJSON && touched.text?.[0] === '"' && touched.kind === "invalid");
  const start = isWord ? touched.start : offset;
  const end = isWord ? offset + /^\w*"?/.exec(text.slice(offset))[0].length : offset;
  // Inside strings, numbers and comments nothing is suggested.
  if (!isWord && /int|float|comment|invalid/.test(touched.kind)) return { start, end, suggestions: [] };
  const before = text.slice(0, start);
  const { place } = isJSON ? parseJSON(before, variables, schema) : new Reader(before, schema).document();
  const at = { ...place, schema, isJSON, indent: indentation(text, start), next: /\S/.exec(text.slice(end))?.[0] };
  if (!isJSON) {
    const { operations, fragments } = parse(text, schema);
    Object.assign(at, { fragments, variables: operationAt(operations, offset)?.variables });
  }
  return { start, end, suggestions: ranked(at.role ? suggestions[at.role](at) : [], text.slice(start, offset).replace(/^"/, "")) };
}

/** Those that begin with what is typed, then those that have it inside. */
function ranked(all, typed) {
  const rank = ({ label, deprecated }) => {
    const name = label.replace(/^\W+/, "");
    const at = name.toLowerCase().indexOf(typed.toLowerCase());
    return at < 0 ? 9 : (name.startsWith(typed) ? 0 : at ? 2 : 1) + (deprecated ? 0.5 : 0);
  };
  const scored = all.map((each) => [rank(each), each]).filter(([score]) => score < 9);
  return scored.sort(([a], [b]) => a - b).map(([, each]) => each);
}

const suggestion = (kind, label, detail, { insert = label, caret = insert.length, ...more } = {}) =>
  ({ kind, label, detail, insert, caret, ...more });
const words = ({ description, deprecationReason }) => ({ description, deprecated: deprecationReason });
const typeSuggestion = (type) => suggestion("type", type.name, type.kind.toLowerCase(), words(type));
const keyword = (word) => suggestion("keyword", word, "", { insert: word + " " });

/** By what a place is for. */
const suggestions = {
  definition: ({ schema }) =>
    ["query", "mutation", "subscription"].filter((each) => schema.root(each)).concat("fragment").map(keyword),
  keyword: () => [keyword("on")],
  type: ({ schema, isCondition, parent }) =>
    isCondition
      ? schema.conditions(parent).map(typeSuggestion)
      : [...schema.types.values()].filter(({ kind }) => /SCALAR|ENUM|INPUT/.test(kind)).map(typeSuggestion),
  field: (at) =>
    at.parent
      ? [...at.parent.fields.values(), at.schema.field(at.parent, "__typename")].map((field) => fieldSuggestion(field, at))
      : [],
  fragment({ schema, parent, fragments, ...at }) {
    const conditions = parent ? schema.conditions(parent) : [];
    const fits = ({ typeCondition }) => conditions.includes(typeCondition.definition);
    return [
      ...[...fragments.values()].filter(fits)
        .map(({ name, typeCondition }) => suggestion("fragment", name.value, `on ${typeCondition.value}`)),
      keyword("on"),
      ...conditions.filter((each) => each !== parent)
        .map((each) => suggestion("type", `on ${each.name}`, "", { ...words(each), ...block(`on ${each.name}`, at) })),
    ];
  },
  argument: ({ args, used, schema, next, isJSON }) =>
    args.filter(({ name }) => !used.includes(name)).map((arg) => {
      const value = next === ":" ? "" : ": " + placeholder(arg.type, schema, isJSON);
      const head = isJSON ? `"${arg.name}"` : arg.name;
      const detail = signature(arg).slice(arg.name.length + 2);
      return suggestion("argument", arg.name, detail, { insert: head + value, caret: head.length + caretIn(value), ...words(arg) });
    }),
  value: (at) => [...variables(at, "$"), ...constants(at)],
  variable: (at) => (at.isUse ? variables(at, "") : []),
  directive: ({ schema, location }) =>
    [...schema.directives.values()].filter(({ locations }) => locations.includes(location)).map((each) =>
      suggestion("directive", "@" + each.name, "", { insert: each.name + requiredArguments(each.args, schema), ...words(each) })),
};

/** A field comes with the arguments that it needs, and with braces where it has fields itself. */
function fieldSuggestion(field, at) {
  const { schema, next } = at;
  const args = next === "(" ? "" : requiredArguments(field.args, schema);
  const needsFields = isComposite(schema.named(field.type)) && !["{", "(", ":"].includes(next);
  const whole = needsFields ? block(field.name + args, at) : { insert: field.name + args };
  if (args) whole.caret = field.name.length + caretIn(args);
  return suggestion("field", field.name, typeText(field.type), { ...whole, ...words(field) });
}

/** The arguments that have to be given, in parentheses; nothing if there are none. */
export function requiredArguments(args, schema) {
  const required = (args ?? []).filter(isRequired).map(({ name, type }) => `${name}: ${placeholder(type, schema)}`);
  return required.length ? `(${required.join(", ")})` : "";
}

function block(head, { indent }) {
  const start = `${head} {\n${indent}  `;
  return { insert: `${start}\n${indent}}`, caret: start.length };
}

/** The least that can stand for a value of the type. */
export function placeholder(type, schema, isJSON = false, depth = 0) {
  const { kind, name } = nullable(type);
  if (kind === "LIST") return "[]";
  const definition = schema.type(name);
  const quoted = (text) => (isJSON ? `"${text}"` : text);
  if (definition?.kind === "ENUM") return quoted([...definition.values.keys()][0]);
  if (definition?.kind !== "INPUT_OBJECT") return { Int: "10", Float: "1.0", Boolean: "true" }[name] ?? '""';
  const fields = depth > 3 ? [] : [...definition.fields.values()].filter(isRequired);
  return `{ ${fields.map((field) => `${quoted(field.name)}: ${placeholder(field.type, schema, isJSON, depth + 1)}`).join(", ")} }`;
}

/** Where in a placeholder typing begins. */
function caretIn(text) {
  const hole = text.search(/""|\{ {2}\}|\[\]/);
  return hole < 0 ? text.length : hole + (text[hole] === "{" ? 2 : 1);
}

/** The values of a type that can be named. */
function constants({ schema, type, isJSON }) {
  const definition = schema.named(type);
  if (!definition) return [];
  const value = (label, more) => suggestion("value", label, definition.name, more);
  const all = [...definition.values.values()]
    .map((each) => value(each.name, { insert: isJSON ? `"${each.name}"` : each.name, ...words(each) }));
  if (definition.name === "Boolean") all.push(value("true"), value("false"));
  if (definition.kind === "INPUT_OBJECT") {
    const insert = placeholder(type, schema, isJSON);
    all.push(value("{ … }", { insert, caret: caretIn(insert), ...words(definition) }));
  }
  return type.kind === "NON_NULL" ? all : [...all, value("null")];
}

/** Variables that can stand where the type is expected: what they hold decides, lists and non-null are the validator's. */
const variables = ({ isJSON, variables: all = [], type }, sigil) =>
  (isJSON ? [] : all).filter((each) => !type || namedType(each.type) === namedType(type))
    .map((each) => suggestion("variable", "$" + each.name.value, typeText(each.type), { insert: sigil + each.name.value }));

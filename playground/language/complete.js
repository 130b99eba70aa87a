// What can be written at a place of a document, or of the JSON of its variables.

import { firstTokenAfter, lex } from "./lexer.js";
import { isRequired, namedType, nullable, signature, typeText } from "./schema.js";
import { definedFragments, definedVariables, Walk } from "./walk.js";

/**
 * Something that can be written; `caret` is where the caret goes within what is inserted.
 * @typedef {{ kind: string, label: string, insert: string, caret: number, detail: string, description?: string, deprecated?: string }} Suggestion
 *
 * @param {Map<string, object>} [variables] For JSON: which variables there are.
 * @returns {{ start: number, end: number, suggestions: Suggestion[] }} What to replace, and by what; best first.
 */
export function complete(text, offset, schema, variables) {
  const isJSON = variables !== undefined;
  const tokens = lex(text);
  const current = tokens[firstTokenAfter(tokens, offset - 1)];
  const touched = current?.start < offset ? current.kind : "";
  const isWord = touched === "name" || (isJSON && touched && current.text[0] === '"');
  // Inside strings, numbers and comments nothing is suggested.
  const isClosed = touched && touched !== "punctuator" && !(/string|block/.test(touched) && offset === current.end);
  if (isClosed && !isWord) return { start: offset, end: offset, suggestions: [] };
  // A string that is not closed yet reaches to the end of its line, and must not take what stands there.
  const [start, end] = isWord ? [current.start, touched === "invalid" ? offset : current.end] : [offset, offset];
  const count = firstTokenAfter(tokens, start);
  const walk = new Walk(schema, variables);
  tokens.slice(0, count).forEach((token, index) => walk.take(token, tokens[index + 1]));
  const place = {
    tokens,
    walk,
    schema,
    isJSON,
    indent: indentation(text, start),
    next: tokens[isWord ? count + 1 : count]?.text,
  };
  return { start, end, suggestions: ranked(suggestionsAt(place), text.slice(start, offset).replace(/^"/, "")) };
}

/** The white space that the line of the offset begins with. */
export const indentation = (text, offset) =>
  /^[ \t]*/.exec(text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset))[0];

/** Those that begin with what is typed, then those that have it inside. */
function ranked(suggestions, typed) {
  const rank = ({ label, deprecated }) => {
    const name = label.replace(/^\W+/, "");
    const at = name.toLowerCase().indexOf(typed.toLowerCase());
    return at < 0 ? 9 : (name.startsWith(typed) ? 0 : at ? 2 : 1) + (deprecated ? 0.5 : 0);
  };
  return suggestions
    .map((each) => [rank(each), each])
    .filter(([score]) => score < 9)
    .sort(([a], [b]) => a - b)
    .map(([, each]) => each);
}

function suggestionsAt(place) {
  const {
    schema,
    walk: { frame, after },
  } = place;
  if (after === "@") return directives(place);
  if (after === "$") return frame.kind === "variables" && !frame.expects ? [] : variables(place, frame.expects, "");
  if (frame.kind === "document") return definitions(frame, schema);
  if (frame.kind === "selection") return selections(place, frame, after);
  if (frame.kind === "list" || frame.expects !== undefined) return values(place, frame.expects);
  if (frame.kind !== "variables") return argumentNames(place, frame);
  return /[:[]/.test(after)
    ? [...schema.types.values()].filter(({ kind }) => /SCALAR|ENUM|INPUT/.test(kind)).map(typeSuggestion)
    : [];
}

function suggestion(kind, label, detail, { insert = label, caret = insert.length, ...more } = {}) {
  return { kind, label, detail, insert, caret, ...more };
}

const words = ({ description, deprecationReason }) => ({ description, deprecated: deprecationReason });
const typeSuggestion = (type) => suggestion("type", type.name, type.kind.toLowerCase(), words(type));
const keyword = (word) => suggestion("keyword", word, "", { insert: word + " " });

function definitions({ word }, schema) {
  if (word === "on") return [...schema.types.values()].filter((type) => schema.isComposite(type)).map(typeSuggestion);
  if (word) return word === "fragment" ? [keyword("on")] : [];
  return ["query", "mutation", "subscription"]
    .filter((operation) => schema.root(operation))
    .concat("fragment")
    .map(keyword);
}

function selections(place, { type, spread }, after) {
  const { schema, tokens } = place;
  if (!type) return [];
  if (after !== "..." && spread !== "on")
    return [...type.fields.values(), schema.field(type, "__typename")].map((field) => fieldSuggestion(field, place));
  const conditions = schema.conditions(type);
  if (spread === "on") return conditions.map(typeSuggestion);
  return [
    ...definedFragments(tokens)
      .filter((each) => conditions.some(({ name }) => name === each.type))
      .map((each) => suggestion("fragment", each.name, `on ${each.type}`)),
    keyword("on"),
    ...conditions
      .filter((each) => each !== type)
      .map((each) => suggestion("type", `on ${each.name}`, "", { ...words(each), ...block(`on ${each.name}`, place) })),
  ];
}

/** A field comes with the arguments that it needs, and with braces where it has fields itself. */
function fieldSuggestion(field, place) {
  const { schema, next } = place;
  const args = next === "(" ? "" : requiredArguments(field.args, schema);
  const needsFields = schema.isComposite(schema.named(field.type)) && !["{", "(", ":"].includes(next);
  const whole = needsFields ? block(field.name + args, place) : { insert: field.name + args };
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

function argumentNames({ schema, next, isJSON }, { args, used }) {
  return args
    .filter(({ name }) => !used.has(name))
    .map((arg) => {
      const value = next === ":" ? "" : ": " + placeholder(arg.type, schema, isJSON);
      const head = isJSON ? `"${arg.name}"` : arg.name;
      return suggestion("argument", arg.name, signature(arg).slice(arg.name.length + 2), {
        insert: head + value,
        caret: head.length + caretIn(value),
        ...words(arg),
      });
    });
}

function values(place, type) {
  const { schema, isJSON } = place;
  const all = isJSON ? [] : variables(place, type, "$");
  const definition = schema.named(type);
  if (!definition) return all;
  const value = (label, more) => all.push(suggestion("value", label, definition.name, more));
  for (const each of definition.values.values())
    value(each.name, { insert: isJSON ? `"${each.name}"` : each.name, ...words(each) });
  if (definition.name === "Boolean") value("true"), value("false");
  if (definition.kind === "INPUT_OBJECT") {
    const insert = placeholder(type, schema, isJSON);
    value("{ … }", { insert, caret: caretIn(insert), ...words(definition) });
  }
  if (type.kind !== "NON_NULL") value("null");
  return all;
}

/** Variables that can stand where the type is expected: what they hold decides, lists and non-null are the validator's. */
function variables({ tokens, schema }, type, sigil) {
  return definedVariables(tokens, schema)
    .filter((each) => !type || !each.type || each.type.replace(/\W/g, "") === namedType(type))
    .map(({ name, type }) => suggestion("variable", "$" + name, type, { insert: sigil + name }));
}

function directives({ schema, walk: { frame } }) {
  const location = frame.kind !== "selection" ? "QUERY" : frame.spread ? "INLINE_FRAGMENT" : "FIELD";
  return [...schema.directives.values()]
    .filter(({ locations }) => locations.includes(location))
    .map((each) =>
      suggestion("directive", "@" + each.name, "", {
        insert: each.name + requiredArguments(each.args, schema),
        ...words(each),
      }),
    );
}

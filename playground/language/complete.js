// What can be written at a place of a document.

import { firstTokenAfter, lex } from "./lexer.js";
import { isRequired, namedType, nullable, signature, typeText } from "./schema.js";
import { definedFragments, definedVariables, Walk } from "./walk.js";

/**
 * Something that can be written. `caret` is where the caret goes within what is inserted.
 * @typedef {{ label: string, insert: string, caret: number, detail: string, description?: string,
 *   deprecated?: string, kind: string }} Suggestion
 */

/**
 * @param {Map<string, object>} [variables] For the JSON of the variables: which there are.
 * @returns {{ start: number, end: number, suggestions: Suggestion[] }} What to replace, and by what; best first.
 */
export function complete(text, offset, schema, variables) {
  const tokens = lex(text);
  const current = tokens[firstTokenAfter(tokens, offset - 1)];
  const touches = current && current.start < offset;
  const isWord = touches && (current.kind === "name" || (variables && /^"/.test(current.text) && offset > current.start));
  if (touches && !isWord && isClosedToWords(current, offset)) return { start: offset, end: offset, suggestions: [] };
  // A string that is not closed yet reaches to the end of its line, and must not take what stands there.
  const [start, end] = isWord ? [current.start, current.kind === "invalid" ? offset : current.end] : [offset, offset];
  const count = firstTokenAfter(tokens, start);
  const walk = new Walk(schema, variables);
  tokens.slice(0, count).forEach((token, index) => walk.take(token, tokens[index + 1]));
  const next = tokens[isWord ? count + 1 : count];
  const place = { tokens, walk, schema, indent: indentation(text, start), next, isJSON: variables !== undefined };
  return { start, end, suggestions: ranked(suggestionsAt(place), text.slice(start, offset).replace(/^"/, "")) };
}

/** Inside strings, numbers and comments nothing is suggested. */
function isClosedToWords({ kind, end }, offset) {
  if (kind === "name" || kind === "punctuator") return false;
  return kind === "string" || kind === "block" ? offset < end : true;
}

/** Those that begin with what is typed, then those that have it inside; what is exactly typed and nothing else is no help. */
function ranked(suggestions, typed) {
  const lower = typed.toLowerCase();
  const rank = ({ label }) => {
    const name = label.replace(/^[$@.]+/, "");
    if (name.startsWith(typed)) return 0;
    if (name.toLowerCase().startsWith(lower)) return 1;
    return name.toLowerCase().includes(lower) ? 2 : 3;
  };
  const scored = suggestions.map((each) => [rank(each) + (each.deprecated ? 0.5 : 0), each]).filter(([score]) => score < 3);
  return scored.sort(([a], [b]) => a - b).map(([, each]) => each);
}

function suggestionsAt(place) {
  const { walk, schema } = place;
  const { frame, after } = walk;
  if (after === "@") return directives(place);
  if (after === "$") return frame.kind === "variables" && !frame.expects ? [] : variables(place, frame.expects, "");
  switch (frame.kind) {
    case "document": return definitions(frame, schema);
    case "selection": return selections(place, frame, after);
    case "variables": return frame.expects ? values(place, frame.expects) : after === ":" || after === "[" ? inputTypes(schema) : [];
    case "list": return values(place, frame.expects);
    default: return frame.expects !== undefined ? values(place, frame.expects) : argumentNames(place, frame);
  }
}

function suggestion(kind, label, detail, more = {}) {
  const insert = more.insert ?? label;
  return { kind, label, detail, caret: insert.length, ...more, insert };
}

function definitions(frame, schema) {
  if (frame.word === "on") return [...schema.types.values()].filter((type) => schema.isComposite(type)).map(typeSuggestion);
  if (frame.word === "fragment") return [suggestion("keyword", "on", "the fragment’s type", { insert: "on " })];
  if (frame.word) return [];
  return [
    suggestion("keyword", "query", "reads", { insert: "query " }),
    ...(schema.root("mutation") ? [suggestion("keyword", "mutation", "writes", { insert: "mutation " })] : []),
    ...(schema.root("subscription") ? [suggestion("keyword", "subscription", "follows", { insert: "subscription " })] : []),
    suggestion("keyword", "fragment", "selections with a name", { insert: "fragment " }),
  ];
}

function selections(place, frame, after) {
  const { schema, tokens } = place;
  if (!frame.type) return [];
  const conditions = () => schema.conditions(frame.type);
  if (frame.spread === "on") return conditions().map(typeSuggestion);
  if (after === "...") {
    const fitting = new Set(conditions().map((type) => type.name));
    return [
      ...definedFragments(tokens).filter(({ type }) => fitting.has(type))
        .map(({ name, type }) => suggestion("fragment", name, `on ${type}`)),
      suggestion("keyword", "on", "a type", { insert: "on " }),
      ...conditions().filter((type) => type !== frame.type)
        .map((type) => ({ ...typeSuggestion(type), label: `on ${type.name}`, ...block(`on ${type.name}`, place) })),
    ];
  }
  const fields = [...frame.type.fields.values()].map((field) => fieldSuggestion(field, place));
  return [...fields, fieldSuggestion(schema.field(frame.type, "__typename"), place)];
}

const typeSuggestion = (type) => suggestion("type", type.name, type.kind.toLowerCase(), words(type));

/** A field comes with the arguments that it needs, and with braces where it has fields itself. */
function fieldSuggestion(field, place) {
  const { schema, next } = place;
  const required = next?.text === "(" ? [] : field.args.filter(isRequired);
  const needsFields = schema.isComposite(schema.named(field.type)) && !["{", "(", ":"].includes(next?.text);
  const args = required.map((arg) => `${arg.name}: ${placeholder(arg.type, schema)}`).join(", ");
  let insert = field.name + (args && `(${args})`);
  let caret = args ? field.name.length + 1 + required[0].name.length + 2 + caretIn(placeholder(required[0].type, schema)) : insert.length;
  if (needsFields) {
    const whole = block(insert, place);
    if (!args) caret = whole.caret;
    insert = whole.insert;
  }
  return suggestion("field", field.name, typeText(field.type), { insert, caret, ...words(field) });
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
  if (definition?.kind === "INPUT_OBJECT") {
    const fields = depth > 3 ? [] : [...definition.fields.values()].filter(isRequired);
    return `{ ${fields.map((field) => `${quoted(field.name)}: ${placeholder(field.type, schema, isJSON, depth + 1)}`).join(", ")} }`;
  }
  return { Int: "10", Float: "1.0", Boolean: "true" }[name] ?? '""';
}

/** Where in a placeholder typing begins. */
function caretIn(text) {
  const hole = text.search(/""|\{ {2}\}|\[\]/);
  if (hole < 0) return text.length;
  return hole + (text[hole] === "{" ? 2 : 1);
}

function argumentNames({ schema, next, isJSON }, frame) {
  return frame.args.filter((arg) => !frame.used.has(arg.name)).map((arg) => {
    const value = next?.text === ":" ? "" : placeholder(arg.type, schema, isJSON);
    const head = isJSON ? `"${arg.name}"` : arg.name;
    const insert = head + (value && `: ${value}`);
    const caret = value ? head.length + 2 + caretIn(value) : insert.length;
    return suggestion("argument", arg.name, signature(arg).slice(arg.name.length + 2), { insert, caret, ...words(arg) });
  });
}

const words = ({ description, deprecationReason }) => ({ description, deprecated: deprecationReason });

function values(place, type) {
  const { schema, isJSON } = place;
  const all = isJSON ? [] : variables(place, type, "$");
  const definition = schema.named(type);
  if (!definition) return all;
  const value = (label, insert = label, more = {}) => all.push(suggestion("value", label, definition.name, { insert, ...more }));
  for (const each of definition.values.values()) value(each.name, isJSON ? `"${each.name}"` : each.name, { kind: "enum", ...words(each) });
  if (definition.name === "Boolean") value("true"), value("false");
  if (definition.kind === "INPUT_OBJECT") {
    const insert = placeholder(type, schema, isJSON);
    value("{ … }", insert, { caret: caretIn(insert), ...words(definition) });
  }
  if (type.kind !== "NON_NULL") value("null");
  return all;
}

/** Variables that can stand where the type is expected: what they hold decides, lists and non-null are the validator's. */
function variables({ tokens, schema }, type, sigil) {
  const wanted = type && namedType(type);
  const seen = new Map(definedVariables(tokens, schema).map((each) => [each.name, each]));
  return [...seen.values()]
    .filter((each) => !wanted || !each.type || each.type.replace(/[[\]!]/g, "") === wanted)
    .map((each) => suggestion("variable", "$" + each.name, each.type, { insert: sigil + each.name }));
}

function inputTypes(schema) {
  return [...schema.types.values()].filter(({ kind }) => ["SCALAR", "ENUM", "INPUT_OBJECT"].includes(kind)).map(typeSuggestion);
}

function directives({ schema, walk }) {
  const isField = walk.frame.kind === "selection" && !walk.frame.spread;
  const location = isField ? "FIELD" : walk.frame.kind === "selection" ? "INLINE_FRAGMENT" : "QUERY";
  return [...schema.directives.values()].filter((each) => each.locations.includes(location)).map((each) => {
    const args = each.args.filter(isRequired).map((arg) => `${arg.name}: ${placeholder(arg.type, schema)}`).join(", ");
    return suggestion("directive", "@" + each.name, "directive", { insert: each.name + (args && `(${args})`), description: each.description });
  });
}

/** The white space that the line of the offset begins with. */
export function indentation(text, offset) {
  return /^[ \t]*/.exec(text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset))[0];
}

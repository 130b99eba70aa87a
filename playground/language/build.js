// Edits that clicks make: fields and arguments of an operation, put in and taken out of its text.
//
// Only what is clicked changes; the layout and the comments of everything else stay.

import { indentation, placeholder } from "./complete.js";
import { operationAt, parsed } from "./operations.js";
import { isRequired } from "./schema.js";

/** A step from an operation to a selection: the name of a field, or the type of an inline fragment. */
const matches = (step) => (node) =>
  step.startsWith("on ") ? node.kind === "Inline" && node.typeCondition?.value === step.slice(3)
    : node.kind === "Field" && node.name.value === step;

/** The node at the end of a path of steps; undefined if it is not selected. */
export function selected(operation, path) {
  return path.reduce((node, step) => node?.selectionSet?.selections.find(matches(step)), operation);
}

/**
 * Puts a field in, with what leads to it, or takes it out, with what is empty without it.
 * @returns {string} The text after it.
 */
export function toggled(text, offset, operationKind, path, schema) {
  const operation = operationOf(text, offset, operationKind);
  if (!operation) return text.trimEnd() + (text.trim() ? "\n\n" : "") + newOperation(operationKind, path, schema);
  return selected(operation, path) ? without(text, operation, path) : withField(text, operation, path, schema);
}

function operationOf(text, offset, kind) {
  const { operations } = parsed(text) ?? { operations: [] };
  const at = operationAt(operations, offset);
  return at?.operation === kind ? at : operations.find(({ operation }) => operation === kind);
}

function newOperation(kind, path, schema) {
  return `${kind} {\n  ${selectionText(path, schema.root(kind), schema, "  ")}\n}\n`;
}

function withField(text, operation, path, schema) {
  let depth = 0;
  while (selected(operation, path.slice(0, depth + 1))) depth++;
  const parent = selected(operation, path.slice(0, depth));
  let type = schema.root(operation.operation);
  for (const step of path.slice(0, depth)) type = typeBehind(step, type, schema);
  const rest = path.slice(depth);
  const set = parent.selectionSet;
  const outer = indentation(text, parent.start);
  const indent = outer + "  ";
  const addition = indent + selectionText(rest, type, schema, indent);
  if (!set) return splice(text, parent.end, parent.end, ` {\n${addition}\n${outer}}`);
  const last = set.selections.at(-1);
  const isOnOneLine = !text.slice(set.start, set.end).includes("\n");
  if (isOnOneLine) return splice(text, last.end, last.end, " " + selectionText(rest, type, schema, indent));
  // A comment behind the last selection stays on its line.
  const lineEnd = text.indexOf("\n", last.end);
  return splice(text, Math.min(lineEnd, set.end - 1), Math.min(lineEnd, set.end - 1), "\n" + addition);
}

function typeBehind(step, type, schema) {
  if (step.startsWith("on ")) return schema.type(step.slice(3));
  return schema.named(schema.field(type, step).type);
}

/** A path as text: the arguments that are required come with it; an object gets the one field that always is there. */
function selectionText([step, ...rest], type, schema, indent) {
  const next = typeBehind(step, type, schema);
  const field = step.startsWith("on ") ? undefined : schema.field(type, step);
  const args = (field?.args ?? []).filter(isRequired).map((arg) => `${arg.name}: ${placeholder(arg.type, schema)}`);
  const head = (field ? step : `... ${step}`) + (args.length ? `(${args.join(", ")})` : "");
  if (!schema.isComposite(next)) return head;
  const inner = indent + "  ";
  const below = rest.length ? selectionText(rest, next, schema, inner) : firstField(next);
  return `${head} {\n${inner}${below}\n${indent}}`;
}

const firstField = (type) => ["id", "totalCount"].find((name) => type.fields.has(name)) ?? "__typename";

function without(text, operation, path) {
  let steps = path;
  // What has no other selection goes, too.
  while (steps.length > 1 && selected(operation, steps.slice(0, -1)).selectionSet.selections.length === 1) steps = steps.slice(0, -1);
  const parent = selected(operation, steps.slice(0, -1));
  const node = selected(operation, steps);
  if (parent === operation && parent.selectionSet.selections.length === 1) return removed(text, operation);
  return removed(text, node);
}

/** The text without a node; without its line, too, if it was alone there. */
function removed(text, { start, end }) {
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const lineEnd = text.indexOf("\n", end);
  const isAlone = !text.slice(lineStart, start).trim() && !text.slice(end, lineEnd < 0 ? undefined : lineEnd).trim();
  if (isAlone) return splice(text, lineStart, lineEnd < 0 ? text.length : lineEnd + 1, "");
  const gap = /^[ ,]*/.exec(text.slice(end))[0].length;
  return splice(text, start, end + gap, "");
}

/** Gives an argument a value; takes it away if the value is undefined. */
export function withArgument(text, field, name, value) {
  const existing = field.arguments.find((each) => each.name.value === name);
  if (existing && value !== undefined) return splice(text, existing.value.start, existing.value.end, value);
  if (existing) return withoutArgument(text, field, existing);
  const last = field.arguments.at(-1);
  return last ? splice(text, last.end, last.end, `, ${name}: ${value}`)
    : splice(text, field.name.end, field.name.end, `(${name}: ${value})`);
}

function withoutArgument(text, field, argument) {
  const { arguments: all } = field;
  if (all.length === 1) return splice(text, field.name.end, text.indexOf(")", argument.end) + 1, "");
  const index = all.indexOf(argument);
  return index ? splice(text, all[index - 1].end, argument.end, "") : splice(text, argument.start, all[1].start, "");
}

/** The text that stands for a value that was typed into a form. */
export function literal(typed, type, schema) {
  const definition = schema.named(type);
  if (/^\$\w+$/.test(typed) || type.kind === "LIST" || definition?.kind === "INPUT_OBJECT") return typed;
  const isBare = ["Int", "Float", "Boolean"].includes(definition?.name) || definition?.kind === "ENUM";
  return isBare ? typed || "null" : JSON.stringify(typed);
}

export function splice(text, start, end, insert) {
  return text.slice(0, start) + insert + text.slice(end);
}

// Edits that clicks make: fields and arguments of an operation, put in and taken out of its text.
// Only what is clicked changes; the layout and the comments of everything else stay.

import { placeholder, requiredArguments } from "./complete.js";
import { indentation, operationAt, splice } from "./operations.js";
import { parse } from "./parser.js";
import { isComposite } from "./schema.js";

/** A step from an operation to a selection is the name of a field, or `on` and a type. */
const matches = (step) => ({ kind, name, typeCondition }) =>
  kind === "Inline" ? step === `on ${typeCondition?.value}` : kind === "Field" && name.value === step;

/** The node at the end of a path of steps; undefined if it is not selected. */
export const selected = (operation, path) =>
  path.reduce((node, step) => node?.selectionSet?.selections.find(matches(step)), operation);

/** The operation of a kind that is meant. */
export const operationOf = (kind, operations, offset) => {
  const at = operationAt(operations, offset);
  return at?.operation === kind ? at : operations.find((each) => each.operation === kind);
};

/**
 * Puts a field in, with what leads to it, or takes it out, with what is empty without it.
 * @returns {string} The text after it.
 */
export function toggled(text, offset, kind, path, schema) {
  const { operations } = parse(text, schema);
  const operation = operationOf(kind, operations, offset);
  const type = schema.root(kind);
  if (!operation) return `${text.trim() && text.trimEnd() + "\n\n"}${kind} {\n  ${selectionText(path, type, schema, "  ")}\n}\n`;
  return selected(operation, path) ? without(text, operation, path) : withField(text, operation, path, schema);
}

function withField(text, operation, path, schema) {
  let depth = 0;
  while (selected(operation, path.slice(0, depth + 1))) depth++;
  const { start, end, type, selectionSet: set } = selected(operation, path.slice(0, depth));
  const outer = indentation(text, start);
  const addition = selectionText(path.slice(depth), type, schema, outer + "  ");
  if (!set) return splice(text, end, end, ` {\n${outer}  ${addition}\n${outer}}`);
  const last = set.selections.at(-1).end;
  if (!text.slice(set.start, set.end).includes("\n")) return splice(text, last, last, " " + addition);
  // A comment behind the last selection stays on its line.
  const at = Math.min(text.indexOf("\n", last), set.end - 1);
  return splice(text, at, at, `\n${outer}  ${addition}`);
}

/** A path as text: what it leads to comes with its arguments, and an object with a field that always is there. */
function selectionText([step, ...rest], type, schema, indent) {
  const condition = step.startsWith("on ") && schema.type(step.slice(3));
  const field = condition || schema.field(type, step);
  const next = condition || schema.named(field.type);
  const head = condition ? `... ${step}` : step + requiredArguments(field.args, schema);
  if (!isComposite(next)) return head;
  const least = ["id", "totalCount"].find((name) => next.fields.has(name)) ?? "__typename";
  return `${head} {\n${indent}  ${rest.length ? selectionText(rest, next, schema, indent + "  ") : least}\n${indent}}`;
}

function without(text, operation, path) {
  let steps = path;
  while (steps.length && selected(operation, steps.slice(0, -1)).selectionSet.selections.length === 1) steps = steps.slice(0, -1);
  const { start, end } = selected(operation, steps);
  // The line goes, too, if nothing else is on it.
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const lineEnd = (text.indexOf("\n", end) + 1 || text.length + 1) - 1;
  const isLine = !text.slice(lineStart, start).trim() && !text.slice(end, lineEnd).trim();
  if (isLine) return splice(text, lineStart, lineEnd + 1, "");
  return splice(text, start, end + /^[ ,]*/.exec(text.slice(end))[0].length, "");
}

/** Gives an argument a value; takes it away if the value is undefined. */
export function withArgument(text, { name: field, arguments: all }, name, value) {
  const index = all.findIndex((each) => each.name.value === name);
  const existing = all[index];
  if (existing && value !== undefined) return splice(text, existing.value.start, existing.value.end, value);
  const end = all.at(-1)?.end ?? field.end;
  if (!existing) return splice(text, end, end, all.length ? `, ${name}: ${value}` : `(${name}: ${value})`);
  if (all.length === 1) return splice(text, field.end, text.indexOf(")", existing.end) + 1, "");
  return index ? splice(text, all[index - 1].end, existing.end, "") : splice(text, existing.start, all[1].start, "");
}

/** The text that stands for a value that was typed into a form. */
export function literal(typed, type, schema) {
  const { kind, name } = schema.named(type) ?? {};
  const isWritten = /^\$\w+$/.test(typed) || type.kind === "LIST" || /INPUT|ENUM/.test(kind) || /^(Int|Float|Boolean)$/.test(name);
  return isWritten ? typed || placeholder(type, schema) : JSON.stringify(typed);
}

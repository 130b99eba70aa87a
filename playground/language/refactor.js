// Edits of a whole document: values become variables, selections become fragments, and fragments selections again.

import { splice } from "./build.js";
import { indentation } from "./complete.js";
import { fragmentsOf, operationAt, parsed, visit } from "./operations.js";
import { typeText } from "./schema.js";
import { prettify } from "./printer.js";

/**
 * The value at the offset becomes a variable.
 * @returns {{ text: string, variables: object } | undefined} With the variables' new values; undefined if there is no value.
 */
export function extractVariable(text, offset, schema, variables) {
  const { document, operations } = parsed(text) ?? {};
  if (!document) return undefined;
  const found = inputAt(document, offset, schema);
  const operation = operationAt(operations, offset);
  if (!found || !operation) return undefined;
  const taken = new Set([...operation.variables.map(({ name }) => name.value), ...Object.keys(variables)]);
  const name = unused(found.name, taken);
  const typeName = typeText(found.type);
  const { value } = found;
  const outside = splice(text, value.start, value.end, "$" + name);
  const last = operation.variables.at(-1);
  const edits = last ? [last.end, `, $${name}: ${typeName}`]
    : operation.name ? [operation.name.end, `($${name}: ${typeName})`]
      : text.startsWith("{", operation.start) ? [operation.start, `query ($${name}: ${typeName}) `]
        : [operation.start + operation.operation.length, ` ($${name}: ${typeName})`];
  return { text: splice(outside, edits[0], edits[0], edits[1]), variables: { ...variables, [name]: plain(value) } };
}

function unused(name, taken) {
  let candidate = name;
  for (let number = 2; taken.has(candidate); number++) candidate = name + number;
  return candidate;
}

/** The smallest value without variables around the offset, with its type. */
function inputAt(document, offset, schema) {
  let found;
  const holds = (node) => node.start <= offset && offset <= node.end;
  const look = (args, definitions) => {
    for (const { name, value } of args) {
      const definition = definitions?.find((each) => each.name === name.value);
      if (!definition || !holds(value)) continue;
      let isConstant = true;
      visit(value, (node) => (isConstant &&= node.kind !== "Variable"));
      if (isConstant) found = { name: name.value, value, type: definition.type };
      if (value.kind === "Object") look(value.fields, [...schema.named(definition.type).fields.values()]);
    }
  };
  eachField(document, schema, (field, definition) => look(field.arguments, definition?.args));
  return found;
}

/** Visits the fields of a document with what the schema says of them. */
export function eachField(document, schema, enter) {
  const walk = (set, type) => {
    for (const node of set?.selections ?? []) {
      if (node.kind === "Field") {
        const definition = schema.field(type, node.name.value);
        enter(node, definition, type);
        walk(node.selectionSet, definition && schema.named(definition.type));
      } else if (node.kind === "Inline") {
        walk(node.selectionSet, node.typeCondition ? schema.type(node.typeCondition.value) : type);
      }
    }
  };
  for (const each of document.definitions) {
    walk(each.selectionSet, each.kind === "Fragment" ? schema.type(each.typeCondition.value) : schema.root(each.operation));
  }
}

/** A value as JSON has it. */
function plain(value) {
  switch (value.kind) {
    case "Int": case "Float": return Number(value.value);
    case "Null": return null;
    case "ListValue": return value.values.map(plain);
    case "Object": return Object.fromEntries(value.fields.map((field) => [field.name.value, plain(field.value)]));
    default: return value.value;
  }
}

/** The selections of the field at the offset become a fragment; undefined if there are none. */
export function extractFragment(text, offset, schema) {
  const { document } = parsed(text) ?? {};
  if (!document) return undefined;
  let found;
  eachField(document, schema, (field, definition) => {
    const isHere = field.start <= offset && offset <= field.end && field.selectionSet && definition;
    if (isHere) found = { set: field.selectionSet, type: schema.named(definition.type).name };
  });
  if (!found) return undefined;
  const name = unused(found.type + "Fields", new Set(fragmentsOf(document).keys()));
  const { set, type } = found;
  const body = text.slice(set.start, set.end);
  const indent = indentation(text, set.end - 1);
  const used = splice(text, set.start, set.end, `{\n${indent}  ...${name}\n${indent}}`);
  return prettify(`${used.trimEnd()}\n\nfragment ${name} on ${type} ${body}\n`);
}

/** Every spread becomes what it stands for, and the fragments are gone. */
export function inlineFragments(text) {
  const { document } = parsed(text) ?? {};
  if (!document) return undefined;
  const fragments = fragmentsOf(document);
  const body = (node, open) => {
    const edits = [];
    visit(node.selectionSet, (each) => {
      const fragment = each.kind === "Spread" && !open.includes(each.name.value) && fragments.get(each.name.value);
      if (!fragment) return;
      const directives = each.directives.map((directive) => " " + text.slice(directive.start, directive.end)).join("");
      const inner = body(fragment, [...open, each.name.value]);
      edits.push([each, `... on ${fragment.typeCondition.value}${directives} ${inner}`]);
    });
    return edits.reduceRight((result, [each, replacement]) =>
      splice(result, each.start - node.selectionSet.start, each.end - node.selectionSet.start, replacement),
    text.slice(node.selectionSet.start, node.selectionSet.end));
  };
  const operations = document.definitions.filter(({ kind }) => kind === "Operation");
  return prettify(operations.map((each) => text.slice(each.start, each.selectionSet.start) + body(each, [])).join("\n\n"));
}

/** Comments lines out, or in again if all of them are comments. */
export function toggleComments(lines) {
  const written = lines.filter((line) => line.trim());
  const areComments = written.length > 0 && written.every((line) => /^\s*#/.test(line));
  return lines.map((line) => (areComments ? line.replace(/^(\s*)# ?/, "$1") : line.trim() ? line.replace(/^(\s*)/, "$1# ") : line));
}

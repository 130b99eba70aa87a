// Edits of a whole document: values become variables, selections become fragments, and fragments selections again.

import { indentation } from "./complete.js";
import { operationAt, parsed, splice, visit } from "./operations.js";
import { typeText } from "./schema.js";
import { prettify } from "./printer.js";

const holds = ({ start, end }, offset) => start <= offset && offset <= end;

function unused(name, taken) {
  for (let number = 1; ; number++)
    if (!taken.includes(name + (number > 1 ? number : ""))) return name + (number > 1 ? number : "");
}

/**
 * The value at the offset becomes a variable of its operation.
 * @returns {{ text: string, variables: object } | undefined} With the variables' new values; undefined if there is no value.
 */
export function extractVariable(text, offset, schema, variables) {
  const tree = parsed(text);
  const found = tree && inputAt(tree.document, offset, schema);
  const operation = tree && operationAt(tree.operations, offset);
  if (!found || !operation) return undefined;
  const { value } = found;
  const name = unused(found.name, [...operation.variables.map((each) => each.name.value), ...Object.keys(variables)]);
  const definition = `$${name}: ${typeText(found.type)}`;
  const last = operation.variables.at(-1);
  const isShort = text[operation.start] === "{";
  const at = last?.end ?? operation.name?.end ?? operation.start + (isShort ? 0 : operation.operation.length);
  const insert = last
    ? `, ${definition}`
    : isShort
      ? `query (${definition}) `
      : `${operation.name ? "" : " "}(${definition})`;
  return {
    text: splice(splice(text, value.start, value.end, "$" + name), at, at, insert),
    variables: { ...variables, [name]: plain(value) },
  };
}

/** The smallest value without variables around the offset, with its type. */
function inputAt(document, offset, schema) {
  let found;
  const look = (args, definitions) => {
    for (const { name, value } of args) {
      const definition = definitions?.find((each) => each.name === name.value);
      if (!definition || !holds(value, offset)) continue;
      let isConstant = true;
      visit(value, ({ kind }) => (isConstant &&= kind !== "Variable"));
      if (isConstant) found = { name: name.value, value, type: definition.type };
      if (value.kind === "Object") look(value.fields, [...schema.named(definition.type).fields.values()]);
    }
  };
  eachField(document, schema, (field, definition) => look(field.arguments, definition?.args));
  return found;
}

/** Visits the fields of a document with what the schema says of them. */
function eachField(document, schema, enter) {
  const walk = (set, type) => {
    for (const node of set?.selections ?? []) {
      const definition = node.kind === "Field" ? schema.field(type, node.name.value) : undefined;
      if (node.kind === "Field") enter(node, definition);
      walk(
        node.selectionSet,
        node.kind === "Field"
          ? schema.named(definition?.type)
          : node.typeCondition
            ? schema.type(node.typeCondition.value)
            : type,
      );
    }
  };
  for (const each of document.definitions)
    walk(each.selectionSet, each.operation ? schema.root(each.operation) : schema.type(each.typeCondition.value));
}

/** A value as JSON has it. */
function plain({ kind, value, values, fields }) {
  switch (kind) {
    case "Int":
    case "Float":
      return Number(value);
    case "Null":
      return null;
    case "ListValue":
      return values.map(plain);
    case "Object":
      return Object.fromEntries(fields.map((field) => [field.name.value, plain(field.value)]));
    default:
      return value;
  }
}

/** The selections of the field at the offset become a fragment; undefined if there are none. */
export function extractFragment(text, offset, schema) {
  const tree = parsed(text);
  let found;
  eachField(tree?.document ?? { definitions: [] }, schema, (field, definition) => {
    if (holds(field, offset) && field.selectionSet && definition)
      found = { ...field.selectionSet, type: schema.named(definition.type).name };
  });
  if (!found) return undefined;
  const { start, end, type } = found;
  const name = unused(type + "Fields", [...tree.fragments.keys()]);
  const indent = indentation(text, end - 1);
  return prettify(
    `${splice(text, start, end, `{\n${indent}  ...${name}\n${indent}}`)}\n\nfragment ${name} on ${type} ${text.slice(start, end)}\n`,
  );
}

/** Every spread becomes what it stands for, and the fragments are gone. */
export function inlineFragments(text) {
  const tree = parsed(text);
  if (!tree) return undefined;
  const body = ({ selectionSet }, open) => {
    const spreads = [];
    visit(selectionSet, (each) => each.kind === "Spread" && spreads.push(each));
    return spreads.reduceRight(
      (result, { name, directives, start, end }) => {
        const fragment = tree.fragments.get(name.value);
        if (!fragment || open.includes(fragment)) return result;
        const kept = directives.map((each) => " " + text.slice(each.start, each.end)).join("");
        return splice(
          result,
          start - selectionSet.start,
          end - selectionSet.start,
          `... on ${fragment.typeCondition.value}${kept} ${body(fragment, [...open, fragment])}`,
        );
      },
      text.slice(selectionSet.start, selectionSet.end),
    );
  };
  return prettify(
    tree.operations.map((each) => text.slice(each.start, each.selectionSet.start) + body(each, [])).join("\n\n"),
  );
}

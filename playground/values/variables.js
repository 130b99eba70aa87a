// The JSON of the variables, read with the types that the operation declares.

import { placeholder } from "../language/complete.js";
import { parseJSON, plain } from "../language/parser.js";
import { isRequired, nullable, typeText } from "../language/schema.js";

/** The variables of an operation as fields of an input, by name. */
export const declared = (operation) =>
  new Map((operation?.variables ?? []).map((each) => [each.name.value, { ...each, name: each.name.value }]));

/**
 * The variables as an object, and what is wrong with them.
 * @returns {{ values?: object, problems: { start: number, end: number, message: string }[] }}
 */
export function readVariables(text, inputs, schema) {
  const { root, nodes, fault } = parseJSON(text.trim() ? text : "{}", inputs, schema);
  if (fault) return { problems: [fault] };
  if (root.kind !== "Object") return { problems: [{ ...root, message: "Expected a JSON object." }] };
  try {
    return { values: JSON.parse(text.trim() || "{}"), problems: schema ? nodes.flatMap((node) => problemsOf(node, schema)) : [] };
  } catch ({ message }) {
    // What GraphQL takes and JSON does not, for example a comma too few, has no place but in the message.
    const start = Number(/position (\d+)/.exec(message)?.[1] ?? 0);
    return { problems: [{ message, start, end: start + 1 }] };
  }
}

const missing = (names, inputs) => [...inputs.values()].filter((input) => isRequired(input) && !names.includes(input.name));

const scalars = { Int: ["Int"], Float: ["Int", "Float"], Boolean: ["Boolean"], ID: ["String", "Int"] };

function problemsOf(node, schema) {
  const { kind, type, definition, start } = node;
  const problem = (message, at = node) => [{ start: at.start, end: at.end, message }];
  if (kind === "Argument") {
    const { name } = node.parent;
    return definition ? [] : problem(`${name ? `${name} has no field` : "The operation has no variable"} “${node.name.value}”.`, node.name);
  }
  if (kind === "Object" && definition)
    return missing(node.fields.map(({ name }) => name.value), definition.fields)
      .flatMap(({ name, type }) => problem(`“${name}” is missing: ${typeText(type)}.`, { start, end: start + 1 }));
  const named = schema.named(type);
  if (!named) return [];
  if (kind === "Null") return type.kind === "NON_NULL" ? problem(`Null is no ${typeText(type)}.`) : [];
  const fits =
    kind === "List" ? nullable(type).kind === "LIST"
    : named.kind === "ENUM" ? named.values.has(plain(node))
    : named.kind !== "INPUT_OBJECT" && (scalars[named.name] ?? ["String"]).includes(kind);
  return fits ? [] : problem(`Expected a value of the type ${typeText(nullable(type))}.`);
}

/** The JSON with the least that the declared variables need besides what is given. */
export function filledVariables(values, inputs, schema) {
  const added = missing(Object.keys(values), inputs).map(({ name, type }) => [name, JSON.parse(placeholder(type, schema, true))]);
  return JSON.stringify({ ...values, ...Object.fromEntries(added) }, null, 2) + "\n";
}

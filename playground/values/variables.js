// The JSON of the variables, read with the types that the operation declares.

import { Reader } from "../language/parser.js";
import { placeholder } from "../language/complete.js";
import { isRequired, nullable, typeText } from "../language/schema.js";

/** The variables of an operation as fields of an input: by name, with their types. */
export const declared = (operation) =>
  new Map((operation?.variables ?? []).map(({ name, type, defaultValue }) => [name.value, { name: name.value, type, defaultValue }]));

/**
 * The variables as an object, and what is wrong with them.
 * @returns {{ values: object | undefined, problems: { start: number, end: number, message: string }[] }}
 */
export function readVariables(text, inputs, schema) {
  if (!text.trim()) return { values: {}, problems: missing({ fields: [], start: 0 }, inputs) };
  try {
    const reader = new Reader(text, true);
    const root = reader.value();
    if (!reader.isAtEnd) reader.fail("the end");
    const values = JSON.parse(text);
    if (root.kind !== "Object") return { problems: [{ ...root, message: "Variables are a JSON object." }] };
    return { values, problems: schema ? objectProblems(root, inputs, schema, "The operation has no variable") : [] };
  } catch ({ message, start, end }) {
    // What GraphQL takes and JSON does not, for example a comma too few.
    const at = start ?? Number(/position (\d+)/.exec(message)?.[1] ?? 0);
    return { problems: [{ message, start: at, end: end ?? at + 1 }] };
  }
}

function objectProblems(node, inputs, schema, unknown) {
  const problems = missing(node, inputs);
  for (const { name, value } of node.fields) {
    const input = inputs.get(name.value);
    if (input) problems.push(...valueProblems(value, input.type, schema));
    else problems.push({ ...name, message: `${unknown} “${name.value}”.` });
  }
  return problems;
}

const missing = ({ fields, start }, inputs) => [...inputs.values()]
  .filter((input) => isRequired(input) && !fields.some(({ name }) => name.value === input.name))
  .map(({ name, type }) => ({ start, end: start + 1, message: `“${name}” is missing: ${typeText(type)}.` }));

const scalars = { Int: ["Int"], Float: ["Int", "Float"], Boolean: ["Boolean"], ID: ["String", "Int"] };

function valueProblems(node, type, schema) {
  const { kind, ofType, name } = nullable(type);
  if (node.kind === "Null") return type.kind === "NON_NULL" ? [{ ...node, message: `Null is no ${typeText(type)}.` }] : [];
  if (kind === "LIST") return (node.values ?? [node]).flatMap((value) => valueProblems(value, ofType, schema));
  const definition = schema.type(name);
  if (definition?.kind === "INPUT_OBJECT" && node.fields) return objectProblems(node, definition.fields, schema, `${name} has no field`);
  const fits = definition?.kind === "ENUM" ? definition.values.has(node.value)
    : definition?.kind === "SCALAR" ? (scalars[name] ?? ["String"]).includes(node.kind) : !definition;
  return fits ? [] : [{ ...node, message: `Expected a value of the type ${name}.` }];
}

/** The JSON with the least that the declared variables need besides what is given. */
export function filledVariables(values, inputs, schema) {
  const needed = [...inputs.values()].filter((input) => isRequired(input) && !(input.name in values));
  const added = needed.map(({ name, type }) => [name, JSON.parse(placeholder(type, schema, true))]);
  return JSON.stringify({ ...values, ...Object.fromEntries(added) }, null, 2) + "\n";
}

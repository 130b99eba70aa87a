// The JSON of the variables, read with the types that the operation declares.

import { placeholder } from "../language/complete.js";
import { Reader } from "../language/parser.js";
import { isRequired, nullable, typeText } from "../language/schema.js";

/** The variables of an operation as fields of an input, by name. */
export const declared = (operation) =>
  new Map((operation?.variables ?? []).map((each) => [each.name.value, { ...each, name: each.name.value }]));

/**
 * The variables as an object, and what is wrong with them.
 * @returns {{ values?: object, problems: { start: number, end: number, message: string }[] }}
 */
export function readVariables(text, inputs, schema) {
  if (!text.trim()) return { values: {}, problems: schema ? missing({ fields: [], start: 0 }, inputs) : [] };
  try {
    const reader = new Reader(text, true);
    const root = reader.value();
    if (!reader.isAtEnd) reader.fail("the end");
    const values = JSON.parse(text);
    if (root.kind !== "Object") return { problems: [{ ...root, message: "Expected a JSON object." }] };
    return { values, problems: schema ? objectProblems(root, inputs, schema, "The operation has no variable") : [] };
  } catch ({ message, start = Number(/position (\d+)/.exec(message)?.[1] ?? 0), end = start + 1 }) {
    // What GraphQL takes and JSON does not, for example a comma too few, has no place but in the message.
    return { problems: [{ message, start, end }] };
  }
}

function objectProblems(node, inputs, schema, unknown) {
  return [
    ...missing(node, inputs),
    ...node.fields.flatMap(({ name, value }) => {
      const input = inputs.get(name.value);
      return input ? valueProblems(value, input.type, schema) : [{ ...name, message: `${unknown} “${name.value}”.` }];
    }),
  ];
}

const isMissing = (input, names) => isRequired(input) && !names.includes(input.name);
const missing = ({ fields, start }, inputs) =>
  [...inputs.values()]
    .filter((input) =>
      isMissing(
        input,
        fields.map(({ name }) => name.value),
      ),
    )
    .map(({ name, type }) => ({ start, end: start + 1, message: `“${name}” is missing: ${typeText(type)}.` }));

const scalars = { Int: ["Int"], Float: ["Int", "Float"], Boolean: ["Boolean"], ID: ["String", "Int"] };

function valueProblems(node, type, schema) {
  const { kind, ofType, name } = nullable(type);
  if (node.kind === "Null")
    return type.kind === "NON_NULL" ? [{ ...node, message: `Null is no ${typeText(type)}.` }] : [];
  if (kind === "LIST") return (node.values ?? [node]).flatMap((value) => valueProblems(value, ofType, schema));
  const definition = schema.type(name);
  if (definition?.kind === "INPUT_OBJECT" && node.fields)
    return objectProblems(node, definition.fields, schema, `${name} has no field`);
  const fits =
    definition?.kind === "ENUM"
      ? definition.values.has(node.value)
      : !definition || (scalars[name] ?? ["String"]).includes(node.kind);
  return fits && definition?.kind !== "INPUT_OBJECT"
    ? []
    : [{ ...node, message: `Expected a value of the type ${name}.` }];
}

/** The JSON with the least that the declared variables need besides what is given. */
export function filledVariables(values, inputs, schema) {
  const added = [...inputs.values()]
    .filter((input) => isMissing(input, Object.keys(values)))
    .map(({ name, type }) => [name, JSON.parse(placeholder(type, schema, true))]);
  return JSON.stringify({ ...values, ...Object.fromEntries(added) }, null, 2) + "\n";
}

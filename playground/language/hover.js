// What is known of the thing at a place of a document.

import { tokenAt } from "./lexer.js";
import { operationAt } from "./operations.js";
import { parse } from "./parser.js";
import { signature, typeText } from "./schema.js";

/**
 * `link` is where the documentation has it, for example `Contact.name`.
 * @returns {{ start: number, end: number, title: string, description?: string, deprecated?: string, link?: string } | undefined}
 */
export function describe(text, offset, schema) {
  const { tokens, operations } = parse(text, schema);
  const { start, end, text: name, role, definition, parent } = tokenAt(tokens, offset) ?? {};
  const card = (title, link) =>
    ({ start, end, title, link, description: definition?.description, deprecated: definition?.deprecationReason });
  if (role === "variable") {
    const variable = operationAt(operations, offset)?.variables.find((each) => each.name.value === name);
    return card(`$${name}: ${variable ? typeText(variable.type) : "not defined"}`);
  }
  if (!definition) return undefined;
  const member = parent && `${parent.name}.${name}`;
  if (role === "field") return card(`${member}: ${typeText(definition.type)}`, member);
  if (role === "argument") return card(signature(definition), schema.named(definition.type)?.name);
  if (role === "type") return card(`${definition.kind.toLowerCase()} ${name}`, name);
  if (role === "enum") return card(member, parent.name);
  return card(`@${name}(${definition.args.map(signature).join(", ")})`);
}

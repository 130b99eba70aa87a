// What is known of the thing at a place of a document.

import { lex, tokenAt } from "./lexer.js";
import { signature, typeText } from "./schema.js";
import { definedVariables, uses } from "./walk.js";

/**
 * `link` is where the documentation has it, for example `Contact.name`.
 * @returns {{ start: number, end: number, title: string, description?: string, deprecated?: string, link?: string } | undefined}
 */
export function describe(text, offset, schema) {
  const tokens = lex(text);
  const token = tokenAt(tokens, offset);
  const { start, end, text: name } = token ?? {};
  const { role, definition, parent } = uses(tokens, schema)[tokens.indexOf(token)] ?? {};
  const card = (title, link) => ({
    start,
    end,
    title,
    link,
    description: definition?.description,
    deprecated: definition?.deprecationReason,
  });
  if (role === "variable")
    return card(
      `$${name}: ${definedVariables(tokens, schema).find((each) => each.name === name)?.type ?? "not defined"}`,
    );
  if (!definition) return undefined;
  switch (role) {
    case "field":
      return card(`${parent.name}.${name}: ${typeText(definition.type)}`, `${parent.name}.${name}`);
    case "argument":
      return card(signature(definition), schema.named(definition.type)?.name);
    case "type":
      return card(`${definition.kind.toLowerCase()} ${name}`, name);
    case "enum":
      return card(`${parent.name}.${name}`, parent.name);
    default:
      return card(`@${name}(${definition.args.map(signature).join(", ")})`);
  }
}

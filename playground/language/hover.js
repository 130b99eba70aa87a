// What is known of the thing at a place of a document.

import { lex, tokenAt } from "./lexer.js";
import { signature, typeText } from "./schema.js";
import { definedVariables, uses } from "./walk.js";

/**
 * @typedef {{ start: number, end: number, title: string, description?: string, deprecated?: string,
 *   link?: string }} Card `link` is where the documentation has it, for example `Contact.name`.
 * @returns {Card | undefined}
 */
export function describe(text, offset, schema) {
  const tokens = lex(text);
  const token = tokenAt(tokens, offset);
  if (token?.kind !== "name") return undefined;
  const use = uses(tokens, schema)[tokens.indexOf(token)];
  const card = cardFor(token, use, tokens, schema);
  return card && { start: token.start, end: token.end, ...card };
}

function cardFor({ text }, { role, definition, parent, type }, tokens, schema) {
  const { description, deprecationReason: deprecated } = definition ?? {};
  switch (role) {
    case "field":
      return definition && { title: `${parent.name}.${text}: ${typeText(definition.type)}`, description, deprecated, link: `${parent.name}.${text}` };
    case "argument":
      return definition && { title: signature(definition), description, deprecated, link: schema.named(definition.type)?.name };
    case "type":
      return definition && { title: `${definition.kind.toLowerCase()} ${text}`, description, link: text };
    case "enum":
      return definition && { title: `${parent.name}.${text}`, description, deprecated, link: parent.name };
    case "directive":
      return definition && { title: `@${text}(${definition.args.map(signature).join(", ")})`, description };
    case "variable": {
      const variable = definedVariables(tokens, schema).find((each) => each.name === text);
      return { title: `$${text}: ${variable?.type || (type ? typeText(type) : "not defined")}` };
    }
    default: return undefined;
  }
}

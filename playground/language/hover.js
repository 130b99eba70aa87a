// What is known of the thing at a place of a document.

import { tokenAt } from "./lexer.js"
import { operationAt, parse } from "./parser.js"
import { signature, typeText } from "./schema.js"

export function describe(text, offset, schema) {
	const { tokens, operations } = parse(text, schema)
	const { start, text: name, role, definition, parent } = tokenAt(tokens, offset) ?? {}
	const { description, deprecationReason: deprecated } = definition ?? {}
	const card = (title, link) => ({ start, title, link, description, deprecated })
	if (role === "variable") {
		const variable = operationAt(operations, offset)?.variables.find((each) => each.name.value === name)
		return card(`$${name}: ${variable ? typeText(variable.type) : "not defined"}`)
	}
	if (!definition) return
	const member = parent && `${parent.name}.${name}`
	if (role === "field") return card(`${member}: ${typeText(definition.type)}`, member)
	if (role === "argument") return card(signature(definition), schema.named(definition.type)?.name)
	if (role === "type") return card(`${definition.kind.toLowerCase()} ${name}`, name)
	if (role === "enum") return card(member, parent.name)
	return card(`@${name}(${definition.args.map(signature).join(", ")})`)
}

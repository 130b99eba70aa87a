// What can be written at a place of a document, or of its variables.

import { lex } from "./lexer.js"
import { operationAt, parse, parseJSON, Reader } from "./parser.js"
import { isComposite, isRequired, namedType, nullable, signature, typeText } from "./schema.js"
import { search } from "./search.js"
import { indentation } from "./text.js"

// `caret` is where the caret goes within what is inserted; `variables` are those of JSON.
export function complete(text, offset, schema, variables) {
	const isJSON = variables !== undefined
	const last = lex(text.slice(0, offset)).at(-1)
	const touched = last?.end === offset ? last : { kind: "" }
	const isWord = touched.kind === "name" || (isJSON && touched.kind === "invalid" && touched.text[0] === '"')
	const start = isWord ? touched.start : offset
	const end = isWord ? offset + /^\w*"?/.exec(text.slice(offset))[0].length : offset
	// Inside strings, numbers and comments nothing is suggested.
	if (!isWord && /int|float|comment|invalid/.test(touched.kind)) return { start, end, suggestions: [] }
	const before = text.slice(0, start)
	const { place } = isJSON ? parseJSON(before, variables, schema) : new Reader(before, schema).document()
	const { operations = [], fragments } = isJSON ? {} : parse(text, schema)
	const at = {
		...place,
		schema,
		isJSON,
		fragments,
		variables: operationAt(operations, offset)?.variables ?? [],
		indent: indentation(text, start),
		next: /\S/.exec(text.slice(end))?.[0],
	}
	const typed = text.slice(start, offset).replace(/^"/, "")
	return { start, end, suggestions: search(suggestions[at.role]?.(at) ?? [], typed, ({ label }) => label.replace(/^\W+/, ""), 999) }
}

const suggestion = (label, detail, { insert = label, caret = insert.length, description, deprecationReason } = {}) =>
	({ label, detail, insert, caret, description, deprecated: deprecationReason })
const typeSuggestion = (type) => suggestion(type.name, type.kind.toLowerCase(), type)
const keyword = (word) => suggestion(word, "", { insert: word + " " })

const suggestions = {
	definition: ({ schema }) =>
		Object.keys(schema.roots).filter((each) => schema.root(each)).concat("fragment").map(keyword),
	keyword: () => [keyword("on")],
	type: ({ schema, isCondition, parent }) => {
		const inputs = [...schema.types.values()].filter(({ kind }) => /SCALAR|ENUM|INPUT/.test(kind))
		return (isCondition ? schema.conditions(parent) : inputs).map(typeSuggestion)
	},
	field: (at) => {
		const { schema, parent } = at
		return parent ? [...parent.fields.values(), schema.field(parent, "__typename")].map((field) => fieldSuggestion(field, at)) : []
	},
	fragment: ({ schema, parent, fragments, indent }) => {
		const types = parent ? schema.conditions(parent) : []
		const fitting = [...fragments.values()].filter(({ typeCondition }) => types.includes(typeCondition.definition))
		const inline = (type) => suggestion(`on ${type.name}`, "", { ...type, ...block(`on ${type.name}`, indent) })
		return [
			...fitting.map(({ name, typeCondition }) => suggestion(name.value, `on ${typeCondition.value}`)),
			keyword("on"),
			...types.filter((each) => each !== parent).map(inline),
		]
	},
	argument: ({ args, used, schema, next, isJSON }) =>
		args.filter(({ name }) => !used.includes(name)).map((arg) => {
			const value = next === ":" ? "" : ": " + placeholder(arg.type, schema, isJSON)
			const head = isJSON ? `"${arg.name}"` : arg.name
			const more = { ...arg, insert: head + value, caret: head.length + caretIn(value) }
			return suggestion(arg.name, signature(arg).slice(arg.name.length + 2), more)
		}),
	value: (at) => [...variables(at, "$"), ...constants(at)],
	variable: (at) => (at.isUse ? variables(at, "") : []),
	directive: ({ schema, location }) =>
		[...schema.directives.values()].filter(({ locations }) => locations.includes(location))
			.map((each) => suggestion("@" + each.name, "", { ...each, insert: each.name + requiredArguments(each.args, schema) })),
}

function fieldSuggestion(field, { schema, next, indent }) {
	const args = next === "(" ? "" : requiredArguments(field.args, schema)
	const needsFields = isComposite(schema.named(field.type)) && !["{", "(", ":"].includes(next)
	const whole = needsFields ? block(field.name + args, indent) : { insert: field.name + args }
	if (args) whole.caret = field.name.length + caretIn(args)
	return suggestion(field.name, typeText(field.type), { ...field, ...whole })
}

export function requiredArguments(args, schema) {
	const required = (args ?? []).filter(isRequired).map(({ name, type }) => `${name}: ${placeholder(type, schema)}`)
	return required.length ? `(${required.join(", ")})` : ""
}

function block(head, indent) {
	const start = `${head} {\n${indent}  `
	return { insert: `${start}\n${indent}}`, caret: start.length }
}

export function placeholder(type, schema, isJSON = false, depth = 0) {
	const { kind, name } = nullable(type)
	if (kind === "LIST") return "[]"
	const definition = schema.type(name)
	const quoted = (text) => (isJSON ? `"${text}"` : text)
	if (definition?.kind === "ENUM") return quoted([...definition.values.keys()][0])
	if (definition?.kind !== "INPUT_OBJECT") return { Int: "10", Float: "1.0", Boolean: "true" }[name] ?? '""'
	const required = depth > 3 ? [] : [...definition.fields.values()].filter(isRequired)
	const fields = required.map((field) => `${quoted(field.name)}: ${placeholder(field.type, schema, isJSON, depth + 1)}`)
	return `{ ${fields.join(", ")} }`
}

function caretIn(text) {
	const hole = text.search(/""|\{ {2}\}|\[\]/)
	return hole < 0 ? text.length : hole + (text[hole] === "{" ? 2 : 1)
}

function constants({ schema, type, isJSON }) {
	const definition = schema.named(type)
	if (!definition) return []
	const value = (label, more) => suggestion(label, definition.name, more)
	const all = [...definition.values.values()].map((each) => value(each.name, { ...each, insert: isJSON ? `"${each.name}"` : each.name }))
	if (definition.name === "Boolean") all.push(value("true"), value("false"))
	if (definition.kind === "INPUT_OBJECT") {
		const insert = placeholder(type, schema, isJSON)
		all.push(value("{ … }", { ...definition, insert, caret: caretIn(insert) }))
	}
	return type.kind === "NON_NULL" ? all : [...all, value("null")]
}

const variables = ({ variables, type: wanted }, sigil) =>
	variables.filter(({ type }) => !wanted || namedType(type) === namedType(wanted))
		.map(({ name: { value }, type }) => suggestion("$" + value, typeText(type), { insert: sigil + value }))

// Text → a tree that knows its places, and tokens that know what the schema says of them.
// What is missing is a fault, and reading goes on.

import { colourOf, lex, stringValue } from "./lexer.js"
import { elementType, noSchema } from "./schema.js"

const keyword = { role: "keyword" }
let last = {}

// A text is read once. `nodes` has inner ones first; `place` is what could stand at the end.
export function parse(text, schema = noSchema) {
	if (last.text !== text || last.schema !== schema) last = { text, schema, ...new Reader(text, schema).document() }
	return last
}

export const querySpans = (text, schema) =>
	parse(text, schema).tokens.map(({ kind, role, start, end }) => [role ?? colourOf[kind], start, end]).filter(([colour]) => colour)

export const operationAt = (operations, offset) => operations.findLast(({ start }) => start <= offset) ?? operations[0]

export function parseJSON(text, fields, schema = noSchema) {
	const reader = new Reader(text, schema, true)
	const root = reader.is("{") ? reader.object({ fields }) : reader.value()
	if (!reader.isAtEnd) reader.missing("the end")
	return { root, fault: reader.fault, place: reader.place }
}

export class Reader {
	index = 0
	nodes = []

	constructor(text, schema, isJSON = false) {
		Object.assign(this, { schema, isJSON, all: lex(text) })
		this.tokens = this.all.filter(({ kind }) => kind !== "comment")
	}

	document() {
		const definitions = []
		do {
			const { index, token } = this
			const definition = this.definition()
			if (definition) definitions.push(definition), (token.begins = true)
			else if (this.index === index) this.index++
		} while (!this.isAtEnd)
		const { all: tokens, nodes, fault, place } = this
		const operations = definitions.filter(({ operation }) => operation)
		const fragments = new Map(definitions.filter(({ operation }) => !operation).map((each) => [each.name.value, each]))
		return { tokens, nodes, operations, fragments, fault, place }
	}

	get token() {
		return this.tokens[this.index] ?? { kind: "end", text: "", start: this.tokens.at(-1)?.end ?? 0 }
	}

	get isAtEnd() {
		return this.index >= this.tokens.length
	}

	is(text) {
		return this.token.text === text && this.token.kind !== "string"
	}

	next(use) {
		return Object.assign(this.tokens[this.index++], use)
	}

	skipDescription() {
		if (/string|block/.test(this.token.kind)) this.next()
	}

	skip(text, use) {
		return this.is(text) && this.next(use)
	}

	expect(text, use) {
		return this.skip(text, use) || this.missing(`“${text}”`, use)
	}

	name(expected, use, kind = "name") {
		if (this.token.kind !== kind) return { value: "", start: this.token.start, ...this.missing(expected, use) }
		const token = this.next(use)
		return Object.assign(token, { value: kind === "string" ? stringValue(token.text) : token.text })
	}

	missing(expected, use = {}) {
		const { kind, text } = this.token
		if (kind === "end") this.place ??= use
		const { start = 0, end = 0 } = this.tokens[Math.min(this.index, this.tokens.length - 1)] ?? {}
		this.fault ??= { message: `Expected ${expected}, found ${text ? `“${text}”` : "the end"}.`, start, end }
	}

	// What fits nowhere is passed over, up to a bracket that closes.
	many(open, read, close, canBeEmpty = false) {
		const items = []
		const bracket = this.expect(open)
		if (!bracket) return items
		while (!this.is(close) || !(canBeEmpty || items.length)) {
			const { index, token } = this
			const item = read()
			if (this.index > index) items.push(item), (token.begins = true)
			else if (this.isAtEnd || /^[)\]}]$/.test(token.text)) break
			else this.index++
		}
		Object.assign(bracket, { closing: this.expect(close), isBlock: open === "{" && !canBeEmpty })
		return items
	}

	node(kind, read) {
		const { start } = this.token
		const members = read()
		const node = { kind, start, end: this.tokens[this.index - 1]?.end ?? start, ...members }
		this.nodes.push(node)
		return node
	}

	// Spec: 2.3 Operations, 2.8 Fragments.
	definition() {
		this.skipDescription()
		const { text } = this.token
		if (text === "fragment") return this.node("Fragment", () => this.fragment())
		if (!/^(\{|query|mutation|subscription)$/.test(text)) return this.missing("an operation or a fragment", { role: "definition" })
		return this.node("Operation", () => this.operation(text))
	}

	fragment() {
		this.next(keyword)
		const name = this.name("the fragment’s name", { role: "fragment" })
		this.expect("on", keyword)
		const typeCondition = this.typeName({ isCondition: true })
		return { name, typeCondition, ...this.body("FRAGMENT_DEFINITION", typeCondition.definition) }
	}

	operation(text) {
		const operation = text === "{" ? "query" : text
		if (text !== "{") this.next(keyword)
		const name = this.token.kind === "name" ? this.name("", { role: "operation" }) : undefined
		const variables = this.is("(") ? this.many("(", () => this.variable(), ")") : []
		return { operation, name, variables, ...this.body(operation.toUpperCase(), this.schema.root(operation)) }
	}

	body(location, type) {
		return { directives: this.directives(location), type, selectionSet: this.selectionSet(type) }
	}

	variable() {
		this.skipDescription()
		return this.node("Variable", () => {
			this.expect("$")
			const name = this.name("a variable", { role: "variable" })
			this.expect(":")
			const type = this.type()
			const defaultValue = this.skip("=") ? this.value(type) : undefined
			return { name, type, defaultValue, directives: this.directives("VARIABLE_DEFINITION") }
		})
	}

	type() {
		let type
		if (this.skip("[")) {
			type = { kind: "LIST", ofType: this.type() }
			this.expect("]")
		} else type = { kind: "NAMED", name: this.typeName().value }
		return this.skip("!") ? { kind: "NON_NULL", ofType: type } : type
	}

	typeName(use) {
		return this.name("a type", { role: "type", definition: this.schema.type(this.token.text), ...use })
	}

	selectionSet(type) {
		return this.node("SelectionSet", () => ({ selections: this.many("{", () => this.selection(type), "}") }))
	}

	selection(parent) {
		if (!this.is("...")) return this.node("Field", () => this.field(parent))
		const { kind, text } = this.tokens[this.index + 1] ?? { kind: "name" }
		const isSpread = kind === "name" && text !== "on"
		return this.node(isSpread ? "Spread" : "Inline", () => {
			this.next()
			if (isSpread) return { name: this.name("a fragment", { role: "fragment", parent }), directives: this.directives("FRAGMENT_SPREAD") }
			const typeCondition = this.skip("on", keyword) ? this.typeName({ isCondition: true, parent }) : undefined
			return { typeCondition, ...this.body("INLINE_FRAGMENT", typeCondition ? typeCondition.definition : parent) }
		})
	}

	field(parent) {
		const hasAlias = this.tokens[this.index + 1]?.text === ":"
		const alias = hasAlias ? this.name("a field", { role: "alias", parent }) : undefined
		if (hasAlias) this.expect(":")
		const definition = this.schema.field(parent, this.token.text)
		const name = this.name("a field", { role: "field", definition, parent })
		const members = { alias, name, definition, arguments: this.arguments(definition), directives: this.directives("FIELD") }
		const type = this.schema.named(definition?.type)
		return { ...members, type, selectionSet: this.is("{") ? this.selectionSet(type) : undefined }
	}

	directives(location) {
		const directives = []
		const read = () => {
			this.next()
			const definition = this.schema.directives.get(this.token.text)
			const name = this.name("a directive", { role: "directive", location, definition })
			return { name, arguments: this.arguments(definition) }
		}
		while (this.is("@")) directives.push(this.node("Directive", read))
		return directives
	}

	arguments(definition) {
		const used = []
		return this.is("(") ? this.many("(", () => this.argument(definition?.args, used), ")") : []
	}

	argument(all = [], used) {
		return this.node("Argument", () => {
			const text = this.isJSON ? stringValue(this.token.text) : this.token.text
			const definition = all.find(({ name }) => name === text)
			const use = { role: "argument", definition, args: all, used }
			const name = this.isJSON ? this.name("a key in quotes", use, "string") : this.name("a name", use)
			used.push(name.value)
			this.expect(":")
			return { name, definition, value: this.value(definition?.type) }
		})
	}

	object(definition) {
		const [all, used] = [[...(definition?.fields.values() ?? [])], []]
		return this.node("Object", () => ({ fields: this.many("{", () => this.argument(all, used), "}", true) }))
	}

	value(type) {
		const { kind, text } = this.token
		const named = this.schema.named(type)
		const token = (kind, use) => this.node(kind, () => ({ token: this.next(use) }))
		if (/string|block|int|float/.test(kind)) return token(kind)
		if (/^(true|false|null)$/.test(text)) return token("constant", { role: "value" })
		if (kind === "name" && !this.isJSON) return token("enum", { role: "enum", definition: named?.values.get(text), parent: named })
		if (text === "{") return this.object(named)
		const element = () => this.value(elementType(type))
		if (text === "[") return this.node("List", () => ({ values: this.many("[", element, "]", true) }))
		return this.node("VariableUse", () => {
			if (this.skip("$")) this.name("a variable", { role: "variable", isUse: true, type })
			else this.missing("a value", { role: "value", type })
		})
	}
}

export function plain({ kind, token, values, fields }) {
	if (kind === "List") return values.map(plain)
	if (kind === "Object") return Object.fromEntries(fields.map(({ name, value }) => [name.value, plain(value)]))
	return kind === "string" ? stringValue(token.text) : kind === "enum" ? token.text : JSON.parse(token.text)
}

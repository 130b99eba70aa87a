// The schema to read, with a way back, and into the query.

import { button, deprecation, gist, link, list, prose, tags, the } from "./dom.js"
import { query, schema } from "./editors.js"
import { toggled } from "../language/build.js"
import { isComposite, isRequired, namedType, typeText } from "../language/schema.js"
import { index, searchSchema } from "../language/search.js"

const { code, h2, h3, p, small } = tags

let names

the.docsSearch.oninput = draw
the.docsBack.onclick = () => history.back()
the.docsForward.onclick = () => history.forward()

export function drawDocs() {
	names = index(schema)
	draw()
}

// The address says what is read; when it has changed, this is called again.
export function openDocs(target) {
	const address = "#docs/" + target
	if (location.hash !== address) return location.assign(address)
	the.docsSearch.value = ""
	draw()
	the.docsBody.focus({ preventScroll: true })
}

function draw() {
	if (schema.types.size) the.docsBody.replaceChildren(...page().flat())
	the.docsBody.scrollTop = 0
}

function page() {
	const words = the.docsSearch.value.trim()
	if (words) {
		const found = searchSchema(names, words)
		const items = found.map((each) => [to(each.link), small(gist(each.description))])
		return [p({ role: "status" }, `${found.length} found`), list(items)]
	}
	const [typeName, fieldName] = location.hash.slice(6).split(".")
	const type = schema.type(typeName)
	const field = schema.field(type, fieldName)
	return field ? fieldPage(type, field) : type ? typePage(type) : startPage()
}

const to = (target, label = target) => link(label, () => openDocs(target))
const isRoot = (name) => Object.values(schema.roots).includes(name)
const section = (title, items) => (items.length ? [h3(title), list(items)] : [])

function insert(type, name) {
	const kind = Object.keys(schema.roots).find((each) => schema.roots[each] === type)
	if (kind) query.rewrite(toggled(query.value, query.caret, kind, [name], schema))
	else query.replace(query.caret, query.caret, name)
}

const insertButton = (type, { name }) =>
	button("Insert", () => insert(type.name, name), { class: "insert", ariaLabel: `Insert ${name} into the query` })

function typeLink(type) {
	const [before, after] = typeText(type).split(namedType(type))
	return [before, to(namedType(type)), after]
}

function startPage() {
	const roots = Object.entries(schema.roots).filter(([, name]) => name)
	const others = [...schema.types.keys()].filter((name) => !isRoot(name) && !name.startsWith("__")).sort()
	return [
		h2("The schema"),
		list(roots.map(([operation, name]) => [operation, " ", to(name)])),
		prose(schema.description),
		section("Types", others.map((name) => to(name))),
	]
}

function typePage(type) {
	const { name, kind, isOneOf, description, interfaces, possibleTypes, fields, values } = type
	const fieldItem = (field) => [
		isRoot(name) && insertButton(type, field),
		to(`${name}.${field.name}`, field.name),
		field.args?.length ? "(…): " : ": ",
		typeLink(field.type),
		deprecation(field.deprecationReason),
		small(gist(field.description)),
	]
	const valueItem = (value) => [code(value.name), deprecation(value.deprecationReason), prose(value.description)]
	return [
		h2(name, " ", small(isOneOf ? "exactly one of" : kind.toLowerCase().replace("_", " "))),
		prose(description),
		section("Implements", (interfaces ?? []).map((each) => to(each.name))),
		section("Fields", [...fields.values()].map(fieldItem)),
		section("Values", [...values.values()].map(valueItem)),
		section("Possible types", (possibleTypes ?? []).map((each) => to(each.name))),
	]
}

function fieldPage(type, field) {
	const item = (arg) => [
		code(arg.name),
		": ",
		typeLink(arg.type),
		arg.defaultValue ? ` = ${arg.defaultValue}` : isRequired(arg) ? " (needed)" : "",
		deprecation(arg.deprecationReason),
		prose(arg.description),
	]
	return [
		h2(to(type.name), `.${field.name}`),
		p(typeLink(field.type)),
		deprecation(field.deprecationReason),
		prose(field.description),
		isComposite(type) ? insertButton(type, field) : [],
		section("Arguments", (field.args ?? []).map(item)),
	]
}

// The query as boxes to tick, in step with its text both ways.

import { tags, the } from "./dom.js"
import { query, schema } from "./editors.js"
import { literal, operationOf, selected, toggled, withArgument } from "../language/build.js"
import { placeholder } from "../language/complete.js"
import { operationAt, parse, plain } from "../language/parser.js"
import { isComposite, noSchema, typeText } from "../language/schema.js"

const { button, details, input, label, li, option, select, small, span, summary, ul } = tags

const turned = new Set()
let drawn = []

export function drawExplorer() {
	const { operations, fault } = parse(query.value || "{ __typename }", schema)
	if (fault || schema === noSchema) return
	const at = operationAt(operations, query.caret)
	// What shows the same already stays, with what is typed into it.
	const state = [query.value, at?.start, schema]
	if (state.every((each, index) => each === drawn[index])) return
	drawn = state
	const focused = document.activeElement?.dataset.key
	const tree = (kind) => {
		const operation = operationOf(kind, operations, query.caret)
		return details({ open: kind === (at?.operation ?? "query") }, summary(kind), branch(schema.root(kind), kind, operation, []))
	}
	the.panelBuild.replaceChildren(...Object.keys(schema.roots).filter((kind) => schema.root(kind)).map(tree))
	focus(focused)
}

const focus = (key) => key && document.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus({ preventScroll: true })

function branch(type, ...place) {
	const fields = [...type.fields.values()].map((field) => leaf(field.name, field, schema.named(field.type), ...place))
	const types = (type.possibleTypes ?? []).map(({ name }) => leaf(`on ${name}`, {}, schema.type(name), ...place))
	return ul(fields, types)
}

function leaf(name, field, type, kind, operation, above) {
	const path = [...above, name]
	const key = [kind, ...path].join("/")
	const node = operation && selected(operation, path)
	const hasFields = isComposite(type)
	const isOpen = hasFields && Boolean(node) !== turned.has(key)
	const onclick = () => {
		if (!turned.delete(key)) turned.add(key)
		drawn = []
		drawExplorer()
	}
	const fold = { class: "fold", ariaExpanded: isOpen, ariaLabel: `Fields of ${name}`, "data-key": key + "/", onclick }
	return li(
		hasFields ? button(fold, isOpen ? "▾" : "▸") : span({ class: "fold" }),
		box(name, key, node, field, () => edit(toggled(query.value, query.caret, kind, path, schema))),
		node && ul({ class: "arguments" }, (field.args ?? []).map((each) => argument(each, node, key))),
		isOpen && branch(type, kind, operation, path),
	)
}

function box(name, key, node, { type, deprecationReason }, onchange) {
	return label(
		{ class: deprecationReason && "deprecated" },
		input({ type: "checkbox", "data-key": key, checked: Boolean(node), onchange }),
		` ${name} `,
		type && small(typeText(type)),
	)
}

function argument(definition, node, above) {
	const { name, type } = definition
	const given = node.arguments.find((each) => each.name.value === name)
	const key = `${above}(${name}`
	const put = (value) => edit(withArgument(query.value, node, name, value))
	const tick = () => put(given ? undefined : placeholder(type, schema))
	return li(box(name, key, given, definition, tick), given && valueField(definition, given.value, put, key + "="))
}

function valueField({ name, type }, value, put, key) {
	const current = value.kind === "string" ? plain(value) : query.value.slice(value.start, value.end)
	const definition = schema.named(type)
	const choices = definition?.name === "Boolean" ? ["true", "false"] : [...(definition?.values.keys() ?? [])]
	const properties = { ariaLabel: `Value of ${name}`, "data-key": key, onchange: () => put(literal(field.value, type, schema)) }
	const field = choices.includes(current) ? select(properties, choices.map((each) => option(each))) : input(properties)
	field.value = current
	return field
}

function edit(text) {
	const { caret } = query
	const key = document.activeElement?.dataset.key
	query.rewrite(text)
	query.area.setSelectionRange(caret, caret)
	drawExplorer()
	focus(key)
}

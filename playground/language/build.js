// Edits that clicks make: fields and arguments, put in and taken out.

import { placeholder, requiredArguments } from "./complete.js"
import { operationAt, parse } from "./parser.js"
import { prettify } from "./printer.js"
import { isComposite } from "./schema.js"
import { splice } from "./text.js"

const isStep = (step) => ({ kind, name, typeCondition }) =>
	kind === "Inline" ? step === `on ${typeCondition?.value}` : kind === "Field" && name.value === step

// Steps are names of fields, or `on` and a type.
export const selected = (operation, path) =>
	path.reduce((node, step) => node?.selectionSet?.selections.find(isStep(step)), operation)

export function operationOf(kind, operations, offset) {
	const at = operationAt(operations, offset)
	return at?.operation === kind ? at : operations.find((each) => each.operation === kind)
}

export function toggled(text, offset, kind, path, schema) {
	const { operations, fault } = parse(text, schema)
	if (fault && operations.length) return text
	const operation = operationOf(kind, operations, offset)
	if (!operation) return prettify(`${text}\n${kind} { ${selectionText(path, schema.root(kind), schema)} }`)
	return prettify(selected(operation, path) ? without(text, operation, path) : withField(text, operation, path, schema)).trimStart()
}

function withField(text, operation, path, schema) {
	let depth = 0
	while (selected(operation, path.slice(0, depth + 1))) depth++
	const { end, type, selectionSet } = selected(operation, path.slice(0, depth))
	const addition = selectionText(path.slice(depth), type, schema)
	return selectionSet ? splice(text, end - 1, end - 1, ` ${addition} `) : splice(text, end, end, ` { ${addition} }`)
}

function selectionText([step, ...rest], type, schema) {
	const condition = step.startsWith("on ") && schema.type(step.slice(3))
	const field = condition || schema.field(type, step)
	const next = condition || schema.named(field.type)
	const head = condition ? `... ${step}` : step + requiredArguments(field.args, schema)
	if (!isComposite(next)) return head
	const least = ["id", "totalCount"].find((name) => next.fields.has(name)) ?? "__typename"
	return `${head} { ${rest.length ? selectionText(rest, next, schema) : least} }`
}

function without(text, operation, path) {
	let steps = path
	while (steps.length && selected(operation, steps.slice(0, -1)).selectionSet.selections.length === 1) steps = steps.slice(0, -1)
	const { start, end } = selected(operation, steps)
	return splice(text, start, end, "")
}

export function withArgument(text, { name: field, arguments: all }, name, value) {
	const index = all.findIndex((each) => each.name.value === name)
	const existing = all[index]
	if (existing && value !== undefined) return splice(text, existing.value.start, existing.value.end, value)
	const end = all.at(-1)?.end ?? field.end
	if (!existing) return splice(text, end, end, all.length ? `, ${name}: ${value}` : `(${name}: ${value})`)
	if (all.length === 1) return splice(text, field.end, text.indexOf(")", existing.end) + 1, "")
	return index ? splice(text, all[index - 1].end, existing.end, "") : splice(text, existing.start, all[1].start, "")
}

export function literal(typed, type, schema) {
	const { kind, name } = schema.named(type) ?? {}
	const isWritten = /^\$\w+$/.test(typed) || type.kind === "LIST" || /INPUT|ENUM/.test(kind) || /^(Int|Float|Boolean)$/.test(name)
	return isWritten ? typed || placeholder(type, schema) : JSON.stringify(typed)
}

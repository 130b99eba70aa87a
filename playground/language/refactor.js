// Edits of a whole document.

import { operationAt, parse, plain } from "./parser.js"
import { prettify } from "./printer.js"
import { isComposite, isRequired, typeText } from "./schema.js"
import { indentation, splice } from "./text.js"

const holds = ({ start, end }, offset) => start <= offset && offset <= end

const unused = (name, taken) =>
	taken.includes(name) ? unused(name.replace(/\d*$/, (number) => (Number(number) || 1) + 1), taken) : name

export function extractVariable(text, offset, schema, variables) {
	const { nodes, operations, fault } = parse(text, schema)
	const isConstant = (value) => !nodes.some(({ kind, start }) => (kind === "VariableUse" || kind === "block") && holds(value, start))
	const found = nodes.find(({ kind, definition, value }) =>
		kind === "Argument" && definition && holds(value, offset) && isConstant(value))
	const operation = operationAt(operations, offset)
	if (fault || !found || !operation) return
	const { value, definition } = found
	const name = unused(found.name.value, [...operation.variables.map((each) => each.name.value), ...Object.keys(variables)])
	const declaration = `$${name}: ${typeText(definition.type)}`
	const { start, operation: kind, name: title, directives, selectionSet } = operation
	const declared = operation.variables.map((each) => text.slice(each.start, each.end) + ", ").join("")
	const head = `${kind} ${title?.value ?? ""}(${declared}${declaration}) `
	return {
		text: splice(splice(text, value.start, value.end, "$" + name), start, (directives[0] ?? selectionSet).start, head),
		variables: { ...variables, [name]: plain(value) },
	}
}

export function extractFragment(text, offset, schema) {
	const { nodes, fragments, fault } = parse(text, schema)
	const found = nodes.find((each) => each.kind === "Field" && each.selectionSet && each.type && holds(each, offset))
	if (fault || !found) return
	const { type, selectionSet: { start, end } } = found
	const name = unused(type.name + "Fields", [...fragments.keys()])
	const indent = indentation(text, end - 1)
	const rest = splice(text, start, end, `{\n${indent}  ...${name}\n${indent}}`)
	return prettify(`${rest}\n\nfragment ${name} on ${type.name} ${text.slice(start, end)}\n`)
}

export function inlineFragments(text) {
	const { nodes, operations, fragments, fault } = parse(text)
	if (fault) return
	const body = ({ selectionSet: { start: from, end: to } }, open) =>
		nodes.filter(({ kind, start }) => kind === "Spread" && from < start && start < to)
			.reduceRight((result, { name, directives, start, end }) => {
				const fragment = fragments.get(name.value)
				if (!fragment || open.includes(fragment)) return result
				const kept = directives.map((each) => " " + text.slice(each.start, each.end)).join("")
				const inside = `... on ${fragment.typeCondition.value}${kept} ${body(fragment, [...open, fragment])}`
				return splice(result, start - from, end - from, inside)
			}, text.slice(from, to))
	return prettify(operations.map((each) => text.slice(each.start, each.selectionSet.start) + body(each, [])).join("\n\n"))
}

export function fillFields(text, offset, schema) {
	const canHave = ({ kind, type }) => /Field|Inline|Fragment|Operation/.test(kind) && isComposite(type)
	const found = parse(text, schema).nodes.find((each) => canHave(each) && holds(each, offset))
	if (!found) return
	const { type, selectionSet: set, end } = found
	const given = (set?.selections ?? []).map(({ name }) => name?.value)
	const isLeaf = ({ name, type, args, deprecationReason }) =>
		!(given.includes(name) || isComposite(schema.named(type)) || args.some(isRequired) || deprecationReason)
	const names = [...type.fields.values()].filter(isLeaf).map(({ name }) => name).join(" ")
	return prettify(set ? splice(text, set.end - 1, set.end - 1, ` ${names} `) : splice(text, end, end, ` { ${names} }`))
}

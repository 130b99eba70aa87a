// The JSON of the variables.

import { parseJSON } from "../language/parser.js"

export const declared = (operation) =>
	new Map((operation?.variables ?? []).map((each) => [each.name.value, { ...each, name: each.name.value }]))

export function readVariables(text) {
	const { root, fault } = parseJSON(text.trim() ? text : "{}", new Map())
	const rangeOf = (name) => root.fields?.find((each) => each.name.value === name) ?? { start: 0, end: 1 }
	const wrong = (problem) => ({ problems: [problem], rangeOf })
	if (fault || !root.fields) return wrong(fault ?? { ...root, message: "Expected a JSON object." })
	try {
		return { values: JSON.parse(text.trim() || "{}"), problems: [], rangeOf }
	} catch ({ message }) {
		// GraphQL takes it and JSON does not: its place is in the message only.
		const start = Number(/position (\d+)/.exec(message)?.[1] ?? 0)
		return wrong({ message, start, end: start + 1 })
	}
}

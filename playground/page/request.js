// The operation that is meant, its variables and headers, and suggestions for them.

import { headers, query, schema, variables } from "./editors.js"
import { cardsIn, suggestIn } from "./popup.js"
import { complete } from "../language/complete.js"
import { describe } from "../language/hover.js"
import { operationAt, parse } from "../language/parser.js"
import { declared, readVariables } from "../values/variables.js"

let whole = { operations: [] }
// Of the text as it is now; `operations` are those of the last text that was whole.
export let fault

function read() {
	const found = parse(query.value, schema)
	fault = found.fault
	if (!fault) whole = found
}

read()
query.readers.push(read)

export const operation = () => (fault ? undefined : operationAt(whole.operations, query.caret))
export const operations = () => whole.operations
const inputs = () => declared(operationAt(whole.operations, query.caret))

export const readValues = () => readVariables(variables.value)

export function readHeaders() {
	const { values, problems } = readVariables(headers.value)
	const isText = Object.values(values ?? {}).every((value) => typeof value === "string")
	return isText ? { values, problems } : { problems: [{ message: "Headers are texts.", start: 0, end: headers.value.length }] }
}

const headerNames = new Map(["Authorization", "X-Request-Id"].map((name) => [name, { name, type: { name: "String" } }]))

export const suggest = suggestIn(query, (text, offset) => complete(text, offset, schema))
suggestIn(variables, (text, offset) => complete(text, offset, schema, inputs()))
suggestIn(headers, (text, offset) => complete(text, offset, schema, headerNames))
export const showCard = cardsIn(query, (offset) => describe(query.value, offset, schema))

// The operation that is meant, with its variables and headers, and what is suggested for them.

import { cardsIn } from "./card.js"
import { headers, query, schema, variables } from "./editors.js"
import { suggestIn } from "./popup.js"
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
query.onRead(read)

export const operation = () => (fault ? undefined : operationAt(whole.operations, query.caret))
export const operations = () => whole.operations
export const inputs = () => declared(operationAt(whole.operations, query.caret))

export const readValues = () => readVariables(variables.value)

export function readHeaders() {
	const { values, problems } = readVariables(headers.value)
	const isText = Object.values(values ?? {}).every((value) => typeof value === "string")
	return isText ? { values, problems } : { problems: [{ message: "Headers are texts.", start: 0, end: headers.value.length }] }
}

const header = (name, description) => [name, { name, description, type: { kind: "NAMED", name: "String" } }]
const headerNames = new Map([
	header("Authorization", "`Bearer` and a token, in place of who is signed in."),
	header("X-Request-Id", "A name for the request in the server’s log."),
])

export const suggest = suggestIn(query, (text, offset) => complete(text, offset, schema))
suggestIn(variables, (text, offset) => complete(text, offset, schema, inputs()))
suggestIn(headers, (text, offset) => complete(text, offset, schema, headerNames))
export const showCard = cardsIn(query, (offset) => describe(query.value, offset, schema))

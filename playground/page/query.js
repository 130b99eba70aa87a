// The three editors of a request, and what is wrong in them.

import { cardsIn } from "./card.js"
import { button, later, say, tags, the } from "./dom.js"
import { Editor } from "./editor.js"
import { pick } from "./pick.js"
import { suggestIn } from "./popup.js"
import { caller, sendAsCaller } from "./session.js"
import { jsonSpans, querySpans } from "../language/colours.js"
import { complete } from "../language/complete.js"
import { describe } from "../language/hover.js"
import { operationAt, toggleComments } from "../language/operations.js"
import { parse } from "../language/parser.js"
import { noSchema } from "../language/schema.js"
import { declared, readVariables } from "../values/variables.js"

export let schema = noSchema
let whole = { operations: [] }
let isWhole = false
let problems = []
let problem = -1

export const query = new Editor(the.queryHost, "Query", (text) => querySpans(text, schema), toggleComments)
export const variables = new Editor(the.variablesHost, "Variables", jsonSpans)
export const headers = new Editor(the.headersHost, "Headers", jsonSpans)

export const operation = () => (isWhole ? operationAt(whole.operations, query.caret) : undefined)
export const operations = () => whole.operations
export const inputs = () => declared(operationAt(whole.operations, query.caret))

const header = (name, description) => [name, { name, description, type: { kind: "NAMED", name: "String" } }]
const headerNames = new Map([
	header("Authorization", "`Bearer` and a token, in place of who is signed in."),
	header("X-Request-Id", "A name for the request in the server’s log."),
])
export const suggest = suggestIn(query, (text, offset) => complete(text, offset, schema))
suggestIn(variables, (text, offset) => complete(text, offset, schema, inputs()))
suggestIn(headers, (text, offset) => complete(text, offset, schema, headerNames))
export const showCard = cardsIn(query, (offset) => describe(query.value, offset, schema))

query.onChange(() => {
	const read = parse(query.value, schema)
	isWhole = !read.fault
	if (isWhole) whole = read
	else the.cost.textContent = ""
	showProblems(isWhole || !query.value.replace(/#.*/g, "").trim() ? [] : [read.fault])
	checkVariables()
})
variables.onChange(checkVariables)
headers.onChange(() => headers.mark(readHeaders().problems))

export function useSchema(read) {
	schema = read
	query.colour()
}

export const readValues = () => readVariables(variables.value)

export function readHeaders() {
	const { values, problems } = readVariables(headers.value)
	const isText = Object.values(values ?? {}).every((value) => typeof value === "string")
	return isText ? { values, problems } : { problems: [{ message: "Headers are texts.", start: 0, end: headers.value.length }] }
}

// All else is the server's to say, in the words of its execution.
function checkVariables() {
	showVariableProblems(readValues().problems)
	if (isWhole) askServer()
}

const askServer = later(150, async () => {
	const [text, { values, rangeOf }] = [query.value, readValues()]
	// The server takes less from those who are not signed in.
	if (text.length > (caller() ? 250_000 : 60_000)) return
	const { json } = await sendAsCaller({ query: text, variables: values ?? {} }, { path: "/graphql/validate" }).catch(() => ({}))
	if (!isWhole || !json?.operations || text !== query.value) return
	const isOfVariable = ({ extensions, message }) => extensions?.code === "BAD_USER_INPUT" && /^Variable "\$(\w+)"/.exec(message)?.[1]
	const inQuery = json.errors.filter((each) => !isOfVariable(each))
	showProblems(inQuery.map(({ message, locations: [place = { line: 1, column: 1 }] = [] }) => ({ message, ...rangeAt(place) })))
	const ofVariables = json.errors.filter(isOfVariable)
	if (values) showVariableProblems(ofVariables.map((each) => ({ ...rangeOf(isOfVariable(each)), message: each.message })))
	const { cost, depth } = json.operations[operations().indexOf(operation())] ?? {}
	the.cost.textContent = cost === undefined ? "" : `at most ${cost?.toLocaleString("en")} objects, ${depth} deep`
})

function showVariableProblems(found) {
	variables.mark(found)
	the.variablesFault.textContent = found[0]?.message ?? ""
}

function showProblems(found) {
	[problems, problem] = [found, -1]
	query.mark(found)
	query.area.ariaInvalid = found.length > 0
	const items = found.slice(0, 3).map(({ message }, index) => tags.li(button(message, () => goToProblem(index))))
	the.problems.replaceChildren(...items)
}

export function rangeAt({ line, column }) {
	const start = (query.lines[line - 1] ?? 0) + column - 1
	return { start, end: start + (/^(\.\.\.\s*)?[$@]?[\w"-]+/.exec(query.value.slice(start))?.[0].length ?? 1) }
}

function goToProblem(index) {
	if (!problems.length) return say("No problems.")
	problem = (index + problems.length) % problems.length
	const { start, end, message } = problems[problem]
	query.select(start, end)
	say(message)
}

export const nextProblem = (by) => goToProblem(problem < 0 && by < 0 ? -1 : problem + by)

export function find() {
	const { area, value, lines } = query
	const all = value.split("\n").map((text, line) => ({ text, line }))
	const places = (words) =>
		all.map((each) => ({ ...each, at: each.text.toLowerCase().indexOf(words.toLowerCase()) })).filter(({ at }) => at >= 0)
	pick("Find in the query", value.slice(area.selectionStart, area.selectionEnd), {
		find: (words) => (words ? places(words).map((each) => ({ ...each, length: words.length })) : []),
		draw: ({ line, text }) => [tags.code(text.trim()), tags.small(`line ${line + 1}`)],
		accept: ({ line, at, length }) => query.select(lines[line] + at, lines[line] + at + length),
	})
}

// What is wrong: in syntax at once, and all else in the server's words.

import { button, later, say, tags, the } from "./dom.js"
import { headers, query, variables } from "./editors.js"
import { fault, operation, operations, readHeaders, readValues } from "./request.js"
import { caller, sendAsCaller } from "./session.js"

let problems = []
let problem = -1

export function setUpProblems() {
	query.readers.push(checkQuery)
	variables.readers.push(checkVariables)
	headers.readers.push(() => headers.mark(readHeaders().problems))
	checkQuery()
}

function checkQuery() {
	const isEmpty = !query.value.replace(/#.*/g, "").trim()
	// Other problems stay until the server has answered.
	if (fault) the.cost.textContent = ""
	if (fault && !isEmpty) showProblems([{ ...fault, isSyntax: true }])
	else if (isEmpty || problems[0]?.isSyntax) showProblems([])
	checkVariables()
}

export function checkVariables() {
	showVariableProblems(readValues().problems)
	if (!fault) askServer()
}

const askServer = later(150, async () => {
	const [text, given, { values, rangeOf }] = [query.value, variables.value, readValues()]
	const operationName = operation()?.name?.value
	// The server takes less from those who are not signed in.
	if (text.length > (caller() ? 250_000 : 60_000)) return showProblems([])
	const { json } = await sendAsCaller({ query: text, variables: values ?? {}, operationName }, { path: "/graphql/validate" }).catch(() => ({}))
	if (fault || !json?.operations || text !== query.value || given !== variables.value) return
	const variable = ({ extensions, message }) => extensions?.code === "BAD_USER_INPUT" && /^Variable "\$(\w+)"/.exec(message)?.[1]
	const [ofVariables, ofQuery] = [true, false].map((is) => json.errors.filter((each) => Boolean(variable(each)) === is))
	showProblems(ofQuery.map(({ message, locations }) => ({ message, ...rangeAt(locations?.[0] ?? { line: 1, column: 1 }) })))
	if (values) showVariableProblems(ofVariables.map((each) => ({ ...rangeOf(variable(each)), message: each.message })))
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
	const from = query.lines[line - 1] ?? 0
	// Columns count code points.
	const start = from + [...query.value.slice(from, from + 2 * column)].slice(0, column - 1).join("").length
	return { start, end: start + (/^(\.\.\.\s*)?[$@]?[\w"-]+/.exec(query.value.slice(start))?.[0].length ?? 1) }
}

export const goTo = ({ start, end }) => query.select(start, end)

function goToProblem(index) {
	if (!problems.length) return say("No problems.")
	problem = (index + problems.length) % problems.length
	goTo(problems[problem])
	say(problems[problem].message)
}

export const nextProblem = (by) => goToProblem(problem < 0 && by < 0 ? -1 : problem + by)

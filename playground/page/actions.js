// All that the page can do.

import { leave, offerDemo, openAccount, setUpAccount } from "./account.js"
import { openPalette, setUpCommands } from "./commands.js"
import { copy, later, say, tags, the } from "./dom.js"
import { query, schema, variables } from "./editors.js"
import { find } from "./find.js"
import { downloadIntrospection, downloadSDL, loadSchema, watchSchema } from "./introspect.js"
import { drawPanel, nextTheme, openPanel, panelNames, show, turnPanel } from "./layout.js"
import { saveTab, setUpLists } from "./lists.js"
import { checkVariables, nextProblem, setUpProblems } from "./problems.js"
import { operation, operations, readValues, showCard, suggest } from "./request.js"
import { choose, findInAnswer, setUpResponse, viewNames } from "./response.js"
import { currentRequest, run } from "./run.js"
import { caller } from "./session.js"
import { activeTab, openTab, set, settings } from "./store.js"
import { close, open, reopen, showTab } from "./tabs.js"
import { prettify } from "../language/printer.js"
import { noSchema } from "../language/schema.js"
import { documentTitle } from "../language/text.js"
import { readFragment, sharedFragment } from "../share/redact.js"

const refactor = () => import("../language/refactor.js")

const refactored = (edit) => async () => rewrite((await refactor())[edit](query.value, query.caret, schema))
const panel = (name) => [`Panel: ${name}`, `Alt+${name[0]}`, () => turnPanel(name.toLowerCase()), name.toLowerCase()]
const snippet = (id, name) => [`Copy as ${name}`, "", () => copySnippet(id, name)]
const view = (name, index) => {
	const id = name.toLowerCase()
	return [`Response: ${name}`, `Alt+${index + 1}`, () => (show("response"), choose(id), the[`view-${id}`].focus())]
}

const commands = [
	["Run, or cancel", "Ctrl+Enter", run, "run"],
	["All commands", "Ctrl+K", openPalette, "palette"],
	["Prettify", "Alt+Shift+F", layOut, "prettify"],
	["Find", "Ctrl+F", findWords],
	["Suggest", "Ctrl+Space", suggest],
	["Describe", "Ctrl+I", showCard],
	["Next problem", "F8", () => nextProblem(1)],
	["Previous problem", "Shift+F8", () => nextProblem(-1)],
	["New tab", "Alt+N", () => (openTab(), showTab(), query.area.focus()), "new-tab"],
	["Close the tab", "Alt+W", () => close(), "close-tab"],
	["Reopen a tab", "Alt+Shift+W", reopen],
	["Save the operation", "Ctrl+S", saveTab, "save"],
	["Copy a link", "", () => copy(location.origin + "/" + sharedFragment(activeTab()), "Link"), "share"],
	["Copy…", "", () => openPalette("Copy "), "copy"],
	snippet("curl", "cURL"),
	snippet("fetch", "fetch"),
	snippet("swift", "Swift URLSession"),
	snippet("python", "Python urllib"),
	["Copy the query", "", () => copy(query.value, "Query")],
	["Make it a variable", "Alt+V", toVariable],
	["Make the selections a fragment", "Alt+G", refactored("extractFragment")],
	["Put all fragments in place", "", refactored("inlineFragments")],
	["Fill in the fields", "Ctrl+Shift+Enter", refactored("fillFields")],
	...panelNames.map(panel),
	...viewNames.map(view),
	["Sign in", "", () => openAccount(false), "sign-in"],
	["Sign out", "", leave, "sign-out"],
	["Theme: system, light, dark", "Alt+T", nextTheme, "theme"],
	["Subscriptions: SSE or WebSocket", "", turnStream],
	["Read the schema again", "", loadSchema, "schema"],
	["Download the schema as SDL", "", downloadSDL],
	["Download the schema as JSON", "", downloadIntrospection],
	["Keys", "?", openPalette],
	["In editors: comment, indent, back, leave", "Ctrl+/ Ctrl+] Ctrl+[ Tab"],
	["In answers: move, fold, copy", "↑ ↓ ← → C P"],
]

function findWords() {
	const answer = the.answer.contains(document.activeElement) && findInAnswer()
	if (answer) return find(answer)
	show("request")
	find(query, query.value.slice(query.area.selectionStart, query.area.selectionEnd))
}

function rewrite(text) {
	if (text === undefined) say("There is nothing here to change.")
	else query.rewrite(text)
}

const rewriteVariables = (values) => variables.rewrite(JSON.stringify(values, null, 2) + "\n")

function layOut() {
	const { values } = readValues()
	if (values && variables.value.trim()) rewriteVariables(values)
	query.rewrite(prettify(query.value))
	if (!operation()) nextProblem(1)
}

async function toVariable() {
	const made = (await refactor()).extractVariable(query.value, query.caret, schema, readValues().values ?? {})
	if (made) rewriteVariables(made.variables)
	rewrite(made?.text)
}

async function copySnippet(id, name) {
	const { operation, headers } = currentRequest() ?? {}
	if (!operation) return
	const { snippets } = await import("../share/snippets.js")
	const all = { ...(caller() && { Authorization: "" }), ...headers }
	copy(snippets[id]({ url: location.origin + "/graphql", ...operation, headers: all }), name)
}

function turnStream() {
	const isSocket = settings.stream === "sse"
	set({ stream: isSocket ? "ws" : "sse" })
	say(`Subscriptions come over ${isSocket ? "a WebSocket" : "an event stream"}.`)
}

let meant
const showOperations = later(60, () => {
	const [choice, all] = [the.operation, operations()]
	choice.hidden = all.length < 2
	choice.replaceChildren(...all.map(({ start, end }) => tags.option(documentTitle(query.value.slice(start, end)))))
	choice.selectedIndex = all.indexOf(operation())
	if (meant !== choice.selectedIndex) checkVariables()
	meant = choice.selectedIndex
	if (settings.panel === "build") drawPanel()
})

async function readAddress() {
	const shared = readFragment(location.hash)
	if (shared) history.replaceState(null, "", location.pathname), open(shared)
	const target = /^#docs\/([\w.]+)$/.exec(location.hash)?.[1]
	if (!target || schema === noSchema) return drawPanel()
	await openPanel("docs")
	const { openDocs } = await import("./docs.js")
	openDocs(target)
}

setUpCommands(commands)
setUpResponse()
setUpProblems()
setUpAccount()
setUpLists()
the.operation.onchange = ({ target }) => query.select(operations()[target.selectedIndex].start)
document.addEventListener("selectionchange", () => document.activeElement === query.area && showOperations())
query.readers.push(showOperations)
showOperations()
addEventListener("hashchange", readAddress)
readAddress()
fetch("/playground/server.json").then(async (answer) => offerDemo((await answer.json()).demo, run), () => {})
await watchSchema()
readAddress()

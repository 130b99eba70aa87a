// The page: puts its parts together.

import { leave, offerDemo, openAccount, setUpAccount } from "./account.js"
import { openPalette, setUpCommands } from "./commands.js"
import { copy, download, later, say, tags, the } from "./dom.js"
import { nextTheme, setUpLayout, show, showInput } from "./layout.js"
import { filled, saveTab, setUpLists } from "./lists.js"
import * as request from "./query.js"
import { choose, setUpResponse, viewNames } from "./response.js"
import { currentRequest, run } from "./run.js"
import { caller, onCaller, sendAsCaller } from "./session.js"
import { activeTab, claimWork, openTab, set, settings, work } from "./store.js"
import { close, open, reopen, setUpTabs, showTab } from "./tabs.js"
import { title } from "../language/operations.js"
import { prettify } from "../language/printer.js"
import { introspection, noSchema, Schema } from "../language/schema.js"
import { readFragment, sharedFragment } from "../share/link.js"
import { filledVariables } from "../values/variables.js"
import { examples } from "../examples.js"

const { query, variables, readValues } = request
const refactor = () => import("../language/refactor.js")

const refactored = (edit) => async () => rewrite((await refactor())[edit](query.value, query.caret, request.schema))
const panel = (name) => [name.toLowerCase(), `Panel: ${name}`, `Alt+${name[0]}`, () => turnPanel(name.toLowerCase())]
const snippet = (id, name) => [id, `Copy as ${name}`, "", () => copySnippet(id, name)]
const view = (name, index) => {
	const id = name.toLowerCase()
	return [id, `Response: ${name}`, `Alt+${index + 1}`, () => (show("response"), choose(id), the[`view-${id}`].focus())]
}

setUpCommands([
	["run", "Run, or cancel what runs", "Ctrl+Enter", run],
	["palette", "All commands", "Ctrl+K", () => openPalette()],
	["prettify", "Prettify", "Alt+Shift+F", layOut],
	["find", "Find in the query", "Ctrl+F", request.find],
	["suggest", "Suggest what can stand here", "Ctrl+Space", request.suggest],
	["describe", "Describe what the caret is in", "Ctrl+I", request.showCard],
	["next", "Next problem", "F8", () => request.nextProblem(1)],
	["previous", "Previous problem", "Shift+F8", () => request.nextProblem(-1)],
	["new-tab", "New tab", "Alt+N", () => (openTab(), showTab(), query.area.focus())],
	["close-tab", "Close the tab", "Alt+W", close],
	["reopen", "Open again the tab that was closed last", "Alt+Shift+W", reopen],
	["save", "Save the operation", "Ctrl+S", saveTab],
	["share", "Copy a link to this query", "", () => copy(location.origin + "/" + sharedFragment(activeTab()), "Link")],
	["copy", "Copy…", "", () => openPalette("Copy ")],
	snippet("curl", "cURL"),
	snippet("fetch", "JavaScript fetch"),
	snippet("swift", "Swift URLSession"),
	snippet("python", "Python urllib"),
	["copy-query", "Copy the query", "", () => copy(query.value, "Query")],
	["variable", "Make the value at the caret a variable", "Alt+V", toVariable],
	["fragment", "Make the selections at the caret a fragment", "Alt+G", refactored("extractFragment")],
	["inline", "Put all fragments in place", "", refactored("inlineFragments")],
	["fields", "Fill in the fields at the caret", "Ctrl+Shift+Enter", refactored("fillFields")],
	["fill", "Fill in the variables that are needed", "Alt+I", fillVariables],
	...["Examples", "Docs", "Build", "History", "Saved"].map(panel),
	["panel", "Hide or show the panel", "Alt+P", () => openPanel(the.panel.hidden ? settings.panel : "")],
	...viewNames.map(view),
	["query", "Go to the query", "Alt+Q", () => (show("request"), query.area.focus())],
	["variables", "Go to the variables", "Alt+A", () => showInput("variables")],
	["headers", "Go to the headers", "Alt+L", () => showInput("headers")],
	["sign-in", "Sign in", "", () => openAccount(false)],
	["sign-up", "Create an account", "", () => openAccount(true)],
	["sign-out", "Sign out", "", leave],
	["theme", "Theme: system, light, dark", "Alt+T", nextTheme],
	["stream", "Subscriptions: event stream or WebSocket", "", turnStream],
	["schema", "Read the schema again", "", loadSchema],
	["sdl", "Download the schema as GraphQL", "", async () => download("schema.graphql", await (await fetch(sdl)).text())],
	["introspection", "Download the schema as JSON", "", async () => download("schema.json", (await introspect()).text)],
	["keys", "Keys", "?", () => openPalette()],
	["", "In editors: comment lines out, or in", "Ctrl+/"],
	["", "In editors: indent, or the other way", "Ctrl+] Ctrl+["],
	["", "In editors: leave", "Tab"],
	["", "In the answer: move, fold, copy value, copy path", "↑ ↓ ← → C P"],
])

function rewrite(text) {
	if (text === undefined) say("There is nothing here to change.")
	else query.rewrite(text)
}

const rewriteVariables = (values) => variables.rewrite(JSON.stringify(values, null, 2) + "\n")

function layOut() {
	const { values } = readValues()
	if (values && variables.value.trim()) rewriteVariables(values)
	query.rewrite(prettify(query.value))
	if (!request.operation()) request.nextProblem(1)
}

function fillVariables() {
	rewriteVariables(filledVariables(readValues().values ?? {}, request.inputs(), request.schema))
	showInput("variables")
}

async function toVariable() {
	const made = (await refactor()).extractVariable(query.value, query.caret, request.schema, readValues().values ?? {})
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
	set({ stream: settings.stream === "sse" ? "ws" : "sse" })
	say(`Subscriptions come over ${settings.stream === "sse" ? "an event stream" : "a WebSocket"}.`)
}

function turnPanel(name) {
	const isButton = document.activeElement?.dataset.command === name
	openPanel(isButton && settings.panel === name && innerWidth > 760 ? "" : name)
}

async function openPanel(name, takesFocus = true) {
	the.panel.hidden = the.panelBar.hidden = !name
	for (const each of the.rail.children) each.ariaExpanded = each.dataset.command === name
	for (const each of the.panel.children) each.hidden = each.id !== `panel-${name}`
	set({ panel: name })
	if (!name) return
	show("panel")
	await drawPanel()
	const panel = the[`panel-${name}`]
	if (takesFocus) (panel.querySelector("input") ?? panel.querySelector("button"))?.focus()
}

async function drawPanel() {
	if (settings.panel === "docs") (await import("./docs.js")).drawDocs(insertField)
	if (settings.panel === "build") (await import("./explorer.js")).drawExplorer()
}

async function insertField(type, name) {
	const { toggled } = await import("../language/build.js")
	const { schema } = request
	const kind = Object.keys(schema.roots).find((each) => schema.roots[each] === type)
	if (kind) rewrite(toggled(query.value, query.caret, kind, [name], schema))
	else query.replace(query.caret, query.caret, name)
}

const showOperations = later(60, () => {
	const [choice, all] = [the.operation, request.operations()]
	choice.hidden = all.length < 2
	choice.replaceChildren(...all.map((each) => tags.option(title(each))))
	choice.selectedIndex = all.indexOf(request.operation())
	if (settings.panel === "build") drawPanel()
})

const sdl = "/schema.graphql"
const introspect = () => sendAsCaller({ query: introspection })
let tag

async function loadSchema() {
	const { json } = await introspect().catch(() => ({}))
	if (!json?.data) return say("The server does not tell its schema.")
	request.useSchema(new Schema(json.data.__schema))
	drawPanel()
	tag = await schemaTag()
	document.body.dataset.schema = "read"
	the.schemaNotice.hidden = true
}

const schemaTag = async () => (await fetch(sdl, { method: "HEAD" }).catch(() => undefined))?.headers.get("ETag")

// The schema changes only with the server.
async function lookForChange() {
	const now = document.hidden ? tag : await schemaTag()
	if (tag && now && now !== tag) the.schemaNotice.hidden = false
}

async function readAddress() {
	const shared = readFragment(location.hash)
	if (shared) globalThis.history.replaceState(null, "", location.pathname), open(shared)
	const target = /^#docs\/([\w.]+)$/.exec(location.hash)?.[1]
	if (!target || request.schema === noSchema) return
	await openPanel("docs")
	const { openDocs } = await import("./docs.js")
	openDocs(target)
}

const claimed = claimWork()
setUpLayout()
setUpResponse()
setUpAccount()
the.operation.onchange = ({ target }) => query.select(request.operations()[target.selectedIndex].start)
document.addEventListener("selectionchange", () => document.activeElement === query.area && showOperations())
query.onChange(showOperations)
setUpLists()
await claimed
if (work.tabs.length) showTab()
else open(await filled(examples[0]))
setUpTabs()
openPanel(settings.panel, false)
showInput("variables")
query.area.focus()
readAddress()
fetch("/playground/server.json").then(async (answer) => offerDemo((await answer.json()).demo, run), () => {})
onCaller(loadSchema)
await loadSchema()
readAddress()
addEventListener("hashchange", readAddress)
addEventListener("focus", lookForChange)
document.addEventListener("visibilitychange", lookForChange)
setInterval(lookForChange, 5_000)

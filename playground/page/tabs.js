// Tabs: documents with their variables and headers.

import { button, later, say, selectTab, setUpTabList, the } from "./dom.js"
import { headers, query, variables } from "./editors.js"
import { activeTab, closeTab, headersOf, keepHeaders, openTab, saveWork, work } from "./store.js"
import { documentTitle } from "../language/text.js"

const save = later(150, () => saveWork() || say("The browser has no room left: what is typed now is not kept."))

export function setUpTabs() {
	query.onChange(() => keep({ query: query.value }))
	variables.onChange(() => keep({ variables: variables.value }))
	headers.onChange(() => keepHeaders(activeTab(), headers.value))
	query.onRead(() => (the[work.active].textContent = documentTitle(query.value)))
	addEventListener("pagehide", saveWork)
	setUpTabList(the.tabs, showTab)
	the.tabs.addEventListener("keydown", ({ key }) => key === "Delete" && (close(), the[work.active].focus()))
}

function keep(members) {
	Object.assign(activeTab(), members)
	save()
}

export function showTab(id = work.active) {
	work.active = id
	const tab = activeTab()
	drawTabs()
	query.value = tab.query
	variables.value = tab.variables
	headers.value = headersOf(tab)
	dispatchEvent(new Event("tab"))
}

export function open({ query, variables = "" }) {
	const same = work.tabs.find((tab) => tab.query === query && tab.variables === variables)
	if (!same) openTab({ query, variables })
	showTab(same?.id)
}

export function close() {
	closeTab()
	showTab()
}

export function reopen() {
	if (work.closed.length) open(work.closed.pop())
}

function drawTabs() {
	const tab = ({ id, query }) =>
		button(documentTitle(query), undefined, { id, role: "tab", onauxclick: () => (showTab(id), close()) })
	the.tabs.replaceChildren(...work.tabs.map(tab))
	selectTab(the.tabs, work.active)
	the[work.active].scrollIntoView({ block: "nearest", inline: "nearest" })
}

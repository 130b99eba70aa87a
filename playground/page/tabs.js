// Tabs: documents with their variables and headers.

import { button, later, say, selectTab, setUpTabList, the } from "./dom.js"
import { headers, query, variables } from "./editors.js"
import { activeTab, closeTab, headersOf, keepHeaders, openTab, saveWork, work } from "./store.js"
import { documentTitle } from "../language/text.js"

const save = later(150, () => saveWork() || say("The browser has no room left: this is not kept."))

export function setUpTabs() {
	query.listeners.push(() => keep({ query: query.value }))
	variables.listeners.push(() => keep({ variables: variables.value }))
	headers.listeners.push(() => keepHeaders(activeTab(), headers.value))
	query.readers.push(() => (the[work.active].textContent = documentTitle(query.value)))
	addEventListener("pagehide", saveWork)
	setUpTabList(the.tabs, showTab)
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

export const reopen = () => work.closed.length && open(work.closed.pop())

function drawTabs() {
	const tab = ({ id, query }) => button(documentTitle(query), undefined, { id, role: "tab" })
	the.tabs.replaceChildren(...work.tabs.map(tab))
	selectTab(the.tabs, work.active)
	the[work.active].scrollIntoView({ block: "nearest", inline: "nearest" })
}

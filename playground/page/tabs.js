// Tabs: documents with their variables and headers.

import { button, later, say, selectTab, setUpTabList, the } from "./dom.js"
import { headers, query, variables } from "./editors.js"
import { activeTab, closeTab, headersOf, keepHeaders, openTab, saveWork, work } from "./store.js"
import { documentTitle } from "../language/text.js"

const save = later(150, () => saveWork() || say("The browser does not keep this."))

export function setUpTabs() {
	query.listeners.push(() => keep({ query: query.value }))
	variables.listeners.push(() => keep({ variables: variables.value }))
	headers.listeners.push(() => keepHeaders(activeTab(), headers.value))
	query.readers.push(drawTabs)
	addEventListener("pagehide", () => {
		for (const editor of [query, variables, headers]) editor.flush()
		saveWork()
	})
	setUpTabList(the.tabs, showTab)
	the.tabs.onauxclick = ({ button, target }) => button === 1 && target.role === "tab" && close(target.id)
}

function keep(members) {
	Object.assign(activeTab(), members)
	save()
}

export function showTab(id = work.active) {
	work.active = id
	const tab = activeTab()
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

export function close(id = work.active) {
	closeTab(work.tabs.find((tab) => tab.id === id))
	showTab()
}

export const reopen = () => work.closed.length && open(work.closed.pop())

function drawTabs() {
	const tab = ({ id, query }) => button(documentTitle(query), undefined, { id, role: "tab" })
	the.tabs.replaceChildren(...work.tabs.map(tab))
	selectTab(the.tabs, work.active)
	the[work.active].scrollIntoView({ block: "nearest", inline: "nearest" })
}

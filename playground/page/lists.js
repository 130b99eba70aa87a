// What was run and saved, to open again.

import { button, link, list, say, tags, the } from "./dom.js"
import { activeTab, forget, listed, save } from "./store.js"
import { open } from "./tabs.js"
import { search } from "../language/search.js"
import { documentTitle } from "../language/text.js"

const { p, small } = tags

export function setUpLists() {
	the.historySearch.oninput = draw
	the.historyClear.onclick = () => remove("history")
	addEventListener("history", draw)
	addEventListener("storage", draw)
	draw()
}

export function saveTab() {
	const { query, variables } = activeTab()
	say(save({ query, variables, title: documentTitle(query) }) ? "Saved." : "The browser has no room.")
	draw()
}

const remove = (name, id) => (forget(name, id), draw())
const outcomes = { ok: "✓", errors: "✗", failed: "✗ failed,", cancelled: "cancelled," }

function draw() {
	const runs = search(listed("history"), the.historySearch.value, ({ title, query }) => title + query.replace(/\s+/g, " "))
	fill(the.historyList, "history", runs, "Nothing was run.")
	fill(the.panelSaved, "saved", listed("saved"), "Ctrl+S saves the tab here.")
}

function fill(element, name, entries, none) {
	const item = (entry) => [
		button("×", () => remove(name, entry.id), { ariaLabel: `Forget ${entry.title}`, class: "insert" }),
		link(entry.title, () => open(entry)),
		entry.outcome && small(`${outcomes[entry.outcome]} ${entry.milliseconds} ms, ${new Date(entry.at).toLocaleString()}`),
	]
	element.replaceChildren(entries.length ? list(entries.map(item)) : p({ class: "quiet" }, none))
}

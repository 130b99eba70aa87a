// What was run and saved, to open again; and the search for examples.

import { button, link, list, say, tags, the } from "./dom.js"
import { drawExamples } from "./examples-view.js"
import { activeTab, forget, history, save, saved, unsave } from "./store.js"
import { open } from "./tabs.js"
import { examples } from "../examples.js"
import { search } from "../language/search.js"
import { documentTitle } from "../language/text.js"

const { p, small } = tags

export function setUpLists() {
	the.historySearch.oninput = drawHistory
	the.historyClear.onclick = () => (forget(), drawHistory())
	the.examplesSearch.oninput = searchExamples
	addEventListener("history", drawHistory)
	addEventListener("storage", () => (drawHistory(), drawSaved()))
	the.saveForm.onsubmit = () => {
		save(the.saveName.value, activeTab())
		say("Saved.")
		drawSaved()
	}
	drawHistory()
	drawSaved()
}

export function saveTab() {
	the.saveName.value = documentTitle(activeTab().query)
	the.save.showModal()
	the.saveName.select()
}

const fill = (id, items, none) => the[id].replaceChildren(items.length ? list(items) : p({ class: "quiet" }, none))
const remove = (name, act) => button("×", act, { ariaLabel: `Forget ${name}`, class: "insert" })
const outcomes = { ok: "✓", errors: "✗", failed: "✗ failed,", cancelled: "cancelled," }

function drawHistory() {
	const found = search(history(), the.historySearch.value, ({ title, query }) => title + query.replace(/\s+/g, " "))
	fill("history-list", found.map((run) => [
		remove(run.title, () => (forget(run.id), drawHistory())),
		link(run.title, () => open(run)),
		small(`${outcomes[run.outcome]} ${run.milliseconds} ms, ${new Date(run.at).toLocaleString()}`),
	]), "Nothing was run.")
}

function drawSaved() {
	fill("panel-saved", saved().map((each) => [
		remove(each.name, () => (unsave(each.name), drawSaved())),
		link(each.name, () => open(each)),
	]), "Nothing was saved. Ctrl+S saves the tab.")
}

function searchExamples() {
	const found = search(examples, the.examplesSearch.value, ({ group, title, query }) => `${title} ${group} ${query}`)
	drawExamples(examples.filter((each) => found.includes(each)))
}

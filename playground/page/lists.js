// What can be opened: examples, what was run, what was saved.

import { button, link, list, say, tags, the } from "./dom.js"
import { open } from "./tabs.js"
import { sendAsCaller } from "./session.js"
import { activeTab, forget, history, save, saved, unsave } from "./store.js"
import { examples } from "../examples.js"
import { documentTitle } from "../language/operations.js"
import { prettify } from "../language/printer.js"
import { search } from "../language/search.js"

const { h2, p, small } = tags

export function setUpLists() {
	the.historySearch.oninput = drawHistory
	the.examplesSearch.oninput = drawExamples
	the.historyClear.onclick = () => (forget(), drawHistory())
	addEventListener("history", drawHistory)
	addEventListener("storage", () => (drawHistory(), drawSaved()))
	the.saveForm.onsubmit = () => {
		save(the.saveName.value, activeTab())
		say("Saved.")
		drawSaved()
	}
	drawHistory()
	drawSaved()
	drawExamples()
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

function drawExamples() {
	const found = search(examples, the.examplesSearch.value, ({ group, title, query }) => `${title} ${group} ${query}`)
	const item = (example) => link(example.title, async () => open(await filled(example)))
	const groups = Map.groupBy(examples.filter((each) => found.includes(each)), ({ group }) => group)
	the.examplesList.replaceChildren(
		...[...groups].flatMap(([group, members]) => [h2({ class: "group" }, group), list(members.map(item))]))
}

export async function filled({ query, variables }) {
	const text = variables ? JSON.stringify(variables, null, 2) + "\n" : ""
	if (!text.includes("A_CONTACT")) return { query: prettify(query), variables: text }
	const { json } = await sendAsCaller({ query: "{ contacts(first: 1) { nodes { id } } }" }).catch(() => ({}))
	return { query: prettify(query), variables: text.replace("A_CONTACT", json?.data?.contacts?.nodes[0]?.id ?? "") }
}

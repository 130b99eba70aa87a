// The last answer of each tab.

import { button, count, empty, link, region, row, selectTab, setUpTabList, table, tags, the } from "./dom.js"
import { goTo, rangeAt } from "./problems.js"
import { activeTab } from "./store.js"
import { JSONLines } from "../response/lines.js"

const states = new Map()
let view = "json"
let json

export const viewNames = ["JSON", "Table", "Chart", "Trace", "Headers"]

export function setUpResponse() {
	addEventListener("tab", draw)
	const tab = (name) => button(name, undefined, { role: "tab", id: `view-${name.toLowerCase()}` })
	the.views.append(...viewNames.map(tab))
	setUpTabList(the.views, (id) => choose(id.slice(5)))
	draw()
}

export const findInAnswer = () => view === "json" && json?.target

export function choose(name) {
	view = name
	draw()
}

export const showWords = (tab, status) => put(tab, { status, draw: () => [empty(status)] })

export function showAnswer(tab, answer) {
	const { status, statusText, milliseconds, bytes, json } = answer
	const time = milliseconds.toFixed(milliseconds < 10 ? 1 : 0)
	const size = bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`
	const { statements, objects } = json?.extensions?.cost ?? {}
	put(tab, {
		status: `${status} ${statusText} · ${time} ms · ${size}`,
		note: statements === undefined ? "" : `${count(statements, "statement")} for ${count(objects, "object")}`,
		isFault: json?.errors || status >= 400,
		draw: () => show(answer),
	})
}

export async function showEvents(tab, stop) {
	const { eventsView } = await import("./events-view.js")
	const state = { status: "Waiting for events…" }
	const events = eventsView(stop, (status) => {
		state.status = status
		if (activeTab() === tab) the.status.textContent = status
	})
	put(tab, Object.assign(state, { draw: events.draw }))
	return events
}

function put(tab, state) {
	states.set(tab.id, state)
	if (activeTab() === tab) draw()
}

export async function draw() {
	const turn = (draw.turn = {})
	json?.leave()
	const state = states.get(activeTab().id)
	selectTab(the.views, `view-${view}`)
	the.response.setAttribute("aria-labelledby", `view-${view}`)
	the.status.textContent = state?.status ?? ""
	the.status.className = state?.isFault ? "fault" : ""
	the.note.textContent = state?.note ?? ""
	const shown = (await state?.draw()) ?? [empty("Run the query: its answer appears here.")]
	if (draw.turn === turn) the.response.replaceChildren(...shown)
}

const views = {
	async json({ json: value, text }) {
		if (value === undefined) return [region("Plain", text)]
		const { jsonView } = await import("./json-view.js")
		// What the page asked for on its own is shown elsewhere.
		const { extensions: { cost, trace, ...extensions } = {}, ...rest } = value
		const lines = new JSONLines({ ...rest, ...(Object.keys(extensions).length && { extensions }) })
		// A long answer takes a while: others have their turns meanwhile.
		while (!lines.grow(20_000).isWhole) await new Promise(setTimeout)
		json = jsonView(lines)
		return [...errorList(value.errors ?? []), ...json.elements]
	},
	headers: ({ headers }) => [region("Headers", table("", [], headers.map(([name, value]) => row(name, value))))],
}

const show = async (answer) => views[view]?.(answer) ?? (await import(`./${view}-view.js`)).view(answer)

function errorList(errors) {
	const item = ({ message, locations, path, extensions }) => tags.li(
		message,
		tags.code(extensions?.code, " ", path?.join(".")),
		locations?.[0] && link("In the query", () => goTo(rangeAt(locations[0]))),
	)
	return errors.length ? [tags.ul({ class: "errors" }, errors.slice(0, 5).map(item))] : []
}

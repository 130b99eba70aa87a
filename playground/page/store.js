// What is kept in the browser: tabs of each window, and what all of them share.

import { parsed } from "../language/text.js"

const key = (name) => `rapport.${name}`
const newId = () => Math.random().toString(36).slice(2, 10)
const read = (name, fallback, storage = localStorage) => parsed(storage.getItem(key(name))) ?? fallback

function write(name, value, storage = localStorage) {
	try {
		storage.setItem(key(name), JSON.stringify(value))
		return true
	} catch {
		return false
	}
}

let owner
export let work = { tabs: [], active: "", closed: [] }
// They may hold secrets, and end with the browser's tab.
const headers = read("headers", {}, sessionStorage)

// Takes the tabs that this window had, or those of a window that was closed.
export async function claimWork() {
	const mine = read("window", undefined, sessionStorage)
	const ids = Object.keys(localStorage).flatMap((name) => /^rapport\.window\.(.+)/.exec(name)?.[1] ?? [])
	const windows = ids.sort((a, b) => read("window." + b).at - read("window." + a).at)
	for (owner of [...(mine ? [mine, mine, mine] : []), ...windows]) {
		if (await holds(owner)) break
		// A page that is loaded again may still hold its lock for a moment.
		if (owner === mine) await new Promise((resolve) => setTimeout(resolve, 40))
		owner = undefined
	}
	if (!owner) holds((owner = newId()))
	write("window", owner, sessionStorage)
	work = { ...work, ...read("window." + owner) }
}

// Over plain HTTP there are no locks.
const holds = (id) =>
	!navigator.locks ||
	new Promise((resolve) => {
		navigator.locks.request(key("window." + id), { ifAvailable: true }, (lock) => {
			resolve(lock !== null)
			return lock && new Promise(() => {})
		})
	})

export const activeTab = () => work.tabs.find(({ id }) => id === work.active)
export const saveWork = () => write("window." + owner, { ...work, at: Date.now() })

export function openTab({ query = "", variables = "" } = {}) {
	work.active = newId()
	work.tabs.push({ id: work.active, query, variables })
	saveWork()
}

export function closeTab() {
	const index = work.tabs.indexOf(activeTab())
	const [tab] = work.tabs.splice(index, 1)
	if (tab.query.trim()) work.closed = [...work.closed.slice(-19), tab]
	if (!work.tabs.length) openTab()
	work.active = (work.tabs[index] ?? work.tabs.at(-1)).id
	saveWork()
}

export const headersOf = (tab) => headers[tab.id] ?? ""

export function keepHeaders(tab, text) {
	headers[tab.id] = text
	write("headers", headers, sessionStorage)
}

export const history = () => read("history", [])
export const forget = (id) => write("history", id ? history().filter((run) => run.id !== id) : [])

export function remember(run) {
	const others = history().filter(({ query, variables }) => query !== run.query || variables !== run.variables)
	let runs = [{ ...run, id: newId(), at: Date.now() }, ...others].slice(0, 200)
	while (!write("history", runs) && runs.length > 1) runs = runs.slice(0, runs.length >> 1)
}

export const saved = () => read("saved", [])
export const unsave = (name) => write("saved", saved().filter((each) => each.name !== name))

export function save(name, { query, variables }) {
	unsave(name)
	write("saved", [...saved(), { name, query, variables }].sort((a, b) => a.name.localeCompare(b.name)))
}

const shares = { "panel-share": 19, "query-share": 68, "request-share": 38 }
export const settings = { theme: "system", panel: "examples", stream: "sse", keep: true, ...shares, ...read("settings") }

export const set = (members) => write("settings", Object.assign(settings, members))

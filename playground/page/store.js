// What is kept in the browser: tabs of each window, and what all of them share.

import { parsed } from "../language/text.js"

const key = (name) => `rapport.${name}`
const newId = () => Math.random().toString(36).slice(2, 10)

// Browsers may refuse to keep anything, or have no room.
function attempt(act) {
	try {
		return act()
	} catch {
		return
	}
}

export const read = (name, fallback, storage = "localStorage") =>
	parsed(attempt(() => window[storage].getItem(key(name)))) ?? fallback

export const write = (name, value, storage = "localStorage") =>
	attempt(() => (window[storage].setItem(key(name), JSON.stringify(value)), true))

let owner
export let work = { tabs: [], active: "", closed: [] }
// They may hold secrets, and end with the browser's tab.
const headers = read("headers", {}, "sessionStorage")

// Takes the tabs that this window had, or those of a window that was closed.
export async function claimWork() {
	const mine = read("window", "", "sessionStorage")
	const names = attempt(() => Object.keys(localStorage)) ?? []
	const ids = names.flatMap((name) => /^rapport\.window\.(.+)/.exec(name)?.[1] ?? [])
	const windows = ids.sort((a, b) => read("window." + b).at - read("window." + a).at)
	for (owner of [mine, ...windows, newId()]) {
		// A page that is loaded again may still hold its lock for a moment.
		const patience = owner === mine ? { signal: AbortSignal.timeout(100) } : { ifAvailable: true }
		if (owner && (await holds(owner, patience))) break
	}
	write("window", owner, "sessionStorage")
	work = { ...work, ...read("window." + owner) }
}

// Over plain HTTP there are no locks.
const holds = (id, patience) =>
	!navigator.locks ||
	new Promise((resolve) => {
		const take = (lock) => (resolve(Boolean(lock)), lock && new Promise(() => {}))
		navigator.locks.request(key("window." + id), patience, take).catch(() => resolve(false))
	})

export const activeTab = () => work.tabs.find(({ id }) => id === work.active)
export const saveWork = () => write("window." + owner, { ...work, at: Date.now() })

export function openTab({ query = "", variables = "" } = {}) {
	work.active = newId()
	work.tabs.push({ id: work.active, query, variables })
	saveWork()
}

export function closeTab(tab) {
	const index = work.tabs.indexOf(tab)
	work.tabs.splice(index, 1)
	if (tab.query.trim()) work.closed = [...work.closed.slice(-19), tab]
	if (!work.tabs.length) openTab()
	if (!activeTab()) work.active = (work.tabs[index] ?? work.tabs.at(-1)).id
	saveWork()
}

export const headersOf = (tab) => headers[tab.id] ?? ""

export function keepHeaders(tab, text) {
	headers[tab.id] = text
	write("headers", headers, "sessionStorage")
}

// What was run (`history`) and what is `saved`, the newest first.
export const listed = (name) => read(name, [])
const others = (name, id) => listed(name).filter((each) => each.id !== id)
export const forget = (name, id) => write(name, id ? others(name, id) : [])

function listedWith(name, entry) {
	const id = entry.query + entry.variables
	return [{ ...entry, id, at: Date.now() }, ...others(name, id)]
}

export function remember(run) {
	let runs = listedWith("history", run).slice(0, 200)
	while (!write("history", runs) && runs.length > 1) runs = runs.slice(0, runs.length >> 1)
}

export const save = (entry) => write("saved", listedWith("saved", entry))

const shares = { "panel-share": 22, "query-share": 68, "request-share": 38 }
export const settings = { theme: "system", panel: "examples", stream: "sse", keep: true, ...shares, ...read("settings") }

export const set = (members) => write("settings", Object.assign(settings, members))

// Running the operation that is meant.

import { the } from "./dom.js"
import { query } from "./editors.js"
import { show, showInput } from "./layout.js"
import { operation, readHeaders, readValues } from "./request.js"
import { showAnswer, showEvents, showWords } from "./response.js"
import { refresh, sendAsCaller, token } from "./session.js"
import { activeTab, remember, settings } from "./store.js"
import { documentTitle } from "../language/text.js"
import { redacted } from "../share/redact.js"

let running

export function currentRequest() {
	query.read()
	const [values, headers] = [readValues().values, readHeaders().values]
	if (!values || !headers) return showInput(values ? "headers" : "variables")
	return { operation: { query: query.value, variables: values, operationName: operation()?.name?.value }, headers }
}

export async function run() {
	if (running) return running.abort()
	const request = currentRequest()
	if (!request) return
	const [tab, meant, start] = [activeTab(), operation(), performance.now()]
	const title = documentTitle(meant ? query.value.slice(meant.start, meant.end) : query.value)
	const entry = { ...redacted(tab), title, outcome: "failed" }
	running = new AbortController()
	the.run.textContent = "Cancel"
	showWords(tab, "Running…")
	show("response")
	try {
		entry.outcome = await (meant?.operation === "subscription" ? subscribe : ask)(tab, request)
	} catch ({ name, message }) {
		if (name === "AbortError") entry.outcome = "cancelled"
		showWords(tab, { AbortError: "Cancelled.", TypeError: "The server cannot be reached." }[name] ?? message)
	}
	running = undefined
	the.run.textContent = "Run"
	remember({ ...entry, milliseconds: Math.round(performance.now() - start) })
	dispatchEvent(new Event("history"))
}

async function ask(tab, { operation, headers }) {
	const extensions = { cost: true, trace: { plans: true } }
	const answer = await sendAsCaller({ ...operation, extensions }, { headers, signal: running.signal })
	showAnswer(tab, answer)
	return answer.json?.errors || answer.status >= 400 ? "errors" : "ok"
}

async function subscribe(tab, { operation, headers }) {
	const { signal } = running
	const { follow } = await import("./streams.js")
	const events = await showEvents(tab, () => running?.abort())
	const start = () => follow[settings.stream](operation, { token: token(), headers, signal, next: events.add })
	try {
		// A token that has run out is exchanged, once.
		await start().catch(async (error) => {
			if (error.status !== 401 || !token() || !(await refresh())) throw error
			return start()
		})
		events.end("The stream is complete.")
		return "ok"
	} catch ({ name, message }) {
		events.end(name === "AbortError" ? "Stopped." : message)
		return name === "AbortError" ? "ok" : "errors"
	}
}

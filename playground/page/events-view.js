// The events of a subscription as they come.

import { button, count, tags } from "./dom.js"
import { jsonView } from "./json-view.js"
import { JSONLines } from "../response/lines.js"

const { div, li, ol, small } = tags

export function eventsView(stop, tell) {
	const events = ol({ class: "events", role: "listbox", ariaLabel: "Events", tabIndex: 0 })
	const detail = div({ class: "detail" })
	const pause = button("Pause", () => {
		isPaused = !isPaused
		if (!isPaused) waiting.splice(0).forEach(append)
		pause.textContent = isPaused ? "Resume" : "Pause"
		report()
	})
	const end = button("Stop", stop)
	let [total, isPaused, waiting, chosen, json] = [0, false, []]

	const report = (words = "") => tell(`${count(total, "event")}${isPaused ? `, ${waiting.length} waiting` : ""}. ${words}`)

	function append({ result, time }) {
		total++
		const words = JSON.stringify(result.data ?? result.errors).slice(0, 120)
		const item = li({ role: "option", ariaSelected: false, onclick: () => choose(item) }, small(time), " ", words)
		item.result = result
		// Who looks at an older one stays there.
		const follows = chosen === events.lastChild
		events.append(item)
		if (total > 1000) events.firstChild.remove()
		if (follows || !chosen) choose(item)
	}

	function choose(item) {
		if (chosen) chosen.ariaSelected = false
		chosen = item
		item.ariaSelected = true
		item.scrollIntoView({ block: "nearest" })
		json?.leave()
		json = jsonView(new JSONLines(item.result).grow(Infinity))
		detail.replaceChildren(...json.elements)
	}

	events.onkeydown = ({ key }) => {
		const next = { ArrowDown: chosen?.nextSibling, ArrowUp: chosen?.previousSibling }[key]
		if (next) choose(next)
	}
	return {
		add(result) {
			const event = { result, time: new Date().toLocaleTimeString() }
			if (isPaused) waiting.push(event)
			else append(event)
			report()
		},
		end(words) {
			end.disabled = pause.disabled = true
			waiting.splice(0).forEach(append)
			isPaused = false
			report(words)
		},
		draw: () => [div({ class: "bar" }, pause, end), events, detail],
	}
}

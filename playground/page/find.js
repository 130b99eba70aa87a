// Finding words, in the query or in the answer.

import { button, onKey, tags } from "./dom.js"

let target
let current = 0

const words = tags.input({ type: "search", placeholder: "Find", oninput: look })
const figures = tags.span({ class: "quiet", role: "status" })
const act = (sign, ariaLabel, onclick) => button(sign, onclick, { ariaLabel })
const previous = () => go(current - 1)
const next = () => go(current + 1)
const bar = tags.div({ class: "bar", role: "search" },
	words, figures, act("↑", "Previous hit", previous), act("↓", "Next hit", next), act("×", "End the search", close))

export function find(inWhat, text) {
	if (bar.isConnected) close()
	target = inWhat
	target.host.before(bar)
	if (text) words.value = text
	words.select()
	look()
}

function look() {
	const hits = target.look(words.value)
	go(Math.max(0, hits.findIndex(target.isAhead)), hits)
}

// What is searched may have changed meanwhile.
function go(index, hits = target.look(words.value)) {
	current = (index + hits.length) % hits.length || 0
	figures.textContent = hits.length ? `${current + 1} of ${hits.length}` : "none"
	if (hits.length) target.go(hits[current])
}

function close() {
	bar.remove()
	target.end()
}

onKey(bar, ({ key, shiftKey, target }) =>
	({ Enter: target === words && (shiftKey ? previous : next), Escape: close })[key])

// What pops up in editors: suggestions, and a card.

import { deprecation, gist, later, link, onKey, prose, tags, the } from "./dom.js"
import { Options } from "./options.js"

export function suggestIn(editor, complete) {
	const { area } = editor
	let found
	const note = tags.div({ class: "note" })
	const options = new Options(area, area.id + "-suggestions", "Suggestions", {
		draw: ({ label, detail }) => [tags.span(label), tags.small(detail)],
		accept({ insert, caret }) {
			close()
			editor.replace(found.start, found.end, insert, caret)
			if (caret < insert.length) open(true)
		},
		onActive({ description, deprecated }) {
			note.replaceChildren(...deprecation(deprecated), ...prose(gist(description)))
			place(popup, editor.rectAt(found.start))
		},
	})
	const popup = tags.div({ class: "popup", hidden: true }, options.element, note)
	the.request.append(popup)

	function close() {
		popup.hidden = true
		options.leave()
	}

	function open(isAsked) {
		isTyped = false
		found = complete(editor.value, editor.caret)
		const { suggestions, start } = found
		const isWritten = suggestions[0]?.insert === editor.value.slice(start, editor.caret)
		if (!suggestions.length || (!isAsked && isWritten)) return close()
		popup.hidden = false
		options.show(suggestions)
		the.spoken.textContent = `${suggestions.length} suggestions`
	}

	onKey(area, ({ key, ctrlKey, metaKey, altKey, shiftKey }) => {
		if ((ctrlKey || altKey) && key === " ") return () => open(true)
		if (/Enter|Tab/.test(key)) editor.read()
		if (popup.hidden || ctrlKey || metaKey || altKey || shiftKey) return
		return key === "Escape" ? close : options.action(key === "Tab" ? "Enter" : key)
	}, true)
	let isTyped = false
	editor.listeners.push((event) => {
		const isLetter = event?.inputType === "insertText" && /^[\w@$."]$/.test(event.data)
		isTyped = isLetter || (!popup.hidden && event?.inputType === "deleteContentBackward")
		if (!isTyped) close()
	})
	editor.readers.push(() => isTyped && open(false))
	area.addEventListener("blur", close)
	area.addEventListener("pointerdown", close)
	return () => (area.focus(), open(true))
}

export function cardsIn(editor, describe) {
	const { area } = editor
	const card = tags.div({ class: "popup card", hidden: true, role: "tooltip", id: area.id + "-card" })
	the.request.append(card)
	const soon = later(350, (act) => act?.())

	function hide() {
		soon()
		card.hidden = true
		area.removeAttribute("aria-describedby")
	}

	function show(offset) {
		const found = describe(offset)
		if (!found) return hide()
		const { title, deprecated, description, link: target, start } = found
		const toDocs = target ? link("Open in the docs", () => (hide(), (location.hash = `docs/${target}`))) : ""
		card.replaceChildren(tags.code(title), ...deprecation(deprecated), ...prose(description), toDocs)
		place(card, editor.rectAt(start))
		area.setAttribute("aria-describedby", card.id)
	}

	area.onpointermove = ({ clientX, clientY, buttons }) =>
		soon(() => {
			const at = buttons ? undefined : document.caretPositionFromPoint?.(clientX, clientY)
			if (at?.offsetNode === area) show(at.offset)
		})
	area.onpointerleave = card.onpointerleave = () => soon(hide)
	card.onpointerenter = () => soon()
	area.addEventListener("pointerdown", hide)
	addEventListener("keydown", hide)
	return () => show(editor.caret)
}

function place(popup, { left, top, bottom }) {
	popup.hidden = false
	const { offsetWidth, offsetHeight } = popup
	popup.style.left = Math.max(4, Math.min(left, innerWidth - offsetWidth - 4)) + "px"
	popup.style.top = (bottom + offsetHeight + 4 > innerHeight ? Math.max(4, top - offsetHeight - 4) : bottom + 4) + "px"
}

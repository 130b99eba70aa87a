// The card about what the pointer is over, or the caret in.

import { deprecation, link, place, prose, tags, the } from "./dom.js"

export function cardsIn(editor, describe) {
	const { area } = editor
	const card = tags.div({ class: "popup card", hidden: true, role: "tooltip", id: area.id + "-card" })
	the.popups.append(card)
	let timer
	const soon = (milliseconds, act) => {
		clearTimeout(timer)
		timer = setTimeout(act, milliseconds)
	}
	const hide = () => {
		clearTimeout(timer)
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

	area.addEventListener("pointermove", ({ clientX, clientY, buttons }) =>
		soon(400, () => {
			const at = buttons ? undefined : document.caretPositionFromPoint?.(clientX, clientY)
			if (at?.offsetNode === area) show(at.offset)
		}))
	for (const each of [area, card]) each.addEventListener("pointerleave", () => soon(300, hide))
	card.onpointerenter = () => clearTimeout(timer)
	area.addEventListener("pointerdown", hide)
	addEventListener("keydown", hide)
	return () => show(editor.caret)
}

// Suggestions at the caret.

import { deprecation, gist, place, prose, tags, the } from "./dom.js"
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
			note.hidden = !note.textContent
			place(popup, editor.rectAt(found.start))
		},
	})
	const popup = tags.div({ class: "popup", hidden: true }, options.element, note)
	the.popups.append(popup)

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

	function action({ key, ctrlKey, metaKey, altKey, shiftKey }) {
		if ((ctrlKey || altKey) && key === " ") return () => open(true)
		if (/Enter|Tab/.test(key)) editor.read()
		if (popup.hidden || ctrlKey || metaKey || altKey || shiftKey) return
		return key === "Escape" ? close : options.action(key === "Tab" ? "Enter" : key)
	}

	const onKey = (event) => {
		const act = action(event)
		if (act) event.preventDefault(), event.stopImmediatePropagation(), act()
	}
	area.addEventListener("keydown", onKey, true)
	let isTyped = false
	editor.onChange((event) => {
		const isLetter = event?.inputType === "insertText" && /^[\w@$."]$/.test(event.data)
		isTyped = isLetter || (!popup.hidden && event?.inputType === "deleteContentBackward")
		if (!isTyped) close()
	})
	editor.onRead(() => isTyped && open(false))
	area.addEventListener("blur", close)
	area.addEventListener("pointerdown", close)
	return () => (area.focus(), open(true))
}

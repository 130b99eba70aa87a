// Everything that can be done, for buttons, keys and the palette.

import { tags, the } from "./dom.js"
import { pick } from "./pick.js"
import { search } from "../language/search.js"

// Id, title, keys (`Ctrl` is the command key on a Mac), and what it does.
let commands = []

const isMac = /Mac|iP/.test(navigator.platform)
const shown = (keys) => (isMac ? keys.replace("Ctrl", "⌘").replace("Alt", "⌥") : keys)

function pressed({ ctrlKey, metaKey, altKey, shiftKey, key, code }) {
	const name = key === " " ? "Space" : altKey && /^(Key|Digit).$/.test(code) ? code.at(-1) : key.length > 1 ? key : key.toUpperCase()
	const parts = [(ctrlKey || metaKey) && "Ctrl", altKey && "Alt", shiftKey && !/^\W$/.test(key) && "Shift", name]
	return parts.filter(Boolean).join("+")
}

export function setUpCommands(all) {
	commands = all
	addEventListener("keydown", (event) => {
		if (event.defaultPrevented || document.querySelector("dialog[open]")) return
		const keys = pressed(event)
		const isTyped = keys.length === 1 && event.target.matches("input, textarea, select")
		// In an answer, the browser finds words.
		const isElsewhere = keys === "Ctrl+F" && the.answer.contains(event.target)
		const run = isTyped || isElsewhere ? undefined : commands.find((each) => each[2] === keys)?.[3]
		if (run) event.preventDefault(), run()
	})
	for (const button of document.querySelectorAll("[data-command]")) {
		const [, title, keys, run] = commands.find(([id]) => id === button.dataset.command)
		button.onclick = run
		button.title = keys ? `${title} (${shown(keys)})` : title
	}
}

export const openPalette = (words = "") =>
	pick("Commands and keys", words, {
		find: (words) => search(commands, words, ([, title]) => title),
		draw: ([, title, keys]) => [title, keys && tags.kbd(shown(keys))],
		accept: ([, , , run]) => run?.(),
	})

// Everything that can be done, for buttons, keys and the palette.

import { tags, the } from "./dom.js"
import { Options } from "./options.js"
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
		const run = isTyped ? undefined : commands.find((each) => each[2] === keys)?.[3]
		if (run) event.preventDefault(), run()
	})
	for (const button of document.querySelectorAll("[data-command]")) {
		const [, title, keys, run] = commands.find(([id]) => id === button.dataset.command)
		button.onclick = run
		button.title = keys ? `${title} (${shown(keys)})` : title
	}
}

const { palette, words } = the
const options = new Options(words, "found", "Found", {
	draw: ([, title, keys]) => [title, keys && tags.kbd(shown(keys))],
	accept: ([, , , run]) => (palette.close(), run?.()),
})
palette.append(options.element)
words.oninput = () => options.show(search(commands, words.value, ([, title]) => title))
words.onkeydown = (event) => {
	const act = event.key === "Escape" ? () => palette.close() : options.action(event.key)
	if (act) event.preventDefault(), act()
}

export function openPalette(text = "") {
	words.value = text
	palette.showModal()
	words.select()
	words.oninput()
}

// Everything that can be done, for buttons, keys and the palette.

import { onKey, tags, the } from "./dom.js"
import { Options } from "./options.js"
import { search } from "../language/search.js"

// Title, keys (`Ctrl` or the command key), what it does, and its name in buttons.
let commands = []

function pressed({ ctrlKey, metaKey, altKey, shiftKey, key, code }) {
	const name = key === " " ? "Space" : altKey && /^(Key|Digit).$/.test(code) ? code.at(-1) : key.length > 1 ? key : key.toUpperCase()
	const parts = [(ctrlKey || metaKey) && "Ctrl", altKey && "Alt", shiftKey && !/^\W$/.test(key) && "Shift", name]
	return parts.filter(Boolean).join("+")
}

export function setUpCommands(all) {
	commands = all
	onKey(window, (event) => {
		const keys = pressed(event)
		const isTyped = keys.length === 1 && event.target.matches("input, textarea, select")
		return isTyped || document.querySelector("dialog[open]") ? undefined : commands.find((each) => each[1] === keys)?.[2]
	})
	for (const button of document.querySelectorAll("[data-command]")) {
		const [title, keys, run] = commands.find((each) => each[3] === button.dataset.command)
		button.onclick = () => run()
		button.title = keys ? `${title} (${keys})` : title
	}
}

const { palette, words } = the
const options = new Options(words, "found", "Found", {
	draw: ([title, keys]) => [title, keys && tags.kbd(keys)],
	accept: ([, , run]) => (palette.close(), run?.()),
})
palette.append(options.element)
words.oninput = () => options.show(search(commands, words.value, ([title]) => title))
// A search field keeps Escape to itself.
onKey(words, ({ key }) => (key === "Escape" ? () => palette.close() : options.action(key)))

export function openPalette(text = "") {
	words.value = text
	palette.showModal()
	words.select()
	words.oninput()
}

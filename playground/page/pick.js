// A dialog to find one of many by a few letters.

import { the } from "./dom.js"
import { Options } from "./options.js"

const { pick: dialog, pickWords: input } = the
let choice

const options = new Options(input, "pick-list", "Found", {
	draw: (option) => choice.draw(option),
	accept: (option) => (dialog.close(), choice.accept(option)),
})
dialog.append(options.element)
input.oninput = () => options.show(choice.find(input.value))
input.onkeydown = (event) => {
	const act = event.key === "Escape" ? () => dialog.close() : options.action(event.key)
	if (act) event.preventDefault(), act()
}

export function pick(title, words, doing) {
	choice = doing
	dialog.ariaLabel = input.ariaLabel = input.placeholder = title
	input.value = words
	dialog.showModal()
	input.select()
	input.oninput()
}

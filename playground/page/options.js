// Options, of which one is active; a field keeps the focus, and tells which.

import { tags } from "./dom.js"

export class Options {
	all = []
	active = 0

	constructor(field, id, label, doing) {
		Object.assign(this, { field, id, ...doing })
		field.setAttribute("aria-controls", id)
		this.element = tags.ul({ role: "listbox", id, ariaLabel: label, tabIndex: 0, onpointerdown: (event) => event.preventDefault() })
	}

	show(all) {
		this.all = all
		const item = (each, index) => {
			const properties = { role: "option", id: `${this.id}-${index}`, class: each.deprecated && "deprecated" }
			return tags.li({ ...properties, onclick: () => this.accept(each) }, this.draw(each))
		}
		this.element.replaceChildren(...all.map(item))
		this.activate(0)
	}

	activate(index) {
		this.active = (index + this.all.length) % this.all.length || 0
		for (const [at, item] of [...this.element.children].entries()) item.ariaSelected = at === this.active
		const item = this.element.children[this.active]
		item?.scrollIntoView({ block: "nearest" })
		this.field.setAttribute("aria-activedescendant", item?.id ?? "")
		if (item) this.onActive?.(this.all[this.active])
	}

	leave() {
		this.field.removeAttribute("aria-activedescendant")
	}

	action(key) {
		return {
			ArrowDown: () => this.activate(this.active + 1),
			ArrowUp: () => this.activate(this.active - 1),
			Enter: () => this.all.length && this.accept(this.all[this.active]),
		}[key]
	}
}

// A text area, for undo, input methods and screen readers, over the same letters in colours.
// Changes are typed into it, so that undo takes them back.

import { onKey, the } from "./dom.js"
import { difference, moved, places } from "../language/text.js"

const pairs = { "{": "}", "(": ")", "[": "]", '"': '"' }
// What is longer is read when typing pauses.
const longText = 20_000

export class Editor {
	// Told of each change; what takes longer is done by those who read.
	listeners = []
	readers = []
	lines = [0]
	spans = []
	problems = []
	hits = []

	constructor(host, label, colours, comments) {
		Object.assign(this, { host, colours, comments })
		// The page has one, and others are made like it.
		if (!host.firstElementChild) host.append(the.queryHost.firstElementChild.cloneNode(true))
		this.scroller = host.firstElementChild
		this.area = host.querySelector("textarea")
		Object.assign(this.area, { id: label.toLowerCase(), ariaLabel: label })
		this.node = new Text()
		const [numbers, letters] = host.querySelectorAll("pre")
		this.numbers = numbers
		letters.replaceChildren(this.node)
		this.paint = new Paint(this.node)
		// Browsers tell of each line that is put in.
		this.area.oninput = (event) => {
			this.pending ??= requestAnimationFrame(() => this.flush())
			this.event = event
		}
		this.area.addEventListener("keydown", () => this.flush(), true)
		onKey(this.area, ({ ctrlKey, metaKey, altKey, shiftKey, key }) => {
			if (!altKey) return ctrlKey || metaKey ? this.commandKey(key) : this.typedKey(key, shiftKey)
		})
		const soon = () => (this.frame ??= requestAnimationFrame(() => this.draw()))
		this.scroller.addEventListener("scroll", soon, { passive: true })
		new ResizeObserver(soon).observe(this.scroller)
	}

	get value() {
		return this.area.value
	}

	set value(text) {
		this.area.value = text
		this.area.setSelectionRange(0, 0)
		this.changed()
		this.read()
	}

	get caret() {
		return this.area.selectionStart
	}

	replace(start, end, text, caret = text.length) {
		if (this.value.slice(start, end) !== text) {
			this.area.focus()
			this.area.setSelectionRange(start, end)
			// Typing a long text takes browsers seconds.
			if (text.length > longText) this.area.setRangeText(text, start, end)
			else document.execCommand(text ? "insertText" : "delete", false, text)
			this.changed()
		}
		this.select(start + caret)
	}

	rewrite(text) {
		const { start, end, insert } = difference(this.value, text)
		this.replace(start, end, insert)
	}

	select(start, end = start) {
		this.area.focus({ preventScroll: true })
		this.area.setSelectionRange(start, end)
		this.reveal(start)
	}

	reveal(offset) {
		const [rect, view] = [this.rectAt(offset), this.scroller.getBoundingClientRect()]
		if (rect.top < view.top || rect.bottom > view.bottom) this.scroller.scrollTop += rect.top - view.top - view.height / 2
		if (rect.left < view.left + 48 || rect.left > view.right) this.scroller.scrollLeft += rect.left - view.left - view.width / 2
	}

	rectAt(offset) {
		const range = new Range()
		range.setStart(this.node, Math.min(offset, this.node.length))
		const { left, top } = this.area.getBoundingClientRect()
		// At the start of an empty line a range has no rectangle.
		const guess = new DOMRect(left, top + 10 + this.lineAt(offset) * this.lineHeight, 1, this.lineHeight)
		return range.getClientRects()[0] ?? guess
	}

	get lineHeight() {
		return parseFloat(getComputedStyle(this.area).lineHeight)
	}

	lineAt = (offset) => this.lines.findLastIndex((start) => start <= offset)

	mark(problems) {
		this.problems = problems
		this.draw()
	}

	// For `find`.
	look(words) {
		this.hits = places(this.value, words)
		this.draw()
		return this.hits
	}

	isAhead = ({ start }) => start >= this.caret

	go({ start, end }) {
		this.area.setSelectionRange(start, end)
		this.reveal(start)
	}

	end() {
		this.look("")
		this.area.focus()
	}

	flush() {
		if (this.pending) this.changed(this.event)
	}

	changed(event) {
		this.pending = undefined
		const text = this.value
		const change = difference(this.node.data, text)
		this.node.replaceData(change.start, change.end - change.start, change.insert)
		const count = this.lines.length
		this.lines = [0]
		for (let at = 0; (at = text.indexOf("\n", at) + 1); ) this.lines.push(at)
		if (count !== this.lines.length || count === 1) this.numbers.textContent = this.lines.map((_, index) => index + 1).join("\n")
		for (const span of this.spans) [span[1], span[2]] = [moved(span[1], change), moved(span[2], change)]
		this.hits = []
		this.problems = this.problems.filter(({ start, end }) => start < change.start || end > change.end || change.start === change.end)
		for (const each of this.problems) Object.assign(each, { start: moved(each.start, change), end: moved(each.end, change) })
		for (const listener of this.listeners) listener(event)
		clearTimeout(this.reading)
		this.reading = setTimeout(() => this.read(), 150)
		if (text.length > longText) this.draw()
		else this.read()
	}

	// Now, if there is something that was not read.
	read() {
		this.flush()
		if (!this.reading) return
		this.reading = clearTimeout(this.reading)
		this.colour()
		for (const reader of this.readers) reader()
	}

	colour() {
		this.spans = this.colours(this.value)
		this.draw()
	}

	// What is in sight and a little more, however long a document is.
	draw() {
		this.frame = undefined
		const { scrollTop, clientHeight } = this.scroller
		const first = this.lines[Math.max(0, Math.floor(scrollTop / this.lineHeight) - 20)] ?? 0
		const last = this.lines[Math.ceil((scrollTop + clientHeight) / this.lineHeight) + 20] ?? Infinity
		const marks = (name, ranges) => ranges.map(({ start, end }) => [name, start, end])
		const spans = [...this.spans, ...marks("problems", this.problems), ...marks("found", this.hits)]
		this.paint.set(spans.filter(([, start, end]) => end > first && start < last))
	}

	commandKey(key) {
		return {
			"]": () => this.editLines((lines) => lines.map((line) => "  " + line)),
			"[": () => this.editLines((lines) => lines.map((line) => line.replace(/^ {1,2}/, ""))),
			"/": this.comments && (() => this.editLines(this.comments)),
		}[key]
	}

	typedKey(key, isShifted) {
		const { selectionStart: start, selectionEnd: end, value: text } = this.area
		const [before, after] = [text[start - 1], text[end]]
		const isBetween = start === end && pairs[before] && pairs[before] === after
		if (key === "Enter" && !isShifted) return () => this.newLine(start, end, before in pairs && before !== '"', isBetween)
		if (start === end && after === key && /[})\]"]/.test(key)) return () => this.select(start + 1)
		if (key === "Backspace" && isBetween) return () => this.replace(start - 1, end + 1, "")
		const hasRoom = /[\s)}\],:]|undefined/.test(after) && !(key === '"' && /\w|"/.test(before))
		return pairs[key] && (start < end || hasRoom) ? () => this.enclose(start, end, key) : undefined
	}

	enclose(start, end, open) {
		const inner = /^.*$/.exec(this.value.slice(start, end))?.[0] ?? ""
		this.replace(start, end, open + inner + pairs[open], 1 + inner.length)
	}

	newLine(start, end, opens, closes) {
		const indent = "\n" + /^ */.exec(this.value.slice(this.lines[this.lineAt(start)], start))[0]
		const insert = indent + (opens ? "  " : "")
		this.replace(start, end, insert + (closes && opens ? indent : ""), insert.length)
	}

	editLines(edit) {
		const { selectionStart, selectionEnd, value } = this.area
		const start = this.lines[this.lineAt(selectionStart)]
		const end = (value + "\n").indexOf("\n", selectionEnd)
		const after = edit(value.slice(start, end).split("\n")).join("\n")
		this.replace(start, end, after)
		if (selectionEnd > selectionStart) this.area.setSelectionRange(start, start + after.length)
	}
}

// Forced colours would mark all of it.
const forced = matchMedia("(forced-colors: active)")
const isMark = /problems|found|current/

// Colours for ranges of one text: the CSS Custom Highlight API.
export class Paint {
	ranges = []

	constructor(node) {
		this.node = node
	}

	set(spans) {
		for (const [name, range] of this.ranges) highlight(name).delete(range)
		const fitting = spans.filter(([name, , end]) => end <= this.node.length && (!forced.matches || isMark.test(name)))
		this.ranges = fitting.map(([name, startOffset, endOffset]) => {
			const range = new StaticRange({ startContainer: this.node, startOffset, endContainer: this.node, endOffset })
			highlight(name).add(range)
			return [name, range]
		})
	}
}

function highlight(name) {
	if (!CSS.highlights.has(name)) CSS.highlights.set(name, new Highlight())
	return CSS.highlights.get(name)
}

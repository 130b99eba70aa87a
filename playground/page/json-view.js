// The lines of an answer, which fold. The page has what is in sight, and some more.

import { button, copy, download, onKey, region as scrollArea, tags } from "./dom.js"
import { Paint } from "./editor.js"
import { jsonSpans } from "../language/lexer.js"
import { places } from "../language/text.js"
import { pathText } from "../response/lines.js"

const { code, div, pre } = tags
const linesAtOnce = 600

export function jsonView(lines) {
	const folded = new Set()
	const node = new Text()
	let paint = new Paint(node)
	// Lines outside of folds, and those that are drawn; `current` and `first` are indices of `shown`.
	let [shown, drawn] = [[], []]
	let [current, first, words] = [0, 0, ""]

	const gutter = pre({ class: "gutter", ariaHidden: true })
	const sheet = div({ class: "sheet" }, gutter, pre(node))
	const whole = div(sheet)
	const region = scrollArea("JSON", whole)
	region.ariaLabel = "Response as JSON. Arrows move and fold, C copies the value, P the path."
	const path = code({ class: "path", role: "status" })
	const copyValue = () => copy(JSON.stringify(lines.value(shown[current]), null, 2), "Value")
	const copyPath = () => copy(pathText(lines.path(shown[current])), "Path")
	const save = () => download("response.json", lines.texts.join("\n"))
	const foot = div({ class: "bar foot" }, path, button("Copy value", copyValue), button("Copy path", copyPath), button("Download", save))

	const text = (line) => lines.texts[line] + (folded.has(line) ? " … " + lines.texts[lines.ends[line]].trim() : "")
	const sign = (line) => (folded.has(line) ? "▸" : lines.ends[line] ? "▾" : " ")
	const height = () => parseFloat(getComputedStyle(region).lineHeight) || 20

	function show() {
		shown = []
		for (let line = 0; line < lines.texts.length; line = (folded.has(line) ? lines.ends[line] : line) + 1) shown.push(line)
		whole.style.height = `${shown.length * 1.5}em`
		draw()
	}

	function draw() {
		const middle = Math.floor((region.scrollTop + region.clientHeight / 2) / height())
		first = Math.max(0, Math.min(middle, shown.length - linesAtOnce / 2) - linesAtOnce / 2)
		const inSight = shown.slice(first, first + linesAtOnce)
		drawn = inSight.map(text)
		node.data = drawn.join("\n")
		gutter.textContent = inSight.map(sign).join("\n")
		sheet.style.top = `${first * 1.5}em`
		colour()
	}

	function colour() {
		const start = drawn.slice(0, Math.max(0, current - first)).reduce((sum, each) => sum + each.length + 1, 0)
		const marks = current in shown && drawn[current - first] ? [["current", start, start + drawn[current - first].length]] : []
		const found = places(node.data, words).map((each) => ["found", each.start, each.end])
		paint?.set([...jsonSpans(node.data), ...marks, ...found])
		path.textContent = pathText(lines.path(shown[current])) || "the whole answer"
	}

	function go(index) {
		if (!(index in shown)) return
		current = index
		const top = index * height()
		const above = top - region.scrollTop
		if (above < 0 || above + height() > region.clientHeight) region.scrollTop = top - region.clientHeight / 2
		if (drawn[index - first]) colour()
		else draw()
	}

	function turn() {
		const line = shown[current]
		if (!lines.ends[line]) return
		if (!folded.delete(line)) folded.add(line)
		show()
	}

	const actions = {
		ArrowDown: () => go(current + 1),
		ArrowUp: () => go(current - 1),
		ArrowLeft: () => (sign(shown[current]) === "▾" ? turn() : go(shown.indexOf(lines.parents[shown[current]]))),
		ArrowRight: () => (folded.has(shown[current]) ? turn() : go(current + 1)),
		c: copyValue,
		p: copyPath,
	}
	onKey(region, ({ ctrlKey, metaKey, altKey, key }) => (ctrlKey || metaKey || altKey ? undefined : actions[key]))
	region.onclick = ({ target, clientY }) => {
		if (!sheet.contains(target) || !getSelection().isCollapsed) return
		go(first + Math.floor((clientY - sheet.getBoundingClientRect().top) / height()))
		if (target === gutter) turn()
	}
	region.onscroll = () => {
		const [top, visible] = [region.scrollTop / height() - first, region.clientHeight / height()]
		if (top < 0 || top + visible > drawn.length) draw()
	}

	function goToLine(line) {
		for (const each of folded) if (each < line && line <= lines.ends[each]) folded.delete(each)
		show()
		go(shown.indexOf(line))
	}

	// All lines are searched, also those that are not drawn.
	const target = {
		host: region,
		look(wanted) {
			words = wanted
			colour()
			const pattern = new RegExp(words.replace(/\W/g, "\\$&"), "i")
			return words ? [...lines.texts.keys()].filter((line) => pattern.test(lines.texts[line])) : []
		},
		isAhead: (line) => line >= shown[current],
		go: goToLine,
		end: () => (target.look(""), region.focus()),
	}
	const leave = () => (paint?.set([]), (paint = undefined))

	show()
	return { elements: [region, foot], leave, target }
}

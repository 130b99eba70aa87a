// Lines that fold, in pieces of which the browser lays out only what is in sight.

import { button, copy, region as scrollArea, tags } from "./dom.js"
import { Paint } from "./paint.js"
import { jsonSpans } from "../language/colours.js"
import { JSONLines, pathText } from "../response/lines.js"

const { code, div, pre } = tags
const linesInPiece = 200

export function jsonView(answer, reveal) {
	const folded = new Set()
	let lines
	let pieces = []
	let current = 0

	const region = scrollArea("JSON")
	region.ariaLabel = "Response as JSON. Arrows move and fold, C copies the value, P the path."
	const path = code({ class: "path", role: "status" })
	const currentPath = () => lines.path(current)
	const copyValue = () => copy(JSON.stringify(lines.value(current), null, 2), "Value")
	const copyPath = () => copy(pathText(currentPath()), "Path")
	const foot = div(
		{ class: "bar foot" },
		path,
		button("Copy value", copyValue),
		button("Copy path", copyPath),
		reveal && button("In the query", () => reveal(currentPath())),
	)
	const watch = (entries) => {
		for (const { target, isIntersecting } of entries) {
			const { paint, node } = pieces[target.dataset.index] ?? {}
			paint?.set(isIntersecting ? jsonSpans(node.data) : [])
		}
	}
	const watcher = new IntersectionObserver(watch, { root: region, rootMargin: "400px" })

	function leave() {
		for (const { paint, mark } of pieces) paint.set([]), mark.set([])
	}

	function draw() {
		leave()
		watcher.disconnect()
		lines = new JSONLines(answer, folded)
		pieces = []
		for (let start = 0; start < lines.texts.length; start += linesInPiece) {
			const texts = lines.texts.slice(start, start + linesInPiece)
			const node = document.createTextNode(texts.join("\n"))
			const gutter = pre({ class: "gutter", ariaHidden: true }, lines.signs.slice(start, start + linesInPiece).join("\n"))
			const element = div({ class: "piece", "data-index": String(pieces.length) }, gutter, pre(node))
			element.style.containIntrinsicBlockSize = `auto ${texts.length * 1.5}em`
			pieces.push({ start, texts, element, paint: new Paint(node), mark: new Paint(node), node })
			watcher.observe(element)
		}
		region.replaceChildren(...pieces.map(({ element }) => element))
		go(Math.min(current, lines.texts.length - 1))
	}

	const pieceOf = (line) => pieces[Math.floor(line / linesInPiece)]

	function go(line) {
		pieceOf(current)?.mark.set([])
		current = line
		const { start, texts, mark } = pieceOf(line)
		const offset = texts.slice(0, line - start).reduce((sum, text) => sum + text.length + 1, 0)
		mark.set([["current", offset, offset + texts[line - start].length]])
		path.textContent = pathText(currentPath()) || "the whole answer"
	}

	function reach(line) {
		if (line < 0 || line >= lines.texts.length) return
		go(line)
		const { element, start } = pieceOf(line)
		const height = parseFloat(getComputedStyle(region).lineHeight)
		const top = element.offsetTop - region.offsetTop + (line - start) * height
		const isSeen = top >= region.scrollTop && top + height <= region.scrollTop + region.clientHeight
		if (!isSeen) region.scrollTop = top - region.clientHeight / 2
	}

	function turn() {
		if (lines.signs[current] === " ") return
		const value = lines.value(current)
		if (!folded.delete(value)) folded.add(value)
		draw()
	}

	const actions = {
		ArrowDown: () => reach(current + 1),
		ArrowUp: () => reach(current - 1),
		ArrowLeft: () => (lines.signs[current] === "▾" ? turn() : reach(lines.parents[current])),
		ArrowRight: () => (lines.signs[current] === "▸" ? turn() : reach(current + 1)),
		c: copyValue,
		p: copyPath,
	}
	region.onkeydown = (event) => {
		const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : actions[event.key]
		if (act) event.preventDefault(), act()
	}
	region.onclick = ({ target, clientY }) => {
		const element = target.closest(".piece")
		if (!element || !getSelection().isCollapsed) return
		const { top, height } = element.getBoundingClientRect()
		const { start, texts } = pieces[element.dataset.index]
		go(start + Math.floor(((clientY - top) / height) * texts.length))
		if (target.className === "gutter") turn()
	}
	draw()
	return { elements: [region, foot], leave, goTo: (path) => (region.focus(), reach(lines.lineAt(path))) }
}

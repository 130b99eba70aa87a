// A document, laid out: the same tokens with other white space.

import { parse } from "./parser.js"

const width = 80

export function prettify(text) {
	const { tokens, fault } = parse(text)
	if (fault) return text
	let out = ""
	const frames = [{ isBroken: true }]
	const newLine = () => (out = out.trimEnd() + "\n" + "  ".repeat(frames.length - 1))
	tokens.forEach((token, index) => {
		const previous = tokens[index - 1]
		const { isBroken, closing } = frames.at(-1)
		if (token === closing) {
			frames.pop()
			if (isBroken) newLine()
			else if (token.text === "}" && !previous.closing) out += " "
			out += token.text
			return
		}
		const space = previous ? text.slice(previous.end, token.start) : "\n"
		token.isTrailing = token.kind === "comment" && !space.includes("\n")
		const begins = token.begins || previous?.kind === "comment" || (token.kind === "comment" && !token.isTrailing)
		const isBelowComment = previous?.kind === "comment" && !previous.isTrailing && !/\n\s*\n/.test(space)
		if (previous && !begins) out += gap(previous, token)
		else if (previous && frames.length === 1) out = out.trimEnd() + (isBelowComment ? "\n" : "\n\n")
		else if (previous && isBroken) newLine()
		else if (previous) out += previous.closing ? gap(previous, token) : ", "
		out += token.text.trimEnd()
		const column = out.length - out.lastIndexOf("\n") - 1
		if (token.closing) frames.push({ ...token, isBroken: token.isBlock || needsLines(tokens, index, column) })
	})
	return out.trim() ? out.trimEnd() + "\n" : out
}

function needsLines(tokens, open, column) {
	let length = column
	for (let at = open + 1; tokens[at] !== tokens[open].closing; at++) {
		const { kind, text, begins } = tokens[at]
		if (kind === "comment" || text.includes("\n")) return true
		length += text.length + (begins ? 2 : gap(tokens[at - 1], tokens[at]).length)
	}
	return length > width
}

function gap(previous, token) {
	if (previous.text === "{") return " "
	if (/^[$@[(]$/.test(previous.text) || /^[:!\])(]$/.test(token.text)) return ""
	return previous.text === "..." && token.role === "fragment" ? "" : " "
}

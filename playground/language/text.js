// Texts, and changes of them.

export function documentTitle(text) {
	const words = text.replace(/#.*/g, "")
	const names = [...words.matchAll(/^\s*(?:query|mutation|subscription)\s+(\w+)/gm)].map((match) => match[1])
	return names.join(", ") || (/\{\s*(\w+)/.exec(words)?.[1] ?? "Untitled")
}

export function parsed(json) {
	try {
		return JSON.parse(json)
	} catch {
		return
	}
}

export const splice = (text, start, end, insert) => text.slice(0, start) + insert + text.slice(end)

export const indentation = (text, offset) => /^[ \t]*/.exec(text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset))[0]

export function toggleComments(lines) {
	const areComments = lines.every((line) => /^\s*(#|$)/.test(line))
	return lines.map((line) => (areComments ? line.replace(/^(\s*)# ?/, "$1") : line.replace(/^(\s*)(?=\S)/, "$1# ")))
}

export function difference(old, text) {
	const shorter = Math.min(old.length, text.length)
	let [start, tail] = [0, 0]
	while (start < shorter && old[start] === text[start]) start++
	while (tail < shorter - start && old.at(-1 - tail) === text.at(-1 - tail)) tail++
	return { start, end: old.length - tail, insert: text.slice(start, text.length - tail) }
}

// Where a place is after a change: what is typed at the end of a word belongs to it.
export const moved = (offset, { start, end, insert }) =>
	offset >= end ? offset + insert.length - (end - start) : Math.min(offset, start)

export function places(text, words) {
	const [all, wanted] = [text.toLowerCase(), words.toLowerCase()]
	const found = []
	for (let at = -1; wanted && (at = all.indexOf(wanted, at + 1)) >= 0; ) found.push({ start: at, end: at + words.length })
	return found
}

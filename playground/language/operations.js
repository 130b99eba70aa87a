// The operations of a document, and the one that is meant.

export const operationAt = (operations, offset) => operations.findLast(({ start }) => start <= offset) ?? operations[0]

export function title({ name, operation, selectionSet: { selections: [first] } }) {
	return (name ?? first?.alias ?? first?.name)?.value ?? operation
}

export function documentTitle(text) {
	const words = text.replace(/#.*/g, "")
	const names = [...words.matchAll(/^\s*(?:query|mutation|subscription)\s+(\w+)/gm)].map((match) => match[1])
	return names.join(", ") || (/\{\s*(\w+)/.exec(words)?.[1] ?? "Untitled")
}

export const splice = (text, start, end, insert) => text.slice(0, start) + insert + text.slice(end)

export const indentation = (text, offset) => /^[ \t]*/.exec(text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset))[0]

export function toggleComments(lines) {
	const areComments = lines.every((line) => /^\s*(#|$)/.test(line))
	return lines.map((line) => (areComments ? line.replace(/^(\s*)# ?/, "$1") : line.replace(/^(\s*)(?=\S)/, "$1# ")))
}

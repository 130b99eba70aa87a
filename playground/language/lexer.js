// Text → tokens, also of what is no GraphQL yet.

// Spec: 2.1 Source Text. The last takes what fits none.
const alternatives = {
	comment: /#[^\n\r]*/,
	name: /[_A-Za-z]\w*/,
	float: /-?(?:0|[1-9]\d*)(?:\.\d+(?:[eE][+-]?\d+)?|[eE][+-]?\d+)/,
	int: /-?(?:0|[1-9]\d*)(?![\w.])/,
	block: /"""(?:\\"""|[^"]|"(?!""))*"""/,
	string: /"(?:\\.|[^"\\\n\r])*"/,
	punctuator: /\.\.\.|[!$&()[\]{}:=@|]/,
	invalid: /"""[^]*|"[^\n\r]*|[^\s,]/,
}
const kinds = Object.keys(alternatives)
const pattern = new RegExp(kinds.map((kind) => `(${alternatives[kind].source})`).join("|"), "g")

// Which colour a token has: `[colour, start, end]` is a span.
export const colourOf = { block: "string", string: "string", int: "number", float: "number", comment: "comment", invalid: "invalid" }

export function lex(text) {
	const tokens = []
	pattern.lastIndex = 0
	for (let match; (match = pattern.exec(text)); ) {
		let kind = 1
		while (match[kind] === undefined) kind++
		tokens.push({ kind: kinds[kind - 1], start: match.index, end: pattern.lastIndex, text: match[0] })
	}
	return tokens
}

export function tokenAt(tokens, offset) {
	const touching = tokens.filter(({ start, end }) => start <= offset && offset <= end)
	return touching.find(({ kind }) => kind !== "punctuator") ?? touching[0]
}

export function stringValue(text) {
	try {
		return JSON.parse(text.replace(/\\u\{(\w+)\}/g, (_, digits) => String.fromCodePoint(parseInt(digits, 16))))
	} catch {
		return text.slice(1, -1)
	}
}

export const jsonSpans = (text) =>
	lex(text).filter(({ kind }) => kind !== "punctuator").map(({ kind, start, end }) => {
		const isKey = kind === "string" && /^\s*:/.test(text.slice(end, end + 8))
		return [isKey ? "field" : (colourOf[kind] ?? "keyword"), start, end]
	})

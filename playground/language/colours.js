// Which colour each token has: `[colour, start, end]`.

import { lex } from "./lexer.js"
import { parse } from "./parser.js"

const ofKind = { block: "string", string: "string", int: "number", float: "number", comment: "comment", invalid: "invalid" }

export const querySpans = (text, schema) =>
	parse(text, schema).tokens.map(({ kind, role, start, end }) => [role ?? ofKind[kind], start, end]).filter(([colour]) => colour)

export const jsonSpans = (text) =>
	lex(text).filter(({ kind }) => kind !== "punctuator").map(({ kind, start, end }) => {
		const isKey = kind === "string" && /^\s*:/.test(text.slice(end, end + 8))
		return [isKey ? "field" : (ofKind[kind] ?? "keyword"), start, end]
	})

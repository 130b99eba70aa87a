// What may leave the editors: texts without passwords and tokens.

import { lex } from "../language/lexer.js"
import { splice } from "../language/text.js"

const secret = /password|token|secret|authorization|api-?key|cookie/i

export function redactedQuery(text) {
	const tokens = lex(text)
	return tokens.reduceRight((out, { kind, start, end }, index) => {
		const [name, colon] = tokens.slice(Math.max(0, index - 2), index)
		const isSecret = /string|block|invalid/.test(kind) && colon?.text === ":" && secret.test(name.text)
		return isSecret ? splice(out, start, end, '"…"') : out
	}, text)
}

export const redactedVariables = (text) =>
	text.replace(/("(?:\\.|[^"\\])*"\s*:\s*)"(?:\\.|[^"\\])*"?/g, (whole, key) => (secret.test(key) ? key + '"…"' : whole))

export function redactedHeaders(headers) {
	const redacted = ([name, value]) => {
		if (/^authorization$/i.test(name)) return [name, "Bearer $TOKEN"]
		return [name, secret.test(name) ? `$${name.toUpperCase().replace(/\W+/g, "_")}` : value]
	}
	return Object.fromEntries(Object.entries(headers).map(redacted))
}

export const redacted = ({ query, variables }) => ({ query: redactedQuery(query), variables: redactedVariables(variables) })

// In the fragment of an address, which goes to no server.
export const sharedFragment = (tab) => "#share=" + encodeURIComponent(JSON.stringify(redacted(tab)))

export function readFragment(fragment) {
	try {
		const { query, variables } = JSON.parse(decodeURIComponent(/^#share=(.+)$/.exec(fragment)[1]))
		return typeof query === "string" && typeof variables === "string" ? { query, variables } : undefined
	} catch {
		return
	}
}

// A tab as an address: in the fragment, which goes to no server, and without headers.

import { redactedQuery, redactedVariables } from "./redact.js"

export const sharedFragment = ({ query, variables }) =>
	"#share=" + encodeURIComponent(JSON.stringify({ query: redactedQuery(query), variables: redactedVariables(variables) }))

export function readFragment(fragment) {
	try {
		const { query, variables } = JSON.parse(decodeURIComponent(/^#share=(.+)$/.exec(fragment)[1]))
		return typeof query === "string" && typeof variables === "string" ? { query, variables } : undefined
	} catch {
		return
	}
}

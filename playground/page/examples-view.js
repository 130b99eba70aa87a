// The gallery of examples.

import { link, list, tags, the } from "./dom.js"
import { open } from "./tabs.js"
import { examples } from "../examples.js"
import { prettify } from "../language/printer.js"

export function drawExamples() {
	const item = ([title, ...example]) => link(title, async () => open(await filled(...example)))
	for (const [group, members] of Object.entries(examples))
		the.panelExamples.append(tags.h2({ class: "group" }, group), list(members.map(item)))
}

export const openFirst = () => open({ query: prettify(examples.Contacts[0][1]) })

async function filled(query, variables) {
	const text = variables ? JSON.stringify(variables, null, 2) + "\n" : ""
	return { query: prettify(query), variables: text.includes("A_CONTACT") ? text.replace("A_CONTACT", await anyContact()) : text }
}

async function anyContact() {
	const { sendAsCaller } = await import("./session.js")
	const { json } = await sendAsCaller({ query: "{ contacts(first: 1) { nodes { id } } }" }).catch(() => ({}))
	return json?.data?.contacts?.nodes[0]?.id ?? ""
}

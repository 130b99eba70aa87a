// The server's schema, and whether it has changed.

import { download, say, the } from "./dom.js"
import { useSchema } from "./editors.js"
import { drawPanel } from "./layout.js"
import { onCaller, sendAsCaller } from "./session.js"
import { introspection, Schema } from "../language/schema.js"

const sdl = "/schema.graphql"
const introspect = () => sendAsCaller({ query: introspection })
let tag

export async function loadSchema() {
	const { json } = await introspect().catch(() => ({}))
	if (!json?.data) return say("The server does not tell its schema.")
	useSchema(new Schema(json.data.__schema))
	drawPanel()
	tag = await schemaTag()
	document.body.dataset.schema = "read"
	the.schemaNotice.hidden = true
}

const schemaTag = async () => (await fetch(sdl, { method: "HEAD" }).catch(() => undefined))?.headers.get("ETag")

// The schema changes only with the server.
async function lookForChange() {
	const now = document.hidden ? tag : await schemaTag()
	if (tag && now && now !== tag) the.schemaNotice.hidden = false
}

export const downloadSDL = async () => download("schema.graphql", await (await fetch(sdl)).text())
export const downloadIntrospection = async () => download("schema.json", (await introspect()).text)

export function watchSchema() {
	onCaller(loadSchema)
	addEventListener("focus", lookForChange)
	setInterval(lookForChange, 5_000)
	return loadSchema()
}

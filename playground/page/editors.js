// The three editors of a request, and the schema they know.

import { the } from "./dom.js"
import { Editor } from "./editor.js"
import { jsonSpans } from "../language/lexer.js"
import { querySpans } from "../language/parser.js"
import { noSchema } from "../language/schema.js"
import { toggleComments } from "../language/text.js"

export let schema = noSchema

export const query = new Editor(the.queryHost, "Query", (text) => querySpans(text, schema), toggleComments)
export const variables = new Editor(the.variablesHost, "Variables", jsonSpans)
export const headers = new Editor(the.headersHost, "Headers", jsonSpans)

export function useSchema(read) {
	schema = read
	query.colour()
}

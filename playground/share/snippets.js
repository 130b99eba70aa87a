// An operation as a program, which reads tokens from its environment.

import { redactedHeaders, redactedQuery, redactedVariables } from "./redact.js"

function safe({ query, variables = {}, operationName, headers }, placeholder, write) {
	const rest = JSON.stringify({ query: redactedQuery(query), operationName })
	const json = `{"variables":${redactedVariables(JSON.stringify(variables))},${rest.slice(1)}`
	const all = { "Content-Type": "application/json", ...redactedHeaders(headers) }
	const filled = (value) => JSON.stringify(value).replace(/\$([A-Z_]+)/g, (_, name) => placeholder(name))
	const lines = Object.entries(all).map(([name, value]) => write(name, filled(value), filled(value).slice(1, -1)))
	return { json, lines: lines.join("") }
}

function curl({ url, ...request }) {
	const quoted = (text) => `'${text.replaceAll("'", `'\\''`)}'`
	const { json, lines } = safe(request, (name) => "$" + name, (name, _, value) => `  -H "${name}: ${value}" \\\n`)
	return `curl ${quoted(url)} \\\n${lines}  -d ${quoted(json)}\n`
}

function javaScript({ url, ...request }) {
	const { json, lines } = safe(request, (name) => "${" + name + "}", (name, _, value) => `    "${name}": \`${value}\`,\n`)
	return `// TOKEN is the accessToken of signIn.
const response = await fetch("${url}", {
  method: "POST",
  headers: {
${lines}  },
  body: JSON.stringify(${json}),
});
console.log(await response.json());
`
}

function swift({ url, ...request }) {
	const write = (name, value) => `request.setValue(${value}, forHTTPHeaderField: "${name}")\n`
	const { json, lines } = safe(request, (name) => `\\(environment["${name}"] ?? "")`, write)
	return `import Foundation
#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

let environment = ProcessInfo.processInfo.environment
var request = URLRequest(url: URL(string: "${url}")!)
request.httpMethod = "POST"
${lines}request.httpBody = Data(##"${json}"##.utf8)
let (data, _) = try await URLSession.shared.data(for: request)
print(String(decoding: data, as: UTF8.self))
`
}

function python({ url, ...request }) {
	const { json, lines } = safe(request, (name) => `{os.environ['${name}']}`, (name, value) => `    "${name}": f${value},\n`)
	return `import os
import urllib.request

body = ${JSON.stringify(json)}
headers = {
${lines}}
request = urllib.request.Request("${url}", body.encode(), headers)
print(urllib.request.urlopen(request).read().decode())
`
}

export const snippets = { curl, fetch: javaScript, swift, python }

// An operation as a program, for other places. Tokens are never in it: it reads them from the environment.

import { redactedHeaders, redactedQuery, redactedVariables } from "./redact.js";

/** Each makes a text of `{ url, query, variables, operationName, headers }`. */
export const snippets = { curl, fetch: javaScript, swift, python };

/** What is sent, and the headers as texts that `write` makes, and where `placeholder` says how a variable is put in. */
function safe({ query, variables = {}, operationName, headers }, write, placeholder) {
  const clean = JSON.parse(redactedVariables(JSON.stringify(variables)));
  const hasValues = Object.keys(clean).length > 0;
  const body = { query: redactedQuery(query), ...(hasValues && { variables: clean }), ...(operationName && { operationName }) };
  const all = { "Content-Type": "application/json", ...redactedHeaders(headers) };
  const lines = Object.entries(all).map(([name, value]) => {
    const text = JSON.stringify(value).replace(/\$([A-Z_]+)/g, (_, variable) => placeholder(variable));
    return write(name, text, /\$[A-Z_]/.test(value));
  });
  return { body, json: JSON.stringify(body), lines: lines.join("") };
}

function curl(request) {
  const quoted = (text) => `'${text.replaceAll("'", `'\\''`)}'`;
  const { json, lines } = safe(request, (name, value) => `  -H "${name}: ${value.slice(1)} \\\n`, (name) => "$" + name);
  return `curl ${quoted(request.url)} \\\n${lines}  -d ${quoted(json)}\n`;
}

function javaScript(request) {
  const write = (name, value, isFilled) => `    "${name}": ${isFilled ? "`" + value.slice(1, -1) + "`" : value},\n`;
  const { body, lines } = safe(request, write, (name) => "${" + name + "}");
  const query = "`" + body.query.replace(/[`\\]|\$\{/g, "\\$&") + "`";
  const rest = JSON.stringify({ ...body, query: undefined }, null, 2).replace(/^\{\n?|\n?\}$/g, "").replaceAll("\n", "\n  ");
  return `// TOKEN is the accessToken of signIn.
const response = await fetch(${JSON.stringify(request.url)}, {
  method: "POST",
  headers: {
${lines}  },
  body: JSON.stringify({
    query: ${query},
${rest && `  ${rest},\n`}  }),
});
console.log(await response.json());
`;
}

function swift(request) {
  const write = (name, value) => `request.setValue(${value}, forHTTPHeaderField: "${name}")\n`;
  const { json, lines } = safe(request, write, (name) => `\\(environment["${name}"] ?? "")`);
  return `import Foundation
#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

let environment = ProcessInfo.processInfo.environment
var request = URLRequest(url: URL(string: ${JSON.stringify(request.url)})!)
request.httpMethod = "POST"
${lines}request.httpBody = Data(##"${json}"##.utf8)
let (data, _) = try await URLSession.shared.data(for: request)
print(String(decoding: data, as: UTF8.self))
`;
}

function python(request) {
  const write = (name, value, isFilled) => `    "${name}": ${isFilled ? "f" : ""}${value},\n`;
  const { json, lines } = safe(request, write, (name) => `{os.environ['${name}']}`);
  return `import os
import urllib.request

body = ${JSON.stringify(json)}
headers = {
${lines}}
request = urllib.request.Request(${JSON.stringify(request.url)}, body.encode(), headers)
print(urllib.request.urlopen(request).read().decode())
`;
}

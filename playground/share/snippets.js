// An operation as a program, for other places. Tokens are never in it: it reads them from the environment.

import { redactedHeaders, redactedQuery, redactedVariables } from "./redact.js";

/** Each makes a text of `{ url, query, variables, operationName, headers }`. */
export const snippets = { curl, fetch: javaScript, swift, python };

/** What is sent, and the headers as texts that `write` makes, and where `placeholder` says how a variable is put in. */
function safe({ query, variables = {}, operationName, headers }, write, placeholder) {
  const clean = JSON.parse(redactedVariables(JSON.stringify(variables)));
  const body = {
    query: redactedQuery(query),
    ...(Object.keys(clean).length && { variables: clean }),
    ...(operationName && { operationName }),
  };
  const lines = Object.entries({ "Content-Type": "application/json", ...redactedHeaders(headers) }).map(
    ([name, value]) =>
      write(
        name,
        JSON.stringify(value).replace(/\$([A-Z_]+)/g, (_, variable) => placeholder(variable)),
        /\$[A-Z_]/.test(value),
      ),
  );
  return { json: JSON.stringify(body), body, lines };
}

function curl(request) {
  const quoted = (text) => `'${text.replaceAll("'", `'\\''`)}'`;
  const { json, lines } = safe(
    request,
    (name, value) => `  -H "${name}: ${value.slice(1)} \\\n`,
    (name) => "$" + name,
  );
  return `curl ${quoted(request.url)} \\\n${lines.join("")}  -d ${quoted(json)}\n`;
}

function javaScript(request) {
  const { body, lines } = safe(
    request,
    (name, value, isFilled) => `    "${name}": ${isFilled ? "`" + value.slice(1, -1) + "`" : value},\n`,
    (name) => "${" + name + "}",
  );
  const query = "`" + body.query.replace(/[`\\]|\$\{/g, "\\$&") + "`";
  const rest = JSON.stringify({ ...body, query: undefined }, null, 2)
    .replace(/^\{\n?|\n?\}$/g, "")
    .replaceAll("\n", "\n  ");
  return `// TOKEN is the accessToken of signIn.
const response = await fetch(${JSON.stringify(request.url)}, {
  method: "POST",
  headers: {
${lines.join("")}  },
  body: JSON.stringify({
    query: ${query},
${rest && `  ${rest},\n`}  }),
});
console.log(await response.json());
`;
}

function swift(request) {
  const { json, lines } = safe(
    request,
    (name, value) => `request.setValue(${value}, forHTTPHeaderField: "${name}")\n`,
    (name) => `\\(environment["${name}"] ?? "")`,
  );
  return `import Foundation
#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

let environment = ProcessInfo.processInfo.environment
var request = URLRequest(url: URL(string: ${JSON.stringify(request.url)})!)
request.httpMethod = "POST"
${lines.join("")}request.httpBody = Data(##"${json}"##.utf8)
let (data, _) = try await URLSession.shared.data(for: request)
print(String(decoding: data, as: UTF8.self))
`;
}

function python(request) {
  const { json, lines } = safe(
    request,
    (name, value, isFilled) => `    "${name}": ${isFilled ? "f" : ""}${value},\n`,
    (name) => `{os.environ['${name}']}`,
  );
  return `import os
import urllib.request

body = ${JSON.stringify(json)}
headers = {
${lines.join("")}}
request = urllib.request.Request(${JSON.stringify(request.url)}, body.encode(), headers)
print(urllib.request.urlopen(request).read().decode())
`;
}

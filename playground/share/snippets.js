// An operation as a program, for other places. Tokens are never in it: it reads them from the environment.

import { redactedHeaders, redactedQuery, redactedVariables } from "./redact.js";

/**
 * @param {{ url: string, query: string, variables?: object, operationName?: string, headers: Record<string, string> }} request
 */
function safe({ url, query, variables, operationName, headers }) {
  const clean = variables && Object.keys(variables).length ? JSON.parse(redactedVariables(JSON.stringify(variables))) : undefined;
  const body = { query: redactedQuery(query), ...(clean && { variables: clean }), ...(operationName && { operationName }) };
  return { url, body, headers: { "Content-Type": "application/json", ...redactedHeaders(headers) } };
}

/** Placeholders in headers, each given to `write`. */
const withPlaceholders = (value, write) => value.replace(/\$([A-Z_]+)/g, (_, name) => write(name));

export const snippets = {
  curl: { title: "cURL", of: (request) => curl(safe(request)) },
  fetch: { title: "JavaScript fetch", of: (request) => javaScript(safe(request)) },
  swift: { title: "Swift URLSession", of: (request) => swift(safe(request)) },
  python: { title: "Python urllib", of: (request) => python(safe(request)) },
};

function curl({ url, body, headers }) {
  const quoted = (text) => `'${text.replaceAll("'", `'\\''`)}'`;
  // A header with a placeholder stands in double quotes, so that the shell puts it in.
  const header = ([name, value]) => (/\$[A-Z_]+/.test(value) ? `"${name}: ${value.replace(/["\\`]/g, "\\$&")}"` : quoted(`${name}: ${value}`));
  const lines = [`curl ${quoted(url)}`, ...Object.entries(headers).map((each) => `-H ${header(each)}`), `-d ${quoted(JSON.stringify(body))}`];
  return lines.join(" \\\n  ") + "\n";
}

function javaScript({ url, body, headers }) {
  const template = (text) => "`" + text.replace(/[`\\]|\$\{/g, "\\$&") + "`";
  const value = (text) => (/\$[A-Z_]+/.test(text) ? "`" + withPlaceholders(text, (name) => "${" + name + "}") + "`" : JSON.stringify(text));
  const { query, ...rest } = body;
  const more = Object.entries(rest).map(([key, each]) => `    ${key}: ${JSON.stringify(each, null, 2).replaceAll("\n", "\n    ")},\n`).join("");
  const needed = [...new Set(Object.values(headers).flatMap((text) => text.match(/\$[A-Z_]+/g) ?? []))];
  const constants = needed.map((name) => `const ${name.slice(1)} = "…";\n`).join("");
  return `${constants}const response = await fetch(${JSON.stringify(url)}, {
  method: "POST",
  headers: {
${Object.entries(headers).map(([name, text]) => `    ${JSON.stringify(name)}: ${value(text)},`).join("\n")}
  },
  body: JSON.stringify({
    query: ${template(query)},
${more}  }),
});
console.log(await response.json());
`;
}

function swift({ url, body, headers }) {
  const raw = (text) => `#"${text}"#`;
  const json = JSON.stringify(body).replaceAll('"#', '"\\u0023');
  const value = (text) => (/\$[A-Z_]+/.test(text)
    ? `"${withPlaceholders(text, (name) => `\\(environment["${name}"] ?? "")`)}"` : raw(text));
  return `import Foundation
#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

let environment = ProcessInfo.processInfo.environment
var request = URLRequest(url: URL(string: ${JSON.stringify(url)})!)
request.httpMethod = "POST"
${Object.entries(headers).map(([name, text]) => `request.setValue(${value(text)}, forHTTPHeaderField: ${raw(name)})`).join("\n")}
request.httpBody = Data(${raw(json)}.utf8)
let (data, _) = try await URLSession.shared.data(for: request)
print(String(decoding: data, as: UTF8.self))
`;
}

function python({ url, body, headers }) {
  const text = (value) => JSON.stringify(value);
  const value = (each) => (/\$[A-Z_]+/.test(each) ? `f${text(withPlaceholders(each, (name) => `{os.environ['${name}']}`))}` : text(each));
  return `import json
import os
import urllib.request

body = json.loads(${text(JSON.stringify(body))})
headers = {
${Object.entries(headers).map(([name, each]) => `    ${text(name)}: ${value(each)},`).join("\n")}
}
request = urllib.request.Request(${text(url)}, json.dumps(body).encode(), headers)
print(urllib.request.urlopen(request).read().decode())
`;
}

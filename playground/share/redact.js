// What must not leave the editors: passwords and tokens that stand in a text.

import { lex } from "../language/lexer.js";

const secret = /password|token|secret|authorization|api-?key|cookie/i;
const hidden = "…";

/** The document with the texts of arguments that hold secrets left out. */
export function redactedQuery(text) {
  const tokens = lex(text);
  let [out, end] = ["", 0];
  tokens.forEach((token, index) => {
    const [name, colon] = [tokens[index - 2], tokens[index - 1]];
    const isSecret = (token.kind === "string" || token.kind === "block") && colon?.text === ":" && name?.kind === "name" && secret.test(name.text);
    if (!isSecret) return;
    out += text.slice(end, token.start) + `"${hidden}"`;
    end = token.end;
  });
  return out + text.slice(end);
}

/** The text of the variables likewise; a text that is no JSON keeps nothing that could be a secret. */
export function redactedVariables(text) {
  return text.replace(/("(?:\\.|[^"\\])*")(\s*:\s*)"(?:\\.|[^"\\])*"?/g, (whole, key, colon) => (secret.test(key) ? `${key}${colon}"${hidden}"` : whole));
}

/** Headers with placeholders for what they let in. */
export function redactedHeaders(headers) {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => {
    if (/^authorization$/i.test(name)) return [name, "Bearer $TOKEN"];
    return [name, secret.test(name) ? `$${name.toUpperCase().replace(/\W+/g, "_")}` : value];
  }));
}

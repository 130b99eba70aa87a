// Which colour each token has.

import { lex } from "./lexer.js";
import { uses } from "./walk.js";

const ofKind = {
  string: "string",
  block: "string",
  int: "number",
  float: "number",
  comment: "comment",
  invalid: "invalid",
};

/** @returns {[colour: string, start: number, end: number][]} */
export function querySpans(text, schema) {
  const tokens = lex(text);
  const all = uses(tokens, schema);
  return tokens
    .map(({ kind, start, end }, index) => [ofKind[kind] ?? all[index].role, start, end])
    .filter(([colour]) => colour !== "punctuation");
}

export function jsonSpans(text) {
  return lex(text)
    .filter(({ kind }) => kind !== "punctuator")
    .map(({ kind, start, end }) => {
      const isKey = kind === "string" && /^\s*:/.test(text.slice(end, end + 8));
      return [isKey ? "field" : (ofKind[kind] ?? "keyword"), start, end];
    });
}

// Tests of the modules that need no page: a sentence and its proof. `browser.py` reads the results.

import { introspection, Schema } from "/playground/language/schema.js";

export const results = [];

export function test(name, prove) {
  try {
    prove();
    results.push({ name });
  } catch (error) {
    results.push({ name, fault: error.message });
  }
}

export function equal(actual, expected) {
  const [left, right] = [actual, expected].map((value) => JSON.stringify(value, null, 1));
  if (left !== right) throw new Error(`expected\n${right}\nfound\n${left}`);
}

const answer = await fetch("/graphql", {
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify({ query: introspection }),
});
export const schema = new Schema((await answer.json()).data.__schema);

/** A text with a bar where the caret is: the text, and the offset. */
export function caret(marked) {
  return [marked.replace("|", ""), marked.indexOf("|")];
}

// GraphQL text → tokens.

/**
 * A token: where it is, and what kind it is. Texts that are no GraphQL give tokens, too, so that what is being typed
 * keeps its colours.
 * @typedef {{ kind: "name" | "int" | "float" | "string" | "block" | "punctuator" | "comment" | "invalid",
 *   start: number, end: number, text: string }} Token
 */

// Spec: 2.1 Source Text. One alternative for each kind, in the order of `kinds`; the last takes what fits none.
const pattern = new RegExp(
  [
    /(#[^\n\r]*)/,
    /([_A-Za-z]\w*)/,
    /(-?(?:0|[1-9]\d*)(?:\.\d+(?:[eE][+-]?\d+)?|[eE][+-]?\d+))/,
    /(-?(?:0|[1-9]\d*)(?![\w.]))/,
    /("""(?:\\"""|[^"]|"(?!""))*""")/,
    /("(?:\\.|[^"\\\n\r])*")/,
    /(\.\.\.|[!$&()\[\]{}:=@|])/,
    /("""[^]*|"[^\n\r]*|[^\s,])/,
  ].map((part) => part.source).join("|"),
  "g",
);
const kinds = ["comment", "name", "float", "int", "block", "string", "punctuator", "invalid"];

/** @returns {Token[]} */
export function lex(text) {
  const tokens = [];
  pattern.lastIndex = 0;
  for (let match; (match = pattern.exec(text)); ) {
    let kind = 1;
    while (match[kind] === undefined) kind++;
    // A byte order mark is white space to GraphQL, and to `\s`; so is a comma, which no alternative takes.
    tokens.push({ kind: kinds[kind - 1], start: match.index, end: pattern.lastIndex, text: match[0] });
  }
  return tokens;
}

/** The index of the first token that ends behind the offset. */
export function firstTokenAfter(tokens, offset) {
  let [low, high] = [0, tokens.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens[middle].end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The token that the offset is in or at the end of; where two touch, a name wins over a punctuator. */
export function tokenAt(tokens, offset) {
  const after = tokens[firstTokenAfter(tokens, offset)];
  const before = tokens[firstTokenAfter(tokens, offset - 1)];
  if (after && after.start <= offset && after.kind !== "punctuator") return after;
  return before && before.start < offset ? before : after?.start <= offset ? after : undefined;
}

/** The value of a string token, and where in the text it is; block strings lose their indentation. */
export function stringValue(token) {
  if (token.kind === "block") return dedent(token.text.slice(3, -3).replaceAll('\\"""', '"""'));
  try {
    return JSON.parse(token.text.replace(/\\u\{([0-9a-fA-F]+)\}/g, (_, digits) => codePoint(digits)));
  } catch {
    return token.text.slice(1, -1);
  }
}

function codePoint(digits) {
  const value = parseInt(digits, 16);
  return value <= 0x10ffff ? JSON.stringify(String.fromCodePoint(value)).slice(1, -1) : "\ufffd";
}

/** Spec: 2.9.4 BlockStringValue(). */
function dedent(text) {
  const lines = text.split(/\r\n|\n|\r/);
  const indents = lines.slice(1).filter((line) => line.trim()).map((line) => line.search(/[^ \t]/));
  const indent = indents.length ? Math.min(...indents) : 0;
  const dedented = lines.map((line, index) => (index ? line.slice(indent) : line));
  while (dedented.length && !dedented[0].trim()) dedented.shift();
  while (dedented.length && !dedented.at(-1).trim()) dedented.pop();
  return dedented.join("\n");
}

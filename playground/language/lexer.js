// GraphQL text → tokens. Texts that are no GraphQL give tokens, too, so that what is being typed keeps its colours.

// Spec: 2.1 Source Text. One alternative for each kind; the last takes what fits none.
const alternatives = {
  comment: /#[^\n\r]*/,
  name: /[_A-Za-z]\w*/,
  float: /-?(?:0|[1-9]\d*)(?:\.\d+(?:[eE][+-]?\d+)?|[eE][+-]?\d+)/,
  int: /-?(?:0|[1-9]\d*)(?![\w.])/,
  block: /"""(?:\\"""|[^"]|"(?!""))*"""/,
  string: /"(?:\\.|[^"\\\n\r])*"/,
  punctuator: /\.\.\.|[!$&()[\]{}:=@|]/,
  invalid: /"""[^]*|"[^\n\r]*|[^\s,]/,
};
const kinds = Object.keys(alternatives);
const pattern = new RegExp(kinds.map((kind) => `(${alternatives[kind].source})`).join("|"), "g");

/** @returns {{ kind: string, start: number, end: number, text: string }[]} */
export function lex(text) {
  const tokens = [];
  pattern.lastIndex = 0;
  for (let match; (match = pattern.exec(text)); ) {
    let kind = 1;
    while (match[kind] === undefined) kind++;
    tokens.push({ kind: kinds[kind - 1], start: match.index, end: pattern.lastIndex, text: match[0] });
  }
  return tokens;
}

/** The token that the offset is in or at the end of; where two touch, a name wins over a punctuator. */
export function tokenAt(tokens, offset) {
  const touching = tokens.filter(({ start, end }) => start <= offset && offset <= end);
  return touching.find(({ kind }) => kind !== "punctuator") ?? touching[0];
}

/** The value of a string token. */
export function stringValue({ kind, text }) {
  if (kind === "block") return dedented(text.slice(3, -3).replaceAll('\\"""', '"""'));
  try {
    return JSON.parse(text.replace(/\\u\{(\w+)\}/g, (_, digits) => String.fromCodePoint(parseInt(digits, 16))));
  } catch {
    return text.slice(1, -1);
  }
}

/** Spec: 2.9.4 BlockStringValue(). */
function dedented(text) {
  const lines = text.split(/\r\n|\n|\r/);
  const indents = lines.slice(1).filter((line) => line.trim()).map((line) => line.search(/[^ \t]/));
  const indent = Math.min(Infinity, ...indents);
  return lines.map((line, index) => (index ? line.slice(indent) : line)).join("\n").replace(/^(\s*\n)+|(\n\s*)+$/g, "");
}

// A value as lines of JSON that know their place: for folding, paths and copying.

/**
 * Every array has one entry for each line. `closes` is the line of the closing bracket, 0 where nothing is opened;
 * `parents` is the line that opens what the line is in, -1 at the top.
 */
export class JSONLines {
  constructor(value) {
    this.texts = [];
    this.closes = [];
    this.parents = [];
    this.keys = [];
    this.write(value, "", "", -1, undefined, "");
  }

  get length() {
    return this.texts.length;
  }

  write(value, indent, head, parent, key, tail) {
    const isList = Array.isArray(value);
    const entries = value !== null && typeof value === "object" ? (isList ? value : Object.keys(value)) : undefined;
    const line = this.push(undefined, parent, key);
    if (!entries?.length) {
      this.texts[line] = indent + head + (entries ? (isList ? "[]" : "{}") : JSON.stringify(value)) + tail;
      return;
    }
    this.texts[line] = indent + head + (isList ? "[" : "{");
    const inner = indent + "  ";
    for (let index = 0; index < entries.length; index++) {
      const comma = index < entries.length - 1 ? "," : "";
      if (isList) this.write(value[index], inner, "", line, index, comma);
      else this.write(value[entries[index]], inner, JSON.stringify(entries[index]) + ": ", line, entries[index], comma);
    }
    this.closes[line] = this.push(indent + (isList ? "]" : "}") + tail, parent, key);
  }

  push(text, parent, key) {
    this.parents.push(parent);
    this.keys.push(key);
    this.closes.push(0);
    return this.texts.push(text) - 1;
  }

  /** The keys and indices that lead to a line's value. */
  path(line) {
    const path = [];
    for (let at = line; at >= 0 && this.keys[at] !== undefined; at = this.parents[at]) path.unshift(this.keys[at]);
    return path;
  }

  /** The JSON of a line's value, without what stands before it. */
  valueText(line) {
    const open = this.opening(line);
    const key = this.keys[open];
    const indent = /^ */.exec(this.texts[open])[0].length;
    const head = typeof key === "string" ? JSON.stringify(key).length + 2 : 0;
    const end = this.closes[open] || open;
    const lines = this.texts.slice(open, end + 1).map((text, index) => text.slice(indent + (index ? 0 : head)));
    return lines.join("\n").replace(/,$/, "");
  }

  /** The line that opens what a closing bracket closes; the line itself if it closes nothing. */
  opening(line) {
    const { keys, parents, closes } = this;
    if (!/^\s*[\]}]/.test(this.texts[line])) return line;
    for (let at = line - 1; at >= 0; at--) if (closes[at] === line && keys[at] === keys[line] && parents[at] === parents[line]) return at;
    return line;
  }

  /** The line of the value at a path; the nearest above it if there is none. */
  lineAt(path) {
    let line = 0;
    for (const step of path) {
      let at = line + 1;
      while (at < this.length && this.parents[at] === line && this.keys[at] !== step) at = (this.closes[at] || at) + 1;
      if (this.parents[at] !== line || this.keys[at] !== step) return line;
      line = at;
    }
    return line;
  }

  text() {
    return this.texts.join("\n");
  }
}

/** A path as JavaScript writes it. */
export function pathText(path) {
  return path.map((step, index) =>
    typeof step === "number" ? `[${step}]` : /^[A-Za-z_]\w*$/.test(step) ? (index ? "." : "") + step : `[${JSON.stringify(step)}]`).join("");
}

// A value as lines of JSON that know their place: for folding, paths and copying.

/**
 * Each line has a text, the key or index of its value, the line that opens what it is in (-1 at the top), and where it
 * opens something, the line that closes it (else 0).
 */
export class JSONLines {
  texts = [];
  keys = [];
  parents = [];
  closes = [];

  constructor(value) {
    this.write(value, "", "", "", -1);
  }

  get length() {
    return this.texts.length;
  }

  write(value, indent, head, tail, parent, key) {
    const isList = Array.isArray(value);
    const entries = Object.entries(typeof value === "object" ? (value ?? {}) : {}).filter(([, each]) => each !== undefined);
    if (!entries.length) return this.push(indent + head + JSON.stringify(value) + tail, parent, key);
    const line = this.push(indent + head + (isList ? "[" : "{"), parent, key);
    entries.forEach(([name, each], index) => {
      const comma = index < entries.length - 1 ? "," : "";
      this.write(each, indent + "  ", isList ? "" : JSON.stringify(name) + ": ", comma, line, isList ? index : name);
    });
    return (this.closes[line] = this.push(indent + (isList ? "]" : "}") + tail, parent, key));
  }

  push(text, parent, key) {
    this.parents.push(parent);
    this.keys.push(key);
    this.closes.push(0);
    return this.texts.push(text) - 1;
  }

  /** The keys and indices that lead to a line's value. */
  path(line) {
    return line < 0 || this.keys[line] === undefined ? [] : [...this.path(this.parents[line]), this.keys[line]];
  }

  /** The line that opens what a line closes; the line itself if it closes nothing. */
  opening(line) {
    return /^\s*[\]}]/.test(this.texts[line]) ? this.closes.lastIndexOf(line, line) : line;
  }

  /** The JSON of a line's value, without what stands before it. */
  valueText(line) {
    const open = this.opening(line);
    const key = this.keys[open];
    const indent = this.texts[open].search(/\S/);
    const head = typeof key === "string" ? JSON.stringify(key).length + 2 : 0;
    const texts = this.texts.slice(open, (this.closes[open] || open) + 1);
    return texts.map((text, index) => text.slice(indent + (index ? 0 : head))).join("\n").replace(/,$/, "");
  }

  /** The line of the value at a path; the nearest above it if there is none. */
  lineAt(path) {
    let line = 0;
    for (const step of path) {
      let at = line + 1;
      while (this.parents[at] === line && this.keys[at] !== step) at = (this.closes[at] || at) + 1;
      if (this.parents[at] !== line) return line;
      line = at;
    }
    return line;
  }
}

const stepText = (step) =>
  typeof step === "number" ? `[${step}]` : /^[A-Za-z_]\w*$/.test(step) ? "." + step : `[${JSON.stringify(step)}]`;

/** A path as JavaScript writes it. */
export const pathText = (path) => path.map(stepText).join("").replace(/^\./, "");

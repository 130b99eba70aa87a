// Colours for ranges of a text that stays one text: the browser's Custom Highlight API.

const highlights = typeof Highlight === "undefined" ? undefined : new Map();

function highlight(name) {
  if (!highlights.has(name)) {
    highlights.set(name, new Highlight());
    CSS.highlights.set(name, highlights.get(name));
  }
  return highlights.get(name);
}

/** What one text node has of each colour. Without the API the text is only not coloured. */
export class Paint {
  constructor(node) {
    this.node = node;
    this.ranges = [];
  }

  /** @param {Iterable<[name: string, start: number, end: number]>} spans */
  set(spans) {
    if (!highlights) return;
    this.clear();
    const { length } = this.node;
    for (const [name, start, end] of spans) {
      if (end > length || start >= end) continue;
      const range = new StaticRange({ startContainer: this.node, startOffset: start, endContainer: this.node, endOffset: end });
      highlight(name).add(range);
      this.ranges.push([name, range]);
    }
  }

  clear() {
    for (const [name, range] of this.ranges) highlights.get(name).delete(range);
    this.ranges = [];
  }
}

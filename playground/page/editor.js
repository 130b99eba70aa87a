// An editor: a real text area, over a text of the same letters that has the colours.
//
// The text area brings undo, input methods, touch keyboards and screen readers; everything that changes the text goes
// through it as if it were typed, so that undo takes it back.

import { h } from "./dom.js";
import { Paint } from "./paint.js";

const pairs = { "{": "}", "(": ")", "[": "]", '"': '"' };

export class Editor {
  /**
   * @param {HTMLElement} host
   * @param {{ id: string, label: string, colours: (text: string) => [string, number, number][],
   *   comments?: (lines: string[]) => string[] }} options `colours` is called once for each change.
   */
  constructor(host, { id, label, colours, comments }) {
    this.colours = colours;
    this.comments = comments;
    this.area = h("textarea", { id, "aria-label": label, spellcheck: "false", autocomplete: "off", autocapitalize: "off", wrap: "off", "aria-autocomplete": "list" });
    this.node = document.createTextNode("");
    this.numbers = document.createTextNode("1");
    this.scroller = h("div.editor", {},
      h("pre.numbers", { "aria-hidden": true }, this.numbers),
      h("div.text", {}, this.area, h("pre", { "aria-hidden": true }, this.node)));
    host.append(this.scroller);
    this.paint = new Paint(this.node);
    this.marked = new Paint(this.node);
    this.marks = { problems: [], find: [] };
    this.lines = [0];
    this.spans = [];
    this.listeners = [];
    this.area.addEventListener("input", (event) => this.changed(event));
    this.area.addEventListener("keydown", (event) => this.key(event));
    this.scroller.addEventListener("scroll", () => this.paintSoon(), { passive: true });
    new ResizeObserver(() => this.paintSoon()).observe(this.scroller);
  }

  get value() {
    return this.area.value;
  }

  /** Another text: what was typed before is not undone into it. */
  set value(text) {
    this.area.value = text;
    this.changed();
  }

  get caret() {
    return this.area.selectionStart;
  }

  onChange(listener) {
    this.listeners.push(listener);
  }

  focus() {
    this.area.focus();
  }

  /** Puts a text in place of another, as if it were typed; the caret goes to an offset in it. */
  replace(start, end, text, caret = text.length) {
    if (this.value.slice(start, end) !== text) {
      this.area.focus();
      this.area.setSelectionRange(start, end);
      document.execCommand(text ? "insertText" : "delete", false, text);
    }
    this.select(start + caret);
  }

  /** Puts another text in place of all, touching only what differs. */
  rewrite(text) {
    const { start, end, insert } = difference(this.value, text);
    if (end > start || insert) this.replace(start, end, insert);
  }

  select(start, end = start) {
    this.area.focus({ preventScroll: true });
    this.area.setSelectionRange(start, end);
    const rect = this.rectAt(start);
    const view = this.scroller.getBoundingClientRect();
    if (rect.top < view.top || rect.bottom > view.bottom) this.scroller.scrollTop += rect.top - view.top - view.height / 2;
    if (rect.left < view.left + 48 || rect.right > view.right) this.scroller.scrollLeft += rect.left - view.left - view.width / 2;
  }

  /** Where on the screen an offset is. */
  rectAt(offset) {
    const range = document.createRange();
    range.setStart(this.node, Math.min(offset, this.node.length));
    range.collapse(true);
    const rect = range.getClientRects()[0];
    if (rect) return rect;
    // At the start of an empty line a range has no rectangle.
    const text = this.area.getBoundingClientRect();
    const line = this.lineAt(offset);
    const top = text.top + parseFloat(getComputedStyle(this.area).paddingTop) + line * this.lineHeight;
    return new DOMRect(text.left, top, 1, this.lineHeight);
  }

  get lineHeight() {
    return parseFloat(getComputedStyle(this.area).lineHeight);
  }

  lineAt(offset) {
    let [low, high] = [0, this.lines.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.lines[middle] <= offset) low = middle;
      else high = middle;
    }
    return low;
  }

  /** Marks ranges: `problems` with a wave, `find` with a ground. */
  mark(kind, ranges) {
    this.marks[kind] = ranges;
    this.paintVisible();
  }

  changed(event) {
    const text = this.area.value;
    const { start, end, insert } = difference(this.node.data, text);
    if (end > start || insert) this.node.replaceData(start, end - start, insert);
    const count = this.lines.length;
    this.lines = [0];
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) this.lines.push(at + 1);
    if (count !== this.lines.length || this.numbers.data === "1") this.numbers.data = this.lines.map((_, index) => index + 1).join("\n");
    this.marks.problems = [];
    this.spans = this.colours(text);
    this.paintVisible();
    for (const listener of this.listeners) listener(event);
  }

  paintSoon() {
    this.frame ??= requestAnimationFrame(() => {
      this.frame = undefined;
      this.paintVisible();
    });
  }

  /** Colours what is in sight and a little more: so the length of a document costs nothing. */
  paintVisible() {
    const { scrollTop, clientHeight } = this.scroller;
    const height = this.lineHeight || 20;
    const first = this.lines[Math.max(0, Math.min(this.lines.length - 1, Math.floor(scrollTop / height) - 20))];
    const last = this.lines[Math.ceil((scrollTop + clientHeight) / height) + 20] ?? Infinity;
    this.paint.set(this.spans.filter(([, start, end]) => end > first && start < last));
    this.marked.set(Object.entries(this.marks).flatMap(([kind, ranges]) => ranges.map(({ start, end }) => [kind, start, end])));
  }

  // MARK: Keys

  key(event) {
    if (event.isComposing || event.defaultPrevented) return;
    const { area } = this;
    const [start, end, text] = [area.selectionStart, area.selectionEnd, this.value];
    const [before, after] = [text[start - 1], text[end]];
    const handled = () => {
      event.preventDefault();
      return true;
    };
    if (event.ctrlKey || event.metaKey) {
      if (event.key === "]" || event.key === "[") handled() && this.editLines((lines) => lines.map((line) => (event.key === "]" ? "  " + line : line.replace(/^ {1,2}/, ""))));
      if (event.key === "/" && this.comments) handled() && this.editLines(this.comments);
    } else if (event.altKey) {
      return;
    } else if (event.key === "Enter" && !event.shiftKey) {
      const indent = /^ */.exec(text.slice(this.lines[this.lineAt(start)], start))[0];
      const opens = before && "{([".includes(before);
      const closes = opens && after === pairs[before];
      const insert = "\n" + indent + (opens ? "  " : "");
      handled() && this.replace(start, end, insert + (closes ? "\n" + indent : ""), insert.length);
    } else if (start === end && after === event.key && '})]"'.includes(event.key)) {
      handled() && this.select(start + 1);
    } else if (event.key === "Backspace" && start === end && before in pairs && pairs[before] === after) {
      handled() && this.replace(start - 1, end + 1, "");
    } else if (pairs[event.key] && (start !== end || ((!after || /[\s)}\],:]/.test(after)) && !(event.key === '"' && /[\w"]/.test(before ?? ""))))) {
      handled() && this.replace(start, end, event.key + text.slice(start, end) + pairs[event.key], 1 + end - start);
    }
  }

  editLines(edit) {
    const { selectionStart, selectionEnd } = this.area;
    const start = this.lines[this.lineAt(selectionStart)];
    const lineEnd = this.value.indexOf("\n", selectionEnd);
    const end = lineEnd < 0 ? this.value.length : lineEnd;
    const before = this.value.slice(start, end);
    const after = edit(before.split("\n")).join("\n");
    this.replace(start, end, after);
    if (selectionEnd > selectionStart) this.area.setSelectionRange(start, start + after.length);
    else this.select(Math.max(start, selectionStart + after.length - before.length));
  }
}

/** Where two texts differ: what to replace in the first, and by what. */
export function difference(old, text) {
  const shorter = Math.min(old.length, text.length);
  let start = 0;
  while (start < shorter && old.charCodeAt(start) === text.charCodeAt(start)) start++;
  let tail = 0;
  while (tail < shorter - start && old.charCodeAt(old.length - 1 - tail) === text.charCodeAt(text.length - 1 - tail)) tail++;
  return { start, end: old.length - tail, insert: text.slice(start, text.length - tail) };
}

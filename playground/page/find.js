// Finding words in an editor.

import { button, h } from "./dom.js";

/** @returns {() => void} Opens the bar. */
export function findIn(editor) {
  const input = h("input", { type: "search", "aria-label": "Find in the query" });
  const count = h("span", { role: "status" });
  const bar = h("form.find", { hidden: true, role: "search" }, input, count,
    button("↑", () => step(-1), { "aria-label": "Previous" }), button("↓", () => step(1), { "aria-label": "Next" }), button("×", close, { "aria-label": "Close" }));
  editor.scroller.before(bar);
  let [matches, at] = [[], -1];

  function look() {
    const words = input.value.toLowerCase();
    const text = editor.value.toLowerCase();
    matches = [];
    for (let start = words ? text.indexOf(words) : -1; start >= 0; start = text.indexOf(words, start + words.length)) matches.push({ start, end: start + words.length });
    editor.mark("find", matches);
    count.textContent = words ? `${matches.length} found` : "";
  }

  function step(by) {
    look();
    if (!matches.length) return;
    at = (at + by + matches.length) % matches.length;
    count.textContent = `${at + 1} of ${matches.length}`;
    const { start, end } = matches[at];
    editor.select(start, end);
    input.focus();
  }

  function close() {
    bar.hidden = true;
    editor.mark("find", []);
    editor.focus();
  }

  input.oninput = () => {
    at = -1;
    step(1);
  };
  bar.onsubmit = (event) => {
    event.preventDefault();
    step(1);
  };
  bar.onkeydown = (event) => {
    if (event.key === "Escape") close();
    if (event.key === "Enter" && event.shiftKey) event.preventDefault(), step(-1);
  };
  editor.onChange(() => !bar.hidden && look());
  return () => {
    const { selectionStart, selectionEnd } = editor.area;
    if (selectionEnd > selectionStart) input.value = editor.value.slice(selectionStart, selectionEnd);
    bar.hidden = false;
    input.select();
    look();
  };
}

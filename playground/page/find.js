// Finding words in an editor.

import { button, tags } from "./dom.js";

/** @returns {() => void} Opens the bar. */
export function findIn(editor) {
  const input = tags.input({ type: "search", ariaLabel: "Find in the query" });
  const count = tags.span({ role: "status" });
  const bar = tags.form(
    { class: "find", hidden: true, role: "search" },
    input,
    count,
    button("↑", () => step(-1), { ariaLabel: "Previous" }),
    button("↓", () => step(1), { ariaLabel: "Next" }),
    button("×", close, { ariaLabel: "Close" }),
  );
  editor.scroller.before(bar);
  let [matches, at] = [[], -1];

  function look() {
    const words = input.value.toLowerCase();
    const text = editor.value.toLowerCase();
    matches = [];
    for (let end = 0, start; words && (start = text.indexOf(words, end)) >= 0; )
      matches.push({ start, end: (end = start + words.length) });
    editor.mark("find", matches);
    count.textContent = words ? `${matches.length} found` : "";
  }

  function step(by) {
    look();
    if (!matches.length) return;
    at = (at + by + matches.length) % matches.length;
    count.textContent = `${at + 1} of ${matches.length}`;
    editor.select(matches[at].start, matches[at].end);
    input.focus();
  }

  function close() {
    bar.hidden = true;
    editor.mark("find", []);
    editor.area.focus();
  }

  input.oninput = () => ((at = -1), step(1));
  bar.onkeydown = (event) => {
    if (event.key === "Escape") close();
    if (event.key === "Enter" && event.target === input) event.preventDefault(), step(event.shiftKey ? -1 : 1);
  };
  editor.onChange(() => !bar.hidden && look());
  return () => {
    bar.hidden = false;
    input.value = editor.value.slice(editor.caret, editor.area.selectionEnd) || input.value;
    input.select();
    look();
  };
}

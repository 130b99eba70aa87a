// An answer as JSON: lines that fold, in pieces of which the browser lays out only what is in sight.

import { button, copy, h } from "./dom.js";
import { Paint } from "./paint.js";
import { JSONLines, pathText } from "../response/lines.js";
import { jsonSpans } from "../language/colours.js";

const linesInPiece = 200;

/** @param {(path: (string | number)[]) => void} reveal Shows the field of a path in the query. */
export function jsonView(value, reveal) {
  const lines = new JSONLines(value);
  const folded = new Set();
  const pieces = [];
  let current = 0;

  const text = h("div.json", { role: "region", "aria-label": "Response as JSON. Arrows move and fold, C copies the value, P the path.", tabindex: "0" });
  const path = h("code.path", { role: "status" });
  const bar = h("div.bar.foot", {}, path,
    button("Copy value", copyValue), button("Copy path", copyPath), button("Show in query", () => reveal(lines.path(current))));
  const watcher = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) paintPiece(pieces[target.dataset.index], isIntersecting);
  }, { root: text, rootMargin: "400px" });

  for (let start = 0; start < lines.length; start += linesInPiece) {
    const [gutter, node] = [document.createTextNode(""), document.createTextNode("")];
    const body = h("pre", {}, node);
    const element = h("div.piece", { "data-index": String(pieces.length) }, h("pre.gutter", { "aria-hidden": true }, gutter), body);
    pieces.push({ start, end: Math.min(start + linesInPiece, lines.length), element, body, gutter, node, paint: new Paint(node), mark: new Paint(node) });
    text.append(element);
    watcher.observe(element);
  }
  fill(0, lines.length);

  /** Writes the lines that no fold hides into the pieces that hold the given lines. */
  function fill(from, to) {
    for (const piece of pieces) {
      if (piece.end <= from || piece.start > to) continue;
      piece.visible = [];
      for (let line = firstVisible(piece.start); line < piece.end; line = after(line)) piece.visible.push(line);
      const shown = piece.visible.map((line) => (folded.has(line) ? lines.texts[line] + " … " + lines.texts[lines.closes[line]].trim() : lines.texts[line]));
      piece.node.data = shown.join("\n");
      piece.gutter.data = piece.visible.map((line) => (lines.closes[line] ? (folded.has(line) ? "▸" : "▾") : " ")).join("\n");
      piece.element.hidden = !shown.length;
      piece.element.style.containIntrinsicBlockSize = `auto ${shown.length * 1.5}em`;
      if (piece.isInSight) paintPiece(piece, true);
    }
  }

  function after(line) {
    return (folded.has(line) ? lines.closes[line] : line) + 1;
  }

  /** The first line at or behind a line that is in no fold. */
  function firstVisible(line) {
    let hidden;
    for (let at = lines.parents[line]; at >= 0; at = lines.parents[at]) if (folded.has(at)) hidden = at;
    if (folded.has(lines.opening(line)) && lines.opening(line) !== line) hidden ??= lines.opening(line);
    return hidden === undefined ? line : lines.closes[hidden] + 1;
  }

  function paintPiece(piece, isInSight) {
    piece.isInSight = isInSight;
    piece.paint.set(isInSight ? jsonSpans(piece.node.data) : []);
  }

  // MARK: The current line

  function go(line) {
    const old = pieces[Math.floor(current / linesInPiece)];
    old?.mark.clear();
    current = Math.max(0, Math.min(line, lines.length - 1));
    const piece = pieces[Math.floor(current / linesInPiece)];
    const row = piece.visible.indexOf(current);
    const start = piece.node.data.split("\n", row).join("\n").length + (row ? 1 : 0);
    const end = piece.node.data.indexOf("\n", start);
    piece.mark.set([["current", start, end < 0 ? piece.node.length : end]]);
    path.textContent = pathText(lines.path(lines.opening(current))) || "the whole answer";
    return { piece, row };
  }

  function reach(line) {
    const { piece, row } = go(line);
    const height = parseFloat(getComputedStyle(text).lineHeight);
    const top = piece.element.offsetTop + row * height;
    if (top < text.scrollTop || top + height > text.scrollTop + text.clientHeight) text.scrollTop = top - text.clientHeight / 2;
  }

  function toggle(line, fold = !folded.has(line)) {
    if (!lines.closes[line]) return;
    if (fold) folded.add(line);
    else folded.delete(line);
    fill(line, lines.closes[line]);
    go(line);
  }

  function step(by) {
    for (let line = current + by; line >= 0 && line < lines.length; line += by) {
      if (firstVisible(line) === line) return reach(line);
    }
  }

  function copyValue() {
    copy(lines.valueText(current), "Value");
  }

  function copyPath() {
    copy(pathText(lines.path(lines.opening(current))), "Path");
  }

  text.onkeydown = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = {
      ArrowDown: () => step(1), ArrowUp: () => step(-1),
      ArrowLeft: () => (lines.closes[current] && !folded.has(current) ? toggle(current, true) : reach(Math.max(0, lines.parents[current]))),
      ArrowRight: () => (folded.has(current) ? toggle(current, false) : step(1)),
      Enter: () => toggle(current), c: copyValue, p: copyPath,
      "-": () => foldAll(true), "+": () => foldAll(false),
    }[event.key];
    if (act) event.preventDefault(), act();
  };

  function foldAll(isFolded) {
    folded.clear();
    // Lists fold, and what the answer is made of stays open.
    if (isFolded) lines.closes.forEach((close, line) => close && lines.path(line).length > 2 && folded.add(line));
    fill(0, lines.length);
    go(firstVisible(current) === current ? current : 0);
  }

  text.onclick = ({ target, clientY }) => {
    const element = target.closest(".piece");
    if (!element || !getSelection().isCollapsed) return;
    const piece = pieces[element.dataset.index];
    const height = parseFloat(getComputedStyle(text).lineHeight);
    const line = piece.visible[Math.floor((clientY - element.getBoundingClientRect().top) / height)];
    if (line === undefined) return;
    go(line);
    if (target.closest(".gutter")) toggle(line);
  };
  go(0);
  return { element: [text, bar], leave: () => pieces.forEach((piece) => (piece.paint.clear(), piece.mark.clear())), goTo: (path) => (text.focus(), reach(lines.lineAt(path))) };
}

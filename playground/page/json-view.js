// An answer as JSON: lines that fold, in pieces of which the browser lays out only what is in sight.

import { button, copy, region as scrollArea, tags } from "./dom.js";
import { Paint } from "./paint.js";
import { jsonSpans } from "../language/colours.js";
import { JSONLines, pathText } from "../response/lines.js";

const { code, div, pre } = tags;
const linesInPiece = 200;

/** @param {(path: (string | number)[]) => void} [reveal] Shows the field of a path in the query. */
export function jsonView(value, reveal) {
  const lines = new JSONLines(value);
  const folded = new Set();
  const pieces = [];
  let current = 0;

  const region = scrollArea("JSON");
  region.ariaLabel = "Response as JSON. Arrows move and fold, C copies the value, P the path.";
  const path = code({ class: "path", role: "status" });
  const currentPath = () => lines.path(lines.opening(current));
  const pieceOf = (line) => pieces[Math.floor(line / linesInPiece)];
  const copyValue = () => copy(lines.valueText(current), "Value");
  const copyPath = () => copy(pathText(currentPath()), "Path");
  const foot = div(
    { class: "bar foot" },
    path,
    button("Copy value", copyValue),
    button("Copy path", copyPath),
    reveal && button("In the query", () => reveal(currentPath())),
  );
  const watch = (entries) =>
    entries.forEach(({ target, isIntersecting }) => {
      const piece = pieces[target.dataset.index];
      piece.isInSight = isIntersecting;
      paint(piece);
    });
  const watcher = new IntersectionObserver(watch, { root: region, rootMargin: "400px" });

  for (let start = 0; start < lines.length; start += linesInPiece) {
    const [gutter, node] = [pre({ class: "gutter", ariaHidden: true }), document.createTextNode("")];
    const element = div({ class: "piece", "data-index": String(pieces.length) }, gutter, pre(node));
    const end = Math.min(start + linesInPiece, lines.length);
    pieces.push({ start, end, element, gutter, node, paint: new Paint(node), mark: new Paint(node) });
    region.append(element);
    watcher.observe(element);
  }
  fill(0, lines.length);
  go(0);

  /** Writes the lines that no fold hides into the pieces that hold the given lines. */
  function fill(from, to) {
    for (const piece of pieces.filter(({ start, end }) => end > from && start <= to)) {
      const shown = (piece.visible = []);
      for (let line = visible(piece.start); line < piece.end; line = (folded.has(line) ? lines.closes[line] : line) + 1) shown.push(line);
      const ending = (line) => (folded.has(line) ? " … " + lines.texts[lines.closes[line]].trim() : "");
      const sign = (line) => (!lines.closes[line] ? " " : folded.has(line) ? "▸" : "▾");
      piece.node.data = shown.map((line) => lines.texts[line] + ending(line)).join("\n");
      piece.gutter.textContent = shown.map(sign).join("\n");
      piece.element.hidden = !shown.length;
      piece.element.style.containIntrinsicBlockSize = `auto ${shown.length * 1.5}em`;
      paint(piece);
    }
  }

  /** The line, or where it is in a fold, the first behind that. */
  function visible(line) {
    let after = line;
    for (let at = lines.opening(line); at >= 0; at = lines.parents[at])
      if (at !== line && folded.has(at)) after = lines.closes[at] + 1;
    return after;
  }

  function paint({ paint, node, isInSight }) {
    paint.set(isInSight ? jsonSpans(node.data) : []);
  }

  // MARK: The current line

  function go(line) {
    pieceOf(current).mark.set([]);
    current = line;
    const { visible, node, mark } = pieceOf(line);
    const row = visible.indexOf(line);
    const rows = node.data.split("\n");
    const start = rows.slice(0, row).join("\n").length + (row && 1);
    mark.set([["current", start, start + rows[row].length]]);
    path.textContent = pathText(currentPath()) || "the whole answer";
    return row;
  }

  function reach(line) {
    const height = parseFloat(getComputedStyle(region).lineHeight);
    const row = go(line);
    const top = pieceOf(line).element.offsetTop - region.offsetTop + row * height;
    if (top < region.scrollTop || top + height > region.scrollTop + region.clientHeight)
      region.scrollTop = top - region.clientHeight / 2;
  }

  function fold(line, isFolded) {
    if (!lines.closes[line]) return;
    folded[isFolded ? "add" : "delete"](line);
    fill(line, lines.closes[line]);
    reach(line);
  }

  function step(by) {
    let line = current + by;
    while (line > 0 && visible(line) !== line) line += by;
    if (line >= 0 && line < lines.length) reach(line);
  }

  const isOpen = () => lines.closes[current] && !folded.has(current);
  const actions = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    ArrowLeft: () => (isOpen() ? fold(current, true) : reach(Math.max(0, lines.parents[current]))),
    ArrowRight: () => (folded.has(current) ? fold(current, false) : step(1)),
    c: copyValue,
    p: copyPath,
  };
  region.onkeydown = (event) => {
    const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : actions[event.key];
    if (act) event.preventDefault(), act();
  };
  region.onclick = ({ target, clientY }) => {
    const element = target.closest(".piece");
    if (!element || !getSelection().isCollapsed) return;
    const { top, height } = element.getBoundingClientRect();
    const { visible } = pieces[element.dataset.index];
    const line = visible[Math.floor(((clientY - top) / height) * visible.length)];
    go(line);
    if (target.className === "gutter") fold(line, !folded.has(line));
  };
  const leave = () => pieces.forEach(({ paint, mark }) => (paint.set([]), mark.set([])));
  const goTo = (path) => (region.focus(), reach(lines.lineAt(path)));
  return { elements: [region, foot], leave, goTo };
}

// The operations of a document, and the one that is meant.

import { parse } from "./parser.js";

/** The document as a tree, its operations, and its fragments by name; undefined while it is not whole. */
export function parsed(text) {
  try {
    return outline(parse(text));
  } catch {
    return undefined;
  }
}

export function outline(document) {
  const ofKind = (wanted) => document.definitions.filter(({ kind }) => kind === wanted);
  return {
    document,
    operations: ofKind("Operation"),
    fragments: new Map(ofKind("Fragment").map((each) => [each.name.value, each])),
  };
}

/** The operation that the offset is in; between two, the one before; the first if there is none before. */
export const operationAt = (operations, offset) => operations.findLast(({ start }) => start <= offset) ?? operations[0];

/** How a list calls an operation. */
export function title({ name, operation, selectionSet }) {
  const [first] = selectionSet.selections;
  return (name ?? first.alias ?? first.name)?.value ?? operation;
}

/** What a tab is called: its operations by name, or its first field. */
export function documentTitle(text) {
  const words = text.replace(/#.*/g, "");
  const names = [...words.matchAll(/^\s*(?:query|mutation|subscription)\s+(\w+)/gm)].map((match) => match[1]);
  return names.join(", ") || (/\{\s*(\w+)/.exec(words)?.[1] ?? "Untitled");
}

/** Visits every node below a node, the node itself first. */
export function visit(node, enter) {
  if (typeof node !== "object" || node === null) return;
  if (node.kind) enter(node);
  for (const each of Object.values(node)) visit(each, enter);
}

export const splice = (text, start, end, insert) => text.slice(0, start) + insert + text.slice(end);

/** Comments lines out, or in again if all of them are comments. */
export function toggleComments(lines) {
  const areComments = lines.every((line) => /^\s*(#|$)/.test(line));
  return lines.map((line) => (areComments ? line.replace(/^(\s*)# ?/, "$1") : line.replace(/^(\s*)(?=\S)/, "$1# ")));
}

// The operations of a document, and the one that is meant.

import { parse } from "./parser.js";

/** The document as a tree and its operations; undefined while it is not whole. */
export function parsed(text) {
  try {
    const document = parse(text);
    return { document, operations: document.definitions.filter(({ kind }) => kind === "Operation") };
  } catch {
    return undefined;
  }
}

/** The operation that the offset is in; between two, the one before; the first if there is none before. */
export function operationAt(operations, offset) {
  return operations.findLast((operation) => operation.start <= offset) ?? operations[0];
}

export function fragmentsOf(document) {
  return new Map(document.definitions.filter(({ kind }) => kind === "Fragment").map((each) => [each.name.value, each]));
}

/** How a list calls an operation. */
export function title(operation) {
  const first = operation.selectionSet.selections[0];
  return operation.name?.value ?? first?.alias?.value ?? first?.name?.value ?? operation.operation;
}

/** What a tab is called: its operations by name, or its first words. */
export function documentTitle(text) {
  const words = text.replace(/#.*/g, "");
  const names = [...words.matchAll(/^\s*(?:query|mutation|subscription)\s+(\w+)/gm)].map((match) => match[1]);
  return names.join(", ") || (/\{\s*(\w+)/.exec(words)?.[1] ?? "Untitled");
}

/** Visits every node below a node, the node itself first. */
export function visit(node, enter) {
  if (!node || typeof node !== "object") return;
  if (Array.isArray(node)) {
    for (const each of node) visit(each, enter);
  } else {
    if (node.kind) enter(node);
    for (const each of Object.values(node)) if (typeof each === "object") visit(each, enter);
  }
}

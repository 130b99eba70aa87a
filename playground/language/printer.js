// A document, laid out: the same tokens with other white space, so that comments stay and unfinished texts do not matter.

import { lex } from "./lexer.js";

const width = 80;
const closing = { "{": "}", "(": ")", "[": "]" };

/** @returns {string} The document laid out; the text itself if its brackets do not match. */
export function prettify(text) {
  const tokens = lex(text);
  // A comment behind something stays there.
  tokens.forEach((token, index) => {
    const previous = tokens[index - 1];
    token.isTrailing = isComment(token) && previous && !text.slice(previous.end, token.start).includes("\n");
  });
  const items = grouped(tokens);
  if (!items) return text;
  const definitions = split(items, beginsDefinition);
  return definitions.map((definition, index) => {
    const isNote = definition.every(isComment);
    const gap = isNote && index < definitions.length - 1 && !endsParagraph(text, definition.at(-1)) ? "\n" : "\n\n";
    return layOut(definition, 0) + (index < definitions.length - 1 ? gap : "\n");
  }).join("");
}

/** Comments, texts and tokens, and in place of brackets what is between them; undefined if they do not match. */
function grouped(tokens) {
  const root = { items: [] };
  const stack = [root];
  for (const token of tokens) {
    const top = stack.at(-1);
    if (token.kind === "invalid") return undefined;
    if (token.kind === "punctuator" && closing[token.text]) {
      const group = { kind: "group", open: token.text, items: [], start: token.start };
      top.items.push(group);
      stack.push(group);
    } else if (token.kind === "punctuator" && ")}]".includes(token.text)) {
      if (closing[top.open] !== token.text) return undefined;
      top.end = token.end;
      stack.pop();
    } else {
      top.items.push(token);
    }
  }
  return stack.length === 1 ? root.items : undefined;
}

/** Cuts items where a new entry begins; a comment is an entry, so that it keeps its line. */
function split(items, begins) {
  const entries = [];
  items.forEach((item, index) => {
    const previous = items[index - 1];
    const starts = !previous || (isComment(item) && !item.isTrailing) || isComment(previous) || begins(item, previous, items[index + 1], items, index);
    if (starts) entries.push([item]);
    else entries.at(-1).push(item);
  });
  return entries;
}

const isComment = (item) => item.kind === "comment";
const isText = (item, text) => item?.text === text && item.kind !== "string";
const isString = (item) => item?.kind === "string" || item?.kind === "block";

/** In a document: behind braces, and before the word of an operation that stands where braces did. */
function beginsDefinition(item, previous) {
  return previous.kind === "group" && previous.open === "{" && !item.isTrailing;
}

/** In braces of a selection: a name or a spread that continues nothing. */
function beginsSelection(item, previous) {
  if (isText(item, "...")) return true;
  if (item.kind !== "name") return false;
  if (isText(previous, ":") || isText(previous, "@") || isText(previous, "...")) return false;
  return !(isText(previous, "on") && previous.afterSpread);
}

/** In arguments, variables and objects: what a colon follows, and a variable that is defined. */
function beginsMember(item, previous, next, items, index) {
  if (isString(item)) return !isText(previous, ":") && !isText(previous, "=");
  if (isString(previous) && !isValue(items, index - 1)) return false;
  if (isText(item, "$")) return !isText(previous, ":");
  return item.kind === "name" && isText(next, ":") && !isText(previous, "$");
}

const isValue = (items, index) => isText(items[index - 1], ":") || isText(items[index - 1], "=");

const beginsElement = (item, previous) => !isText(previous, "$") && !isText(item, "!");

/** One entry, on as many lines as it needs. */
function layOut(items, depth) {
  let out = "";
  items.forEach((item, index) => {
    const previous = items[index - 1];
    if (isText(previous, "...")) item.afterSpread = true;
    out += gapBetween(previous, item, items, index);
    out += item.kind === "group" ? layOutGroup(item, items, index, depth, lastLine(out)) : layOutToken(item);
  });
  return out;
}

function layOutToken(item) {
  return isComment(item) ? item.text.trimEnd() : item.text;
}

const lastLine = (text) => text.length - text.lastIndexOf("\n") - 1;

function layOutGroup(group, siblings, index, depth, column) {
  const isSelection = group.open === "{" && !isInValue(siblings, index);
  if (isSelection) return layOutSelection(group, depth);
  const flat = flatGroup(group);
  if (flat !== undefined && depth * 2 + column + flat.length <= width) return flat;
  const indent = "  ".repeat(depth + 1);
  const entries = split(group.items, group.open === "[" ? beginsElement : beginsMember);
  const lines = entries.map((entry) => indent + layOut(entry, depth + 1));
  return `${group.open}\n${lines.join("\n")}\n${"  ".repeat(depth)}${closing[group.open]}`;
}

/** Braces are a value behind a colon or an equals sign; and in lists, which `layOut` gives no siblings before them. */
function isInValue(siblings, index) {
  return siblings[index].isValue || isText(siblings[index - 1], ":") || isText(siblings[index - 1], "=");
}

function layOutSelection(group, depth) {
  for (const [index, item] of group.items.entries()) if (isText(group.items[index - 1], "...")) item.afterSpread = true;
  const indent = "  ".repeat(depth + 1);
  const lines = split(group.items, beginsSelection).map((entry) => indent + layOut(entry, depth + 1));
  return lines.length ? `{\n${lines.join("\n")}\n${"  ".repeat(depth)}}` : "{\n}";
}

/** A group on one line; undefined if a comment or a block string needs lines of its own. */
function flatGroup(group) {
  markValues(group);
  if (group.items.some((item) => isComment(item) || (item.kind === "block" && item.text.includes("\n")))) return undefined;
  const entries = split(group.items, group.open === "[" ? beginsElement : beginsMember);
  const texts = [];
  for (const entry of entries) {
    let text = "";
    for (const [index, item] of entry.entries()) {
      const part = item.kind === "group" ? flatGroup(item) : item.text;
      if (part === undefined) return undefined;
      text += gapBetween(entry[index - 1], item, entry, index) + part;
    }
    texts.push(text);
  }
  const inner = texts.join(", ");
  return group.open === "{" && inner ? `{ ${inner} }` : group.open + inner + closing[group.open];
}

/** Inside values all braces are values. */
function markValues(group) {
  for (const item of group.items) if (item.kind === "group") item.isValue = true;
}

function gapBetween(previous, item, items, index) {
  if (!previous) return "";
  if (isText(previous, "$") || isText(previous, "@")) return "";
  if (isText(previous, "...")) return isText(item, "on") || item.kind === "group" || isText(item, "@") ? " " : "";
  if (isText(item, ":") || isText(item, "!")) return "";
  if (item.kind === "group" && item.open === "(") return "";
  return index && items ? " " : "";
}

/** Whether an empty line follows. */
function endsParagraph(text, comment) {
  return /^[ \t]*(\r\n|\r|\n)[ \t]*(\r\n|\r|\n)/.test(text.slice(comment.end));
}

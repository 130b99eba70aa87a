// A document, laid out: the same tokens with other white space, so that comments stay and unfinished texts do not matter.

import { lex } from "./lexer.js";

const width = 80;
const closing = { "{": "}", "(": ")", "[": "]" };

/** @returns {string} The document laid out; the text itself if its brackets do not match. */
export function prettify(text) {
  const tokens = lex(text);
  if (!matchBrackets(tokens, text)) return text;
  let out = "";
  const frames = [{ isSelection: true, isTop: true }];
  const column = () => out.length - out.lastIndexOf("\n") - 1;
  const newLine = () => (out = out.trimEnd() + "\n" + "  ".repeat(frames.length - 1));

  tokens.forEach((token, index) => {
    const [previous, next] = [tokens[index - 1], tokens[index + 1]];
    let frame = frames.at(-1);
    if (token.open) {
      frames.pop();
      if (frame.isSelection || frame.isBroken) newLine();
      else if (token.text === "}" && previous !== token.open) out += " ";
      out += token.text;
      return;
    }
    if (previous) {
      const begins = beginsEntry(token, previous, next, frame);
      if (frame.isTop && begins)
        out =
          out.trimEnd() +
          (previous.kind === "comment" && !previous.endsParagraph && !previous.isTrailing ? "\n" : "\n\n");
      else if (begins && (frame.isSelection || frame.isBroken)) newLine();
      else if (begins && !previous.close) out += ", ";
      else out += gap(previous, token);
    }
    out += token.kind === "comment" ? token.text.trimEnd() : token.text;
    if (!token.close) return;
    const isSelection = token.text === "{" && frame.isSelection && ![":", "="].includes(previous?.text);
    const isBroken = !isSelection && (token.hasComment || column() + token.flat > width);
    frames.push((frame = { isSelection, isBroken, open: token.text }));
  });
  return out.trim() ? out.trimEnd() + "\n" : out;
}

/** Tells brackets of their partners, how long what is between them is on one line, and whether it needs several. */
function matchBrackets(tokens, text) {
  const stack = [];
  tokens.forEach((token, index) => {
    const previous = tokens[index - 1];
    const isComment = token.kind === "comment";
    token.isTrailing = isComment && previous && !text.slice(previous.end, token.start).includes("\n");
    token.endsParagraph = isComment && /^[ \t]*\r?\n[ \t]*\r?\n/.test(text.slice(token.end, token.end + 99));
    for (const open of stack) {
      open.flat += token.text.length + ([":", ","].includes(token.text) || token.kind !== "punctuator" ? 1 : 0);
      open.hasComment ||= isComment || (token.kind === "block" && token.text.includes("\n"));
    }
    if (token.kind !== "punctuator") return;
    if (closing[token.text]) stack.push(Object.assign(token, { close: closing[token.text], flat: 0 }));
    else if (")}]".includes(token.text))
      token.open = stack.at(-1)?.close === token.text ? stack.pop() : (stack.length = 99);
  });
  return stack.length === 0 && !tokens.some(({ kind }) => kind === "invalid");
}

/** Whether a token begins a definition, a selection, an argument or an element of a list. */
function beginsEntry(token, previous, next, frame) {
  const { text } = previous;
  if (token.kind === "comment") return !token.isTrailing;
  if (previous.kind === "comment" || previous.close) return true;
  if (frame.isTop) return text === "}";
  if (frame.isSelection) {
    if (token.text === "...") return true;
    previous.isCondition = text === "on" && previous.isBehindSpread;
    token.isBehindSpread = text === "...";
    return token.kind === "name" && ![":", "@", "..."].includes(text) && !previous.isCondition;
  }
  if (frame.open === "[") return text !== "$" && token.text !== "!";
  return token.text === "$" ? text !== ":" : token.kind === "name" && next?.text === ":" && text !== "$";
}

function gap(previous, token) {
  if (previous.close) return previous.text === "{" ? " " : "";
  if (
    ["$", "@"].includes(previous.text) ||
    [":", "!"].includes(token.text) ||
    (token.text === "(" && previous.text !== "...")
  )
    return "";
  return previous.text === "..." && token.kind === "name" && token.text !== "on" ? "" : " ";
}

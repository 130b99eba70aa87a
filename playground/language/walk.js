// What each token is for: walks the tokens with the schema in hand and needs no document that is whole.
//
// The parser knows only texts that are right; this knows what is meant at every place of a text that is being typed.

/**
 * What a token is for.
 * @typedef {{ role: "keyword" | "operation" | "field" | "alias" | "argument" | "type" | "enum" | "variable" |
 *   "fragment" | "directive" | "value" | "comment" | "punctuation", definition?: object, parent?: object, type?: object }} Use
 */

import { nullable } from "./schema.js";

const operations = ["query", "mutation", "subscription"];
const named = (name) => ({ kind: "NAMED", name });

export class Walk {
  /** @param {Map<string, object>} [variables] The fields of a JSON object, which is walked in place of a document. */
  constructor(schema, variables) {
    this.schema = schema;
    this.frames = [variables ? { kind: "list", definition: { fields: variables } } : { kind: "document" }];
    this.after = "";
  }

  get frame() {
    return this.frames.at(-1);
  }

  /**
   * Takes the next token, and says what it is for.
   * @param {import("./lexer.js").Token | undefined} next The token behind it, for aliases.
   * @returns {Use}
   */
  take(token, next) {
    const { frame, after } = this;
    this.after = token.kind === "name" ? "name" : token.text;
    if (token.kind === "comment") {
      this.after = after;
      return { role: "comment" };
    }
    if (token.kind === "punctuator") {
      this.punctuator(token.text, frame);
      return { role: "punctuation" };
    }
    // In JSON, keys are strings.
    if (token.kind === "string" && frame.kind === "object" && frame.expects === undefined) return this.arguments(token.text.slice(1, -1), frame);
    if (token.kind !== "name") return this.value(frame, { role: "value" });
    if (after === "@") return this.directive(token.text, frame);
    if (after === "$") return this.variable(token.text, frame);
    return this[frame.kind](token.text, frame, after, next);
  }

  punctuator(text, frame) {
    switch (text) {
      case "(": this.frames.push(this.parenthesised(frame)); break;
      case "{": this.frames.push(this.opened(frame)); break;
      case "[":
        if (frame.kind !== "variables" || frame.expects) this.frames.push({ kind: "list", expects: elementType(frame.expects) });
        break;
      case ")": case "}": case "]": this.close(text); break;
      case "...": Object.assign(frame, { field: undefined, directive: undefined, spread: "open" }); break;
      case ":":
        // What was taken for a field was its alias.
        if (frame.kind === "arguments" || frame.kind === "object") frame.expects = frame.argument?.type ?? null;
        break;
      case "=": if (frame.kind === "variables") frame.expects = frame.type; break;
      case "@": frame.directive = undefined; break;
      default:
    }
  }

  parenthesised(frame) {
    if (frame.kind === "document" && !frame.directive) return { kind: "variables" };
    return { kind: "arguments", args: (frame.directive ?? frame.field)?.args ?? [], used: new Set() };
  }

  opened(frame) {
    const { schema } = this;
    if (["arguments", "object", "list", "variables"].includes(frame.kind)) {
      const type = frame.definition ?? schema.named(frame.expects);
      return { kind: "object", type, args: [...(type?.fields.values() ?? [])], used: new Set() };
    }
    if (frame.kind === "document") {
      return { kind: "selection", type: frame.condition ?? schema.root(frame.operation ?? "query"), operation: frame.operation };
    }
    if (frame.spread) return { kind: "selection", type: frame.condition ?? frame.type };
    return { kind: "selection", type: frame.field && schema.named(frame.field.type) };
  }

  close(text) {
    // A bracket that was never opened closes nothing.
    const kinds = { ")": ["arguments", "variables"], "]": ["list"], "}": ["selection", "object"] }[text];
    const index = this.frames.findLastIndex((each) => kinds.includes(each.kind));
    if (index < 1) return;
    this.frames.length = index;
    const { frame } = this;
    if (text === ")") return;
    if (frame.kind === "document") this.frames = [{ kind: "document" }];
    else if (frame.kind === "selection") Object.assign(frame, { field: undefined, directive: undefined, spread: undefined });
    else this.value(frame);
  }

  document(text, frame) {
    if (frame.word === "fragment" && text === "on") {
      frame.word = "on";
      return { role: "keyword" };
    }
    if (frame.word === "on") {
      frame.word = "named";
      frame.condition = this.schema.type(text);
      return { role: "type", definition: frame.condition };
    }
    if (frame.word) return { role: frame.word === "fragment" ? "fragment" : "operation" };
    frame.word = text;
    if (operations.includes(text)) frame.operation = text;
    return { role: "keyword" };
  }

  selection(text, frame, after, next) {
    if (after === "...") {
      frame.spread = text === "on" ? "on" : "named";
      frame.condition = undefined;
      return { role: text === "on" ? "keyword" : "fragment", parent: frame.type };
    }
    if (frame.spread === "on") {
      frame.spread = "inline";
      frame.condition = this.schema.type(text);
      return { role: "type", definition: frame.condition, parent: frame.type };
    }
    if (next?.text === ":" && after !== ":") return { role: "alias", parent: frame.type };
    Object.assign(frame, { spread: undefined, directive: undefined, field: this.schema.field(frame.type, text) });
    return { role: "field", definition: frame.field, parent: frame.type };
  }

  arguments(text, frame) {
    if (frame.expects !== undefined) return this.constant(text, frame);
    frame.argument = frame.args.find((each) => each.name === text);
    frame.used.add(text);
    return { role: "argument", definition: frame.argument, parent: frame.type };
  }

  object(text, frame) {
    return this.arguments(text, frame);
  }

  list(text, frame) {
    return this.constant(text, frame);
  }

  variables(text, frame) {
    if (frame.expects) return this.constant(text, frame);
    frame.type = named(text);
    return { role: "type", definition: this.schema.type(text) };
  }

  constant(text, frame) {
    const type = this.schema.named(frame.expects);
    const isKeyword = ["true", "false", "null"].includes(text);
    const use = { role: isKeyword ? "value" : "enum", definition: type?.values.get(text), parent: type, type: frame.expects };
    return this.value(frame, use);
  }

  variable(text, frame) {
    if (frame.kind === "variables" && !frame.expects) return { role: "variable", isDefinition: true };
    return this.value(frame, { role: "variable", type: frame.expects });
  }

  directive(text, frame) {
    frame.directive = this.schema.directives.get(text);
    return { role: "directive", definition: frame.directive };
  }

  /** A value is complete: lists expect another, all else a name. */
  value(frame, use) {
    const type = frame.expects;
    if (frame.kind !== "list") frame.expects = undefined;
    return { type, ...use };
  }
}

/** The type of a list's elements; a value that is no list stands for a list of one. */
function elementType(type) {
  const list = type && nullable(type);
  return list?.kind === "LIST" ? list.ofType : list;
}

/** What each token is for, in the order of the tokens. */
export function uses(tokens, schema) {
  const walk = new Walk(schema);
  return tokens.map((token, index) => walk.take(token, tokens[index + 1]));
}

/** The variables that a document defines: their names with their types, as far as they are written. */
export function definedVariables(tokens, schema) {
  const all = uses(tokens, schema);
  const variables = [];
  tokens.forEach((token, index) => {
    if (!all[index].isDefinition) return;
    variables.push({ name: token.text, type: declaredType(tokens, index + 1), start: token.start });
  });
  return variables;
}

/** The type behind a variable, as far as it is written. */
function declaredType(tokens, index) {
  let [type, isNamed] = ["", false];
  for (const token of tokens.slice(index, index + 12)) {
    if (token.text === ":" && !type) continue;
    const goesOn = isNamed ? token.text === "]" || token.text === "!" : token.text === "[" || token.kind === "name";
    if (!goesOn) break;
    isNamed ||= token.kind === "name";
    type += token.text;
  }
  return type;
}

/** The fragments that a document defines, with their types. */
export function definedFragments(tokens) {
  const fragments = [];
  tokens.forEach((token, index) => {
    const [name, on, type] = tokens.slice(index + 1, index + 4);
    if (token.text === "fragment" && name?.kind === "name" && on?.text === "on" && type?.kind === "name") {
      fragments.push({ name: name.text, type: type.text });
    }
  });
  return fragments;
}

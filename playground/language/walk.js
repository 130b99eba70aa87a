// What each token is for: walks the tokens with the schema in hand, and needs no document that is whole.

import { nullable } from "./schema.js";

/**
 * What a token is for: its role, which is also its colour, and what the schema says of it.
 * @typedef {{ role: string, definition?: object, parent?: object, type?: object, isDefinition?: boolean }} Use
 */

export class Walk {
  /** @param {Map<string, object>} [variables] The fields of a JSON object, which is walked in place of a document. */
  constructor(schema, variables) {
    this.schema = schema;
    this.frames = [variables ? { kind: "list", definition: { fields: variables } } : { kind: "document" }];
    /** The token before, as a text; "name" for all names. */
    this.after = "";
  }

  get frame() {
    return this.frames.at(-1);
  }

  /** Takes the next token; the one behind it tells aliases. @returns {Use} */
  take(token, next) {
    const { frame, after } = this;
    const { kind, text } = token;
    if (kind === "comment") return { role: "comment" };
    this.after = kind === "name" ? "name" : text;
    if (kind === "punctuator") {
      this.punctuator(text, frame);
      return { role: "" };
    }
    // In JSON, keys are strings.
    if (kind === "string" && frame.kind === "object" && frame.expects === undefined)
      return this.arguments(text.slice(1, -1), frame);
    if (kind !== "name") return this.value(frame, { role: "value" });
    if (after === "@") return { role: "directive", definition: (frame.directive = this.schema.directives.get(text)) };
    if (after === "$")
      return frame.kind === "variables" && !frame.expects
        ? { role: "variable", isDefinition: true }
        : this.value(frame, { role: "variable" });
    return this[frame.kind](text, frame, after, next);
  }

  punctuator(text, frame) {
    const { frames } = this;
    switch (text) {
      case "(":
        frames.push(
          frame.kind === "document" && !frame.directive
            ? { kind: "variables" }
            : { kind: "arguments", args: (frame.directive ?? frame.field)?.args ?? [], used: new Set() },
        );
        break;
      case "{":
        frames.push(this.opened(frame));
        break;
      // In types of variables, brackets are no lists.
      case "[":
        if (frame.kind !== "variables" || frame.expects)
          frames.push({ kind: "list", expects: elementType(frame.expects) });
        break;
      case ")":
        this.close("arguments", "variables");
        break;
      case "]":
        this.close("list");
        break;
      case "}":
        this.close("selection", "object");
        break;
      case "...":
        Object.assign(frame, { field: undefined, directive: undefined, spread: "open" });
        break;
      case ":":
        if (frame.used) frame.expects = frame.argument?.type ?? null;
        break;
      case "=":
        if (frame.kind === "variables") frame.expects = frame.type;
        break;
      case "@":
        frame.directive = undefined;
        break;
      default:
    }
  }

  opened(frame) {
    const { schema } = this;
    if (frame.kind === "document")
      return { kind: "selection", type: frame.condition ?? schema.root(frame.operation ?? "query") };
    if (frame.kind === "selection")
      return {
        kind: "selection",
        type: frame.spread ? (frame.condition ?? frame.type) : schema.named(frame.field?.type),
      };
    const type = frame.definition ?? schema.named(frame.expects);
    return { kind: "object", type, args: [...(type?.fields.values() ?? [])], used: new Set() };
  }

  /** A bracket that was never opened closes nothing. */
  close(...kinds) {
    const index = this.frames.findLastIndex(({ kind }) => kinds.includes(kind));
    if (index < 1) return;
    const closed = this.frames[index].kind;
    this.frames.length = index;
    const { frame } = this;
    if (closed === "object" || closed === "list") this.value(frame);
    else if (closed === "selection" && frame.kind === "document") this.frames = [{ kind: "document" }];
    else if (closed === "selection")
      Object.assign(frame, { field: undefined, directive: undefined, spread: undefined });
  }

  // MARK: Names, by where they stand

  document(text, frame) {
    if (frame.word === "on") return { role: "type", definition: (frame.condition = this.schema.type(text)) };
    if (frame.word && text !== "on") return { role: "operation" };
    frame.word = text;
    if (/^(query|mutation|subscription)$/.test(text)) frame.operation = text;
    return { role: "keyword" };
  }

  selection(text, frame, after, next) {
    const { schema } = this;
    const parent = frame.type;
    if (after === "...") {
      Object.assign(frame, { spread: text, condition: undefined });
      return { role: text === "on" ? "keyword" : "fragment", parent };
    }
    if (frame.spread === "on" && after === "name") {
      frame.spread = "inline";
      return { role: "type", definition: (frame.condition = schema.type(text)), parent };
    }
    if (next?.text === ":" && after !== ":") return { role: "alias", parent };
    Object.assign(frame, { spread: undefined, directive: undefined, field: schema.field(parent, text) });
    return { role: "field", definition: frame.field, parent };
  }

  arguments(text, frame) {
    if (frame.expects !== undefined) return this.constant(text, frame);
    frame.argument = frame.args.find(({ name }) => name === text);
    frame.used.add(text);
    return { role: "argument", definition: frame.argument };
  }

  object(text, frame) {
    return this.arguments(text, frame);
  }

  list(text, frame) {
    return this.constant(text, frame);
  }

  variables(text, frame) {
    if (frame.expects) return this.constant(text, frame);
    frame.type = { kind: "NAMED", name: text };
    return { role: "type", definition: this.schema.type(text) };
  }

  constant(text, frame) {
    const parent = this.schema.named(frame.expects);
    return this.value(frame, {
      role: /^(true|false|null)$/.test(text) ? "value" : "enum",
      definition: parent?.values.get(text),
      parent,
    });
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

/** What each token is for, in the order of the tokens. @returns {Use[]} */
export function uses(tokens, schema) {
  const walk = new Walk(schema);
  return tokens.map((token, index) => walk.take(token, tokens[index + 1]));
}

/** The variables that a document defines, with their types as far as they are written. */
export function definedVariables(tokens, schema) {
  const all = uses(tokens, schema);
  return tokens.flatMap(({ text: name }, index) => {
    if (!all[index].isDefinition) return [];
    const words = tokens
      .slice(index + 1, index + 12)
      .map(({ text }) => text)
      .join(" ");
    return [{ name, type: /^: ((\[ )*\w+( [\]!])*)/.exec(words)?.[1].replaceAll(" ", "") ?? "" }];
  });
}

/** The fragments that a document defines, with their types. */
export function definedFragments(tokens) {
  const text = tokens
    .filter(({ kind }) => kind !== "comment")
    .map((token) => token.text)
    .join(" ");
  return [...text.matchAll(/\bfragment (\w+) on (\w+)/g)].map(([, name, type]) => ({ name, type }));
}

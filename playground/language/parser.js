// Tokens → the document as a tree whose nodes know where they are in the text.

import { lex, stringValue } from "./lexer.js";

/** What is wrong with a text, and where. */
export class SyntaxFault extends Error {
  constructor(message, { start, end }) {
    super(message);
    Object.assign(this, { start, end });
  }
}

/** @throws {SyntaxFault} */
export function parse(text) {
  const reader = new Reader(text);
  const definitions = [];
  while (!reader.isAtEnd) definitions.push(reader.definition());
  return { kind: "Document", definitions };
}

/** Recursive descent; `isJSON` reads values whose keys are strings. */
export class Reader {
  constructor(text, isJSON = false) {
    this.isJSON = isJSON;
    this.tokens = lex(text).filter(({ kind }) => kind !== "comment");
    this.index = 0;
  }

  get token() {
    return this.tokens[this.index] ?? { kind: "end", text: "", start: 0, end: 0 };
  }

  get isAtEnd() {
    return this.index >= this.tokens.length;
  }

  is(text) {
    return this.token.text === text && this.token.kind !== "string";
  }

  next() {
    return this.tokens[this.index++];
  }

  skip(text) {
    return this.is(text) && this.next() !== undefined;
  }

  expect(text) {
    return this.is(text) ? this.next() : this.fail(`“${text}”`);
  }

  name(what = "a name", kind = "name") {
    if (this.token.kind !== kind) this.fail(what);
    const token = this.next();
    return {
      kind: "Name",
      value: kind === "string" ? stringValue(token) : token.text,
      start: token.start,
      end: token.end,
    };
  }

  fail(expected) {
    const { kind, text } = this.token;
    const found =
      kind === "end"
        ? "the end"
        : kind === "invalid" && text[0] === '"'
          ? "a string without its closing quote"
          : `“${text}”`;
    // At the end there is nothing to underline: what stands last is underlined.
    throw new SyntaxFault(
      `Expected ${expected}, found ${found}.`,
      this.tokens[Math.min(this.index, this.tokens.length - 1)] ?? this.token,
    );
  }

  /** What stands between two brackets. */
  many(open, read, close, least = 1) {
    this.expect(open);
    const items = [];
    while (items.length < least || !this.is(close)) items.push(read.call(this));
    this.next();
    return items;
  }

  /** A node that begins at a place and ends with the token that was read last. */
  node(kind, start, members) {
    return { kind, ...members, start, end: this.tokens[this.index - 1].end };
  }

  type() {
    let type;
    if (this.skip("[")) {
      type = { kind: "LIST", ofType: this.type() };
      this.expect("]");
    } else {
      type = { kind: "NAMED", name: this.name("a type").value };
    }
    return this.skip("!") ? { kind: "NON_NULL", ofType: type } : type;
  }

  value() {
    const { kind, start, text } = this.token;
    const known = { int: "Int", float: "Float", string: "String", block: "String" }[kind];
    if (known) {
      const token = this.next();
      return this.node(known, start, { value: known === "String" ? stringValue(token) : text });
    }
    if (kind === "name" && !(this.isJSON && !/^(true|false|null)$/.test(text))) {
      this.next();
      if (text === "null") return this.node("Null", start);
      return /^(true|false)$/.test(text)
        ? this.node("Boolean", start, { value: text === "true" })
        : this.node("Enum", start, { value: text });
    }
    if (this.skip("$")) return this.node("Variable", start, { name: this.name("a variable").value });
    if (this.is("[")) return this.node("ListValue", start, { values: this.many("[", this.value, "]", 0) });
    if (this.is("{")) return this.node("Object", start, { fields: this.many("{", this.argument, "}", 0) });
    return this.fail("a value");
  }

  argument() {
    const { start } = this.token;
    const name = this.isJSON ? this.name("a key in quotes", "string") : this.name();
    this.expect(":");
    return this.node("Argument", start, { name, value: this.value() });
  }

  arguments() {
    return this.is("(") ? this.many("(", this.argument, ")") : [];
  }

  directives() {
    const directives = [];
    while (this.is("@")) {
      const { start } = this.next();
      directives.push(this.node("Directive", start, { name: this.name("a directive"), arguments: this.arguments() }));
    }
    return directives;
  }

  description() {
    if (this.token.kind === "string" || this.token.kind === "block") this.next();
  }

  /** Spec: 2.3 Operations, 2.8 Fragments. */
  definition() {
    this.description();
    const { start, text } = this.token;
    if (this.is("{"))
      return this.node("Operation", start, {
        operation: "query",
        variables: [],
        directives: [],
        selectionSet: this.selectionSet(),
      });
    if (this.skip("fragment")) {
      const name = this.name("the fragment’s name");
      this.expect("on");
      return this.node("Fragment", start, {
        name,
        typeCondition: this.name("a type"),
        directives: this.directives(),
        selectionSet: this.selectionSet(),
      });
    }
    if (!/^(query|mutation|subscription)$/.test(text)) this.fail("an operation or a fragment");
    this.next();
    return this.node("Operation", start, {
      operation: text,
      name: this.token.kind === "name" ? this.name() : undefined,
      variables: this.is("(") ? this.many("(", this.variable, ")") : [],
      directives: this.directives(),
      selectionSet: this.selectionSet(),
    });
  }

  variable() {
    this.description();
    const { start } = this.expect("$");
    const name = this.name("a variable");
    this.expect(":");
    return this.node("VariableDefinition", start, {
      name,
      type: this.type(),
      defaultValue: this.skip("=") ? this.value() : undefined,
      directives: this.directives(),
    });
  }

  selectionSet() {
    const { start } = this.token;
    return this.node("SelectionSet", start, { selections: this.many("{", this.selection, "}") });
  }

  selection() {
    const { start } = this.token;
    if (this.skip("...")) {
      const isSpread = this.token.kind === "name" && !this.is("on");
      if (isSpread) return this.node("Spread", start, { name: this.name(), directives: this.directives() });
      const typeCondition = this.skip("on") ? this.name("a type") : undefined;
      return this.node("Inline", start, {
        typeCondition,
        directives: this.directives(),
        selectionSet: this.selectionSet(),
      });
    }
    let [alias, name] = [undefined, this.name("a field")];
    if (this.skip(":")) [alias, name] = [name, this.name("a field")];
    return this.node("Field", start, {
      alias,
      name,
      arguments: this.arguments(),
      directives: this.directives(),
      selectionSet: this.is("{") ? this.selectionSet() : undefined,
    });
  }
}

// Tokens → the document as a tree whose nodes know where they are in the text.

import { lex, stringValue } from "./lexer.js";

/** What is wrong with a text, and where. */
export class SyntaxFault extends Error {
  constructor(message, start, end) {
    super(message);
    Object.assign(this, { start, end });
  }
}

/**
 * The definitions of an executable document.
 * @throws {SyntaxFault}
 */
export function parse(text) {
  const reader = new Reader(text);
  const definitions = [];
  while (!reader.isAtEnd) definitions.push(definition(reader));
  return { kind: "Document", definitions, start: 0, end: text.length };
}

/** Reads names, types, values and directives; values of JSON, too, whose keys are strings. */
export class Reader {
  constructor(text, isJSON = false) {
    this.isJSON = isJSON;
    this.tokens = lex(text).filter((token) => token.kind !== "comment");
    this.index = 0;
    this.end = { kind: "end", start: text.length, end: text.length, text: "" };
  }

  get token() {
    return this.tokens[this.index] ?? this.end;
  }

  get isAtEnd() {
    return this.index >= this.tokens.length;
  }

  is(text) {
    const token = this.token;
    return token.text === text && (token.kind === "punctuator" || token.kind === "name");
  }

  next() {
    const token = this.token;
    this.index++;
    return token;
  }

  skip(text) {
    const found = this.is(text);
    if (found) this.index++;
    return found;
  }

  expect(text) {
    if (!this.is(text)) this.fail(`“${text}”`);
    return this.next();
  }

  name(what = "a name") {
    if (this.token.kind !== "name") this.fail(what);
    const { text, start, end } = this.next();
    return { kind: "Name", value: text, start, end };
  }

  fail(expected) {
    const { kind, text, start, end } = this.token;
    const unclosed = kind === "invalid" && text[0] === '"';
    const found = kind === "end" ? "the end" : unclosed ? "a string without its closing quote" : `“${text}”`;
    // At the end there is nothing to underline: what stands last is underlined.
    const last = this.tokens.at(-1) ?? this.end;
    throw new SyntaxFault(`Expected ${expected}, found ${found}.`, ...(kind === "end" ? [last.start, last.end] : [start, end]));
  }

  /** What stands between two brackets: at least one. */
  list(open, read, close) {
    this.expect(open);
    const items = [];
    do items.push(read(this));
    while (!this.skip(close));
    return items;
  }

  /** A node that begins at a place and ends with the token that was read last. */
  node(kind, start, members) {
    return { kind, ...members, start, end: this.tokens[this.index - 1]?.end ?? start };
  }

  type() {
    let type;
    if (this.skip("[")) {
      const ofType = this.type();
      this.expect("]");
      type = { kind: "LIST", ofType };
    } else {
      type = { kind: "NAMED", name: this.name("a type").value };
    }
    return this.skip("!") ? { kind: "NON_NULL", ofType: type } : type;
  }

  value() {
    const token = this.token;
    const { start, text } = token;
    switch (token.kind) {
      case "int": case "float":
        this.next();
        return this.node(token.kind === "int" ? "Int" : "Float", start, { value: text });
      case "string": case "block":
        this.next();
        return this.node("String", start, { value: stringValue(token) });
      case "name":
        this.next();
        if (text === "true" || text === "false") return this.node("Boolean", start, { value: text === "true" });
        if (this.isJSON && text !== "null") this.index--, this.fail("a value");
        return text === "null" ? this.node("Null", start, {}) : this.node("Enum", start, { value: text });
      default:
    }
    if (this.skip("$")) return this.node("Variable", start, { name: this.name("a variable").value });
    if (this.skip("[")) {
      const values = [];
      while (!this.skip("]")) values.push(this.value());
      return this.node("ListValue", start, { values });
    }
    if (this.skip("{")) {
      const fields = [];
      while (!this.skip("}")) fields.push(this.argument("ObjectField"));
      return this.node("Object", start, { fields });
    }
    return this.fail("a value");
  }

  argument(kind = "Argument") {
    const start = this.token.start;
    const name = this.isJSON ? this.key() : this.name();
    this.expect(":");
    return this.node(kind, start, { name, value: this.value() });
  }

  key() {
    if (this.token.kind !== "string") this.fail("a key in quotes");
    const { start, end, text } = this.next();
    return { kind: "Name", value: JSON.parse(text), start, end };
  }

  arguments() {
    return this.is("(") ? this.list("(", (reader) => reader.argument(), ")") : [];
  }

  directives() {
    const directives = [];
    while (this.is("@")) {
      const start = this.next().start;
      directives.push(this.node("Directive", start, { name: this.name("a directive"), arguments: this.arguments() }));
    }
    return directives;
  }

  description() {
    const { kind } = this.token;
    return kind === "string" || kind === "block" ? stringValue(this.next()) : undefined;
  }
}

/** Spec: 2.3 Operations, 2.8 Fragments. */
function definition(reader) {
  reader.description();
  const start = reader.token.start;
  if (reader.is("{")) {
    const set = selectionSet(reader);
    return reader.node("Operation", start, { operation: "query", variables: [], directives: [], selectionSet: set });
  }
  const word = reader.token.text;
  if (reader.skip("fragment")) {
    const name = reader.name("the fragment’s name");
    reader.expect("on");
    const members = { name, typeCondition: reader.name("a type"), directives: reader.directives() };
    return reader.node("Fragment", start, { ...members, selectionSet: selectionSet(reader) });
  }
  if (!["query", "mutation", "subscription"].some((operation) => reader.skip(operation))) {
    reader.fail("an operation or a fragment");
  }
  const name = reader.token.kind === "name" ? reader.name() : undefined;
  const variables = reader.is("(") ? reader.list("(", variableDefinition, ")") : [];
  const members = { operation: word, name, variables, directives: reader.directives() };
  return reader.node("Operation", start, { ...members, selectionSet: selectionSet(reader) });
}

function variableDefinition(reader) {
  reader.description();
  const start = reader.expect("$").start;
  const name = reader.name("a variable");
  reader.expect(":");
  const type = reader.type();
  const defaultValue = reader.skip("=") ? reader.value() : undefined;
  return reader.node("VariableDefinition", start, { name, type, defaultValue, directives: reader.directives() });
}

function selectionSet(reader) {
  const start = reader.token.start;
  const selections = reader.list("{", selection, "}");
  return reader.node("SelectionSet", start, { selections });
}

function selection(reader) {
  const start = reader.token.start;
  if (reader.skip("...")) {
    if (reader.token.kind === "name" && !reader.is("on")) {
      return reader.node("Spread", start, { name: reader.name(), directives: reader.directives() });
    }
    const typeCondition = reader.skip("on") ? reader.name("a type") : undefined;
    const directives = reader.directives();
    return reader.node("Inline", start, { typeCondition, directives, selectionSet: selectionSet(reader) });
  }
  let name = reader.name("a field");
  let alias;
  if (reader.skip(":")) [alias, name] = [name, reader.name("a field")];
  const members = { alias, name, arguments: reader.arguments(), directives: reader.directives() };
  const set = reader.is("{") ? selectionSet(reader) : undefined;
  return reader.node("Field", start, { ...members, selectionSet: set });
}

// Text → a tree whose nodes know where they are, and tokens that know what they are for: what the schema says of them.
// A text that is being typed is read, too: what is missing is a fault, and reading goes on behind it.

import { lex, stringValue } from "./lexer.js";
import { elementType, noSchema } from "./schema.js";

let last = {};

// Reads a document; the one that was read last is not read again. `nodes` has all nodes, inner ones first; `place` is
// what could stand at the end of the text, `fault` what is wrong first.
export function parse(text, schema = noSchema) {
  if (last.text !== text || last.schema !== schema) last = { text, schema, ...new Reader(text, schema).document() };
  return last;
}

export function parseJSON(text, fields, schema = noSchema) {
  const reader = new Reader(text, schema, true);
  const root = reader.is("{") ? reader.object({ fields }) : reader.value();
  if (!reader.isAtEnd) reader.missing("the end");
  return { root, fault: reader.fault, place: reader.place };
}

export class Reader {
  index = 0;
  nodes = [];

  constructor(text, schema, isJSON = false) {
    Object.assign(this, { schema, isJSON, all: lex(text) });
    this.tokens = this.all.filter(({ kind }) => kind !== "comment");
  }

  document() {
    const definitions = [];
    do {
      const { index, token } = this;
      const definition = this.definition();
      if (definition) definitions.push(definition), (token.begins = true);
      else if (this.index === index) this.index++;
    } while (!this.isAtEnd);
    const { all: tokens, nodes, fault, place } = this;
    const operations = definitions.filter(({ operation }) => operation);
    const fragments = new Map(definitions.filter(({ operation }) => !operation).map((each) => [each.name.value, each]));
    return { tokens, nodes, operations, fragments, fault, place };
  }

  get token() {
    return this.tokens[this.index] ?? { kind: "end", text: "", start: this.tokens.at(-1)?.end ?? 0 };
  }

  get isAtEnd() {
    return this.index >= this.tokens.length;
  }

  is(text) {
    return this.token.text === text && this.token.kind !== "string";
  }

  next(use) {
    return Object.assign(this.tokens[this.index++], use);
  }

  skip(text, use) {
    return this.is(text) && this.next(use);
  }

  expect(text, use) {
    return this.skip(text, use) || this.missing(`“${text}”`, use);
  }

  name(expected, use, kind = "name") {
    if (this.token.kind !== kind) return { value: "", start: this.token.start, ...this.missing(expected, use) };
    const token = this.next(use);
    return Object.assign(token, { value: kind === "string" ? stringValue(token.text) : token.text });
  }

  // Notes the first fault, and what could stand at the end.
  missing(expected, use = {}) {
    const { kind, text } = this.token;
    const isOpen = kind === "invalid" && text[0] === '"';
    const found = kind === "end" ? "the end" : isOpen ? "a string without its closing quote" : `“${text}”`;
    if (kind === "end") this.place ??= use;
    // At the end there is nothing to underline: what stands last is underlined.
    const { start = 0, end = 0 } = this.tokens[Math.min(this.index, this.tokens.length - 1)] ?? {};
    this.fault ??= { message: `Expected ${expected}, found ${found}.`, start, end };
  }

  // What stands between two brackets. What fits nowhere is passed over, up to the bracket that closes something.
  many(open, read, close, canBeEmpty = false) {
    const items = [];
    const bracket = this.expect(open);
    if (!bracket) return items;
    while (!this.is(close) || !(canBeEmpty || items.length)) {
      const { index, token } = this;
      const item = read();
      if (this.index > index) items.push(item), (token.begins = true);
      else if (this.isAtEnd || /^[)\]}]$/.test(token.text)) break;
      else this.index++;
    }
    Object.assign(bracket, { closing: this.expect(close), isBlock: open === "{" && !canBeEmpty });
    return items;
  }

  // A node that begins at a place and ends with the token that was read last.
  node(kind, start, members) {
    const node = { kind, start, end: this.tokens[this.index - 1]?.end ?? start, ...members };
    this.nodes.push(node);
    return node;
  }

  // Spec: 2.3 Operations, 2.8 Fragments.
  definition() {
    this.description();
    const { start, text } = this.token;
    if (this.skip("fragment", { role: "keyword" })) {
      const name = this.name("the fragment’s name", { role: "fragment" });
      this.expect("on", { role: "keyword" });
      const typeCondition = this.typeCondition();
      return this.node("Fragment", start, { name, typeCondition, ...this.body("FRAGMENT_DEFINITION", typeCondition.definition) });
    }
    const isNamed = /^(query|mutation|subscription)$/.test(text) && this.next({ role: "keyword" });
    if (!isNamed && !this.is("{")) return this.missing("an operation or a fragment", { role: "definition" });
    const operation = isNamed ? text : "query";
    const name = isNamed && this.token.kind === "name" ? this.name("", { role: "operation" }) : undefined;
    const variables = isNamed && this.is("(") ? this.many("(", () => this.variable(), ")") : [];
    const body = this.body(operation.toUpperCase(), this.schema.root(operation));
    return this.node("Operation", start, { operation, name, variables, ...body });
  }

  description() {
    if (/string|block/.test(this.token.kind)) this.next();
  }

  body(location, type) {
    return { directives: this.directives(location), type, selectionSet: this.selectionSet(type) };
  }

  variable() {
    this.description();
    const { start } = this.token;
    if (!this.expect("$")) return undefined;
    const name = this.name("a variable", { role: "variable" });
    this.expect(":");
    const type = this.type();
    const defaultValue = this.skip("=") ? this.value(type) : undefined;
    return this.node("Variable", start, { name, type, defaultValue, directives: this.directives("VARIABLE_DEFINITION") });
  }

  type() {
    let type;
    if (this.skip("[")) {
      type = { kind: "LIST", ofType: this.type() };
      this.expect("]");
    } else {
      const { text } = this.token;
      type = { kind: "NAMED", name: this.name("a type", { role: "type", definition: this.schema.type(text) }).value };
    }
    return this.skip("!") ? { kind: "NON_NULL", ofType: type } : type;
  }

  typeCondition(parent) {
    const definition = this.schema.type(this.token.text);
    return this.name("a type", { role: "type", isCondition: true, definition, parent });
  }

  selectionSet(type) {
    const { start } = this.token;
    return this.node("SelectionSet", start, { selections: this.many("{", () => this.selection(type), "}") });
  }

  selection(parent) {
    const { start } = this.token;
    if (this.skip("...")) {
      if (this.isAtEnd || (this.token.kind === "name" && !this.is("on"))) {
        const name = this.name("a fragment", { role: "fragment", parent });
        return this.node("Spread", start, { name, directives: this.directives("FRAGMENT_SPREAD") });
      }
      const typeCondition = this.skip("on", { role: "keyword" }) ? this.typeCondition(parent) : undefined;
      const type = typeCondition ? typeCondition.definition : parent;
      return this.node("Inline", start, { typeCondition, ...this.body("INLINE_FRAGMENT", type) });
    }
    const hasAlias = this.tokens[this.index + 1]?.text === ":";
    const alias = hasAlias ? this.name("a field", { role: "alias", parent }) : undefined;
    if (hasAlias) this.expect(":");
    const definition = this.schema.field(parent, this.token.text);
    const name = this.name("a field", { role: "field", definition, parent });
    const members = { alias, name, definition, arguments: this.arguments(definition), directives: this.directives("FIELD") };
    const type = this.schema.named(definition?.type);
    const selectionSet = this.is("{") ? this.selectionSet(type) : undefined;
    return this.node("Field", start, { ...members, type, selectionSet });
  }

  directives(location) {
    const directives = [];
    for (let at; (at = this.skip("@")); ) {
      const definition = this.schema.directives.get(this.token.text);
      const name = this.name("a directive", { role: "directive", location, definition });
      directives.push(this.node("Directive", at.start, { name, arguments: this.arguments(definition) }));
    }
    return directives;
  }

  arguments(definition) {
    const used = [];
    return this.is("(") ? this.many("(", () => this.argument(definition?.args, used), ")") : [];
  }

  argument(all = [], used) {
    const { start, text } = this.token;
    const definition = all.find(({ name }) => name === (this.isJSON ? text.slice(1, -1) : text));
    const use = { role: "argument", definition, args: all, used };
    const name = this.isJSON ? this.name("a key in quotes", use, "string") : this.name("a name", use);
    used.push(name.value);
    this.expect(":");
    return this.node("Argument", start, { name, definition, value: this.value(definition?.type) });
  }

  object(definition) {
    const { start } = this.token;
    const [all, used] = [[...(definition?.fields.values() ?? [])], []];
    return this.node("Object", start, { fields: this.many("{", () => this.argument(all, used), "}", true) });
  }

  value(type) {
    const { kind, start, text } = this.token;
    const named = this.schema.named(type);
    const token = (kind, use) => this.node(kind, start, { token: this.next(use) });
    if (/string|block|int|float/.test(kind)) return token(kind);
    if (/^(true|false|null)$/.test(text)) return token("constant", { role: "value" });
    if (kind === "name" && !this.isJSON) return token("enum", { role: "enum", definition: named?.values.get(text), parent: named });
    if (this.is("{")) return this.object(named);
    if (this.is("["))
      return this.node("List", start, { values: this.many("[", () => this.value(elementType(type)), "]", true) });
    if (this.skip("$")) this.name("a variable", { role: "variable", isUse: true, type });
    else this.missing("a value", { role: "value", type });
    return this.node("VariableUse", start);
  }
}

export function plain({ kind, token, values, fields }) {
  if (kind === "List") return values.map(plain);
  if (kind === "Object") return Object.fromEntries(fields.map(({ name, value }) => [name.value, plain(value)]));
  return kind === "string" ? stringValue(token.text) : kind === "enum" ? token.text : JSON.parse(token.text);
}

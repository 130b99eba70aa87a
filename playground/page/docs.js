// The schema to read: types and fields, with a way back, and into the query.

import { button, byId, h, later, prose } from "./dom.js";
import { namedType, typeText } from "../language/schema.js";
import { index, searchSchema } from "../language/search.js";

let schema;
let names = [];
let insert;
/** Where one has been, as links: `Contact`, `Contact.name`, or nothing for the start. */
const visited = { links: [""], at: 0 };

/** @param {(type: string, field: string) => void} insertField */
export function setUpDocs(insertField) {
  insert = insertField;
  byId("docs-search").oninput = later(60, drawSearch);
  byId("docs-back").onclick = () => move(-1);
  byId("docs-forward").onclick = () => move(1);
}

export function showSchema(read) {
  schema = read;
  names = index(schema);
  draw();
}

export function openDocs(link) {
  if (visited.links[visited.at] !== link) {
    visited.links.splice(visited.at + 1, Infinity, link);
    visited.at++;
  }
  byId("docs-search").value = "";
  draw();
  byId("docs-body").focus({ preventScroll: true });
}

function move(by) {
  visited.at = Math.max(0, Math.min(visited.at + by, visited.links.length - 1));
  draw();
}

function drawSearch() {
  const words = byId("docs-search").value;
  if (!words.trim()) return draw();
  const found = searchSchema(names, words);
  const items = found.map(({ name, link, description }) => h("li", {}, linkTo(link, name), h("small", {}, description?.split(/\n\s*\n|\. /)[0] ?? "")));
  byId("docs-body").replaceChildren(h("p", { role: "status" }, found.length ? `${found.length} found` : `Nothing is called “${words}”.`), h("ul.plain", {}, ...items));
}

function draw() {
  if (!schema) return;
  byId("docs-back").disabled = visited.at === 0;
  byId("docs-forward").disabled = visited.at === visited.links.length - 1;
  const link = visited.links[visited.at];
  const [typeName, fieldName] = link.split(".");
  const type = schema.type(typeName);
  const field = type && schema.field(type, fieldName);
  if (link && location.hash !== `#docs/${link}`) globalThis.history.replaceState(null, "", `#docs/${link}`);
  byId("docs-body").replaceChildren(...(field ? fieldPage(type, field) : type ? typePage(type) : startPage()));
  byId("docs-body").scrollTop = 0;
}

const linkTo = (link, label = link) => button(label, () => openDocs(link), { class: "link" });

/** A type as it is written, with its name as a link. */
function typeLink(type) {
  const [before, after] = typeText(type).split(namedType(type));
  return h("span.type", {}, before, linkTo(namedType(type)), after);
}

function startPage() {
  const roots = ["query", "mutation", "subscription"].filter((operation) => schema.root(operation));
  const all = [...schema.types.values()].filter(({ name }) => !roots.some((operation) => schema.roots[operation] === name));
  return [h("h2", {}, "The schema"), ...prose(schema.description),
    h("ul.plain", {}, ...roots.map((operation) => h("li", {}, h("span.keyword", {}, operation), " ", linkTo(schema.roots[operation])))),
    h("p", {}, h("a", { href: "/schema.graphql", download: "schema.graphql" }, "Download the schema")),
    h("h3", {}, "Types"), h("ul.plain", {}, ...all.sort((a, b) => a.name.localeCompare(b.name)).map(({ name, kind }) => h("li", {}, linkTo(name), h("small", {}, kind))))];
}

function typePage(type) {
  const list = (title, items) => (items.length ? [h("h3", {}, title), h("ul.plain", {}, ...items)] : []);
  const isRoot = Object.values(schema.roots).includes(type.name);
  const users = [...schema.types.values()].flatMap((each) => [...each.fields.values()].filter((field) => namedType(field.type) === type.name).map((field) => `${each.name}.${field.name}`));
  return [
    h("h2", {}, type.name, " ", h("small", {}, type.isOneOf ? "input, exactly one field" : type.kind)), ...prose(type.description),
    ...(type.specifiedBy ? [h("p", {}, "Specified by ", h("code", {}, type.specifiedBy))] : []),
    ...list("Implements", type.interfaces.map((name) => h("li", {}, linkTo(name)))),
    ...list("Fields", [...type.fields.values()].map((field) => fieldItem(type, field, isRoot))),
    ...list("Values", [...type.values.values()].map((value) => h("li", {}, h("code", {}, value.name), ...deprecation(value), ...prose(value.description)))),
    ...list("One of", (type.kind === "union" || type.kind === "interface" ? schema.possibleTypes(type) : []).map(({ name }) => h("li", {}, linkTo(name)))),
    ...list("Used by", users.slice(0, 40).map((name) => h("li", {}, linkTo(name)))),
  ];
}

function fieldItem(type, field, isRoot) {
  return h("li", {}, linkTo(`${type.name}.${field.name}`, field.name), field.args.length ? "(…)" : "", ": ", typeLink(field.type),
    ...(isRoot ? [insertButton(type, field)] : []), ...deprecation(field), h("small", {}, field.description?.split(/\n\s*\n/)[0] ?? ""));
}

const insertButton = (type, field) => button("+", () => insert(type.name, field.name), { class: "insert", "aria-label": `Insert ${field.name} into the query`, title: "Insert into the query" });

const deprecation = ({ deprecated }) => (deprecated ? [h("p.fault", {}, `Deprecated: ${deprecated}`)] : []);

function fieldPage(type, field) {
  const args = field.args.map((arg) => h("li", {}, h("code", {}, signature(arg).split(":")[0]), ": ", typeLink(arg.type),
    arg.defaultValue === undefined ? "" : ` = ${arg.defaultValue}`, ...deprecation(arg), ...prose(arg.description)));
  return [
    h("h2", {}, linkTo(type.name), `.${field.name}`), h("p", {}, typeLink(field.type)), ...deprecation(field), ...prose(field.description),
    ...(schema.isComposite(type) ? [button("Insert into the query", () => insert(type.name, field.name))] : []),
    ...(args.length ? [h("h3", {}, "Arguments"), h("ul.plain", {}, ...args)] : []),
  ];
}

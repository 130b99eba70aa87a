// The schema to read: types and fields, with a way back, and into the query.

import { button, byId, gist, h, link, list, prose } from "./dom.js";
import { schema } from "./query.js";
import { isRequired, namedType, typeText } from "../language/schema.js";
import { index, searchSchema } from "../language/search.js";

let names;
let insert;
/** Where one has been, as links: `Contact`, `Contact.name`, or nothing for the start. */
const visited = [""];
let at = 0;

byId("docs-search").oninput = draw;
byId("docs-back").onclick = () => go(at - 1);
byId("docs-forward").onclick = () => go(at + 1);

/** Shows where one is, in the schema as it is now. @param {(type: string, field: string) => void} insertField */
export function drawDocs(insertField) {
  insert = insertField;
  names = index(schema);
  draw();
}

export function openDocs(target) {
  if (visited[at] !== target) visited.splice(at + 1, Infinity, target);
  go(visited.length - 1);
  byId("docs-body").focus({ preventScroll: true });
}

function go(to) {
  at = to;
  byId("docs-search").value = "";
  if (visited[at]) globalThis.history.replaceState(null, "", `#docs/${visited[at]}`);
  draw();
}

function draw() {
  byId("docs-back").disabled = at === 0;
  byId("docs-forward").disabled = at === visited.length - 1;
  if (schema.types.size) byId("docs-body").replaceChildren(...page());
  byId("docs-body").scrollTop = 0;
}

function page() {
  const words = byId("docs-search").value.trim();
  if (words) {
    const found = searchSchema(names, words);
    return [
      h("p", { role: "status" }, `${found.length} found`),
      list(found.map((each) => [to(each.link), h("small", {}, gist(each.description))])),
    ];
  }
  const [typeName, fieldName] = visited[at].split(".");
  const type = schema.type(typeName);
  const field = schema.field(type, fieldName);
  return field ? fieldPage(type, field) : type ? typePage(type) : startPage();
}

const to = (target, label = target) => link(label, () => openDocs(target));
const section = (title, items) => (items.length ? [h("h3", {}, title), list(items)] : []);
const deprecation = ({ deprecationReason: reason }) => (reason ? [h("p.fault", {}, `Deprecated: ${reason}`)] : []);
const insertButton = (type, { name }) =>
  button("Insert", () => insert(type.name, name), { class: "insert", "aria-label": `Insert ${name} into the query` });

/** A type as it is written, with its name as a link. */
function typeLink(type) {
  const [before, after] = typeText(type).split(namedType(type));
  return [before, to(namedType(type)), after];
}

function startPage() {
  const roots = Object.entries(schema.roots).filter(([, name]) => name);
  const others = [...schema.types.values()].filter(
    ({ name }) => !roots.some((root) => root[1] === name) && !name.startsWith("__"),
  );
  return [
    h("h2", {}, "The schema"),
    list(roots.map(([operation, name]) => [operation, " ", to(name)])),
    ...prose(schema.description),
    ...section(
      "Types",
      others
        .map(({ name }) => name)
        .sort()
        .map((name) => to(name)),
    ),
  ];
}

function typePage(type) {
  const { name, kind, isOneOf, description, interfaces, fields, values } = type;
  const users = [...schema.types.values()].flatMap((each) =>
    [...each.fields.values()]
      .filter((field) => namedType(field.type) === name)
      .map((field) => `${each.name}.${field.name}`),
  );
  return [
    h("h2", {}, name, " ", h("small", {}, isOneOf ? "exactly one of" : kind.toLowerCase().replace("_", " "))),
    ...prose(description),
    ...(type.specifiedByURL ? prose(`Specified by ${type.specifiedByURL}`) : []),
    ...section(
      "Implements",
      (interfaces ?? []).map((each) => to(each.name)),
    ),
    ...section(
      "Fields",
      [...fields.values()].map((field) => [
        Object.values(schema.roots).includes(name) && insertButton(type, field),
        to(`${name}.${field.name}`, field.name),
        field.args?.length ? "(…): " : ": ",
        typeLink(field.type),
        deprecation(field),
        h("small", {}, gist(field.description)),
      ]),
    ),
    ...section(
      "Values",
      [...values.values()].map((value) => [h("code", {}, value.name), deprecation(value), prose(value.description)]),
    ),
    ...section(
      "Possible types",
      (type.possibleTypes ?? []).map((each) => to(each.name)),
    ),
    ...section(
      "Used by",
      users.slice(0, 40).map((each) => to(each)),
    ),
  ];
}

const fieldPage = (type, field) => [
  h("h2", {}, to(type.name), `.${field.name}`),
  h("p", {}, typeLink(field.type)),
  ...deprecation(field),
  ...prose(field.description),
  ...(schema.isComposite(type) ? [insertButton(type, field)] : []),
  ...section(
    "Arguments",
    (field.args ?? []).map((arg) => [
      h("code", {}, arg.name),
      ": ",
      typeLink(arg.type),
      arg.defaultValue ? ` = ${arg.defaultValue}` : isRequired(arg) ? " (needed)" : "",
      deprecation(arg),
      prose(arg.description),
    ]),
  ),
];

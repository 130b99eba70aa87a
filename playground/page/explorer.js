// The query as boxes to tick, in step with its text both ways.

import { byId, h } from "./dom.js";
import { literal, selected, toggled, withArgument } from "../language/build.js";
import { placeholder } from "../language/complete.js";
import { operationAt, parsed } from "../language/operations.js";
import { isRequired, typeText } from "../language/schema.js";

let editor;
let schema;
/** Which fields are open though nothing in them is selected, as paths. */
const opened = new Set();

export function setUpExplorer(queryEditor) {
  editor = queryEditor;
}

/** Draws the tree for the text as it is; while the text is not whole, the tree stays as it was. */
export function drawExplorer(current) {
  schema = current ?? schema;
  if (!schema || byId("panel-explorer").hidden) return;
  const tree = parsed(editor.value);
  if (!tree && editor.value.trim().replace(/#.*/g, "")) return;
  const operation = tree && operationAt(tree.operations, editor.caret);
  const focused = document.activeElement?.dataset.key;
  const { scrollTop } = byId("panel-explorer");
  const roots = ["query", "mutation", "subscription"].filter((kind) => schema.root(kind));
  byId("explorer-tree").replaceChildren(...roots.map((kind) => {
    const current = operation?.operation === kind ? operation : tree?.operations.find((each) => each.operation === kind);
    return h("details", { open: operation ? operation.operation === kind : kind === "query" }, h("summary", {}, kind), branch(schema.root(kind), kind, current, []));
  }));
  byId("panel-explorer").scrollTop = scrollTop;
  if (focused) document.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
}

function branch(type, kind, operation, path) {
  const fields = [...type.fields.values()].map((field) => leaf(field.name, field, schema.named(field.type), kind, operation, [...path, field.name]));
  const possible = type.kind === "object" ? [] : schema.possibleTypes(type);
  const conditions = possible.map((each) => leaf(`on ${each.name}`, undefined, each, kind, operation, [...path, `on ${each.name}`]));
  return h("ul", {}, ...fields, ...conditions);
}

function leaf(name, field, type, kind, operation, path) {
  const node = operation && selected(operation, path);
  const key = `${kind}/${path.join("/")}`;
  const box = h("input", { type: "checkbox", "data-key": key, onchange: () => edit(toggled(editor.value, editor.caret, kind, path, schema)) });
  box.checked = node !== undefined;
  const isOpen = node !== undefined || opened.has(key);
  const hasMore = schema.isComposite(type);
  const label = h("label", { class: field?.deprecated && "deprecated", title: field?.description?.split("\n\n")[0] }, box, " ", name, field && h("small", {}, typeText(field.type)));
  const fold = hasMore && h("button.fold", { type: "button", "aria-expanded": String(isOpen), "aria-label": `Fields of ${name}`, "data-key": key + "/fold", onclick: () => toggleOpen(key, node) }, isOpen ? "▾" : "▸");
  return h("li", {}, fold || h("span.fold"), label,
    node?.kind === "Field" && field.args.length > 0 && h("ul.arguments", {}, ...field.args.map((arg) => argument(arg, node, key))),
    hasMore && isOpen && !(node && opened.has(key + "!")) && branch(type, kind, operation, path));
}

/** A field that is selected can be shut, one that is not can be open. */
function toggleOpen(key, node) {
  const name = node ? key + "!" : key;
  if (!opened.delete(name)) opened.add(name);
  drawExplorer();
}

function argument(arg, node, key) {
  const given = node.arguments.find((each) => each.name.value === arg.name);
  const type = schema.named(arg.type);
  const put = (value) => edit(withArgument(editor.value, node, arg.name, value));
  const box = h("input", { type: "checkbox", "data-key": `${key}(${arg.name})`, onchange: () => put(given ? undefined : placeholder(arg.type, schema)) });
  box.checked = given !== undefined;
  box.disabled = isRequired(arg) && given !== undefined;
  return h("li", {}, h("label", { title: arg.description }, box, " ", arg.name, h("small", {}, typeText(arg.type))), given && valueField(arg, given, type, put, key));
}

function valueField(arg, given, type, put, key) {
  const properties = { "aria-label": `Value of ${arg.name}`, "data-key": `${key}(${arg.name}=` };
  const { kind, value, start, end } = given.value;
  const current = kind === "String" ? value : editor.value.slice(start, end);
  const choices = type?.kind === "enum" && arg.type.kind !== "List" ? [...type.values.keys()] : type?.name === "Boolean" ? ["true", "false"] : undefined;
  if (choices && choices.includes(current)) {
    const select = h("select", { ...properties, onchange: () => put(select.value) }, ...choices.map((choice) => h("option", {}, choice)));
    select.value = current;
    return select;
  }
  const input = h("input", { ...properties, value: current, onchange: () => put(literal(input.value, arg.type, schema)) });
  return input;
}

function edit(text) {
  const focused = document.activeElement;
  const { caret } = editor;
  editor.rewrite(text);
  editor.area.setSelectionRange(Math.min(caret, text.length), Math.min(caret, text.length));
  drawExplorer();
  const again = focused?.dataset.key && document.querySelector(`[data-key="${CSS.escape(focused.dataset.key)}"]`);
  again?.focus({ preventScroll: true });
}

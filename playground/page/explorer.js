// The query as boxes to tick, in step with its text both ways.

import { byId, gist, h } from "./dom.js";
import { query, schema } from "./query.js";
import { literal, selected, toggled, withArgument } from "../language/build.js";
import { placeholder } from "../language/complete.js";
import { operationAt, parsed } from "../language/operations.js";
import { typeText } from "../language/schema.js";

/** Fields that are open though nothing in them is selected, or shut though something is. */
const turned = new Set();

/** Draws the tree for the text as it is; while the text is not whole, the tree stays as it was. */
export function drawExplorer() {
  const tree = parsed(query.value || "{ __typename }");
  if (!tree || byId("panel-build").hidden || !schema.types.size) return;
  const operation = operationAt(tree.operations, query.caret);
  const focused = document.activeElement?.dataset.key;
  const kinds = ["query", "mutation", "subscription"].filter((kind) => schema.root(kind));
  byId("build-tree").replaceChildren(
    ...kinds.map((kind) => {
      const current =
        operation?.operation === kind ? operation : tree.operations.find((each) => each.operation === kind);
      return h(
        "details",
        { open: kind === (operation?.operation ?? "query") },
        h("summary", {}, kind),
        branch(schema.root(kind), kind, current, []),
      );
    }),
  );
  focus(focused);
}

const focus = (key) => key && document.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus({ preventScroll: true });

function branch(type, kind, operation, path) {
  const conditions = (type.possibleTypes ?? []).map((each) =>
    leaf(`on ${each.name}`, undefined, schema.type(each.name), kind, operation, path),
  );
  return h(
    "ul",
    {},
    [...type.fields.values()].map((field) => leaf(field.name, field, schema.named(field.type), kind, operation, path)),
    conditions,
  );
}

function leaf(name, field, type, kind, operation, above) {
  const path = [...above, name];
  const key = [kind, ...path].join("/");
  const node = operation && selected(operation, path);
  const isOpen = schema.isComposite(type) && Boolean(node) !== turned.has(key);
  const turn = () => {
    if (!turned.delete(key)) turned.add(key);
    drawExplorer();
  };
  return h(
    "li",
    {},
    schema.isComposite(type)
      ? h(
          "button.fold",
          {
            type: "button",
            "aria-expanded": String(isOpen),
            "aria-label": `Fields of ${name}`,
            "data-key": key + "/",
            onclick: turn,
          },
          isOpen ? "▾" : "▸",
        )
      : h("span.fold"),
    box(name, key, node, field, () => edit(toggled(query.value, query.caret, kind, path, schema))),
    node?.kind === "Field" &&
      h(
        "ul.arguments",
        {},
        field.args.map((arg) => argument(arg, node, key)),
      ),
    isOpen && branch(type, kind, operation, path),
  );
}

function box(name, key, isChecked, { type, description, deprecationReason } = {}, onchange) {
  const input = h("input", { type: "checkbox", "data-key": key, onchange });
  input.checked = Boolean(isChecked);
  return h(
    "label",
    { class: deprecationReason && "deprecated", title: gist(description) },
    input,
    " ",
    name,
    type ? h("small", {}, " ", typeText(type)) : false,
  );
}

function argument(arg, node, above) {
  const given = node.arguments.find(({ name }) => name.value === arg.name);
  const key = `${above}(${arg.name}`;
  const put = (value) => edit(withArgument(query.value, node, arg.name, value));
  return h(
    "li",
    {},
    box(arg.name, key, given, arg, () => put(given ? undefined : placeholder(arg.type, schema))),
    given ? valueField(arg, given.value, put, key + "=") : false,
  );
}

function valueField({ name, type }, { kind, value, start, end }, put, key) {
  const current = kind === "String" ? value : query.value.slice(start, end);
  const definition = schema.named(type);
  const choices = definition?.name === "Boolean" ? ["true", "false"] : [...(definition?.values.keys() ?? [])];
  const isChoice = choices.includes(current);
  const field = h(
    isChoice ? "select" : "input",
    { "aria-label": `Value of ${name}`, "data-key": key, onchange: () => put(literal(field.value, type, schema)) },
    isChoice ? choices.map((choice) => h("option", {}, choice)) : [],
  );
  field.value = current;
  return field;
}

function edit(text) {
  const { caret } = query;
  const key = document.activeElement?.dataset.key;
  query.rewrite(text);
  query.area.setSelectionRange(caret, caret);
  drawExplorer();
  focus(key);
}

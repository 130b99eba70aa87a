// What can be opened: examples, what was run, what was saved.

import { button, byId, h, say } from "./dom.js";
import { open } from "./tabs.js";
import { sendAsCaller } from "./session.js";
import { forget, history, save, saved, unsave } from "./store.js";
import { examples } from "../examples.js";
import { search } from "../language/search.js";
import { prettify } from "../language/printer.js";

export function setUpLists() {
  byId("history-search").oninput = drawHistory;
  byId("examples-search").oninput = drawExamples;
  byId("history-clear").onclick = () => (forget(), drawHistory());
  addEventListener("history", drawHistory);
  addEventListener("storage", () => (drawHistory(), drawSaved()));
  byId("save-form").onsubmit = ({ target }) => {
    const { name } = target.elements;
    save(name.value, target.tab);
    say(`Saved as ${name.value}.`);
    drawSaved();
  };
  drawHistory();
  drawSaved();
  drawExamples();
}

/** Asks for a name, and saves the tab under it. */
export function saveTab(tab, name) {
  byId("save-form").tab = { ...tab };
  byId("save-name").value = name;
  byId("save").showModal();
  byId("save-name").select();
}

const empty = (words) => [h("li.quiet", {}, words)];

function drawHistory() {
  const found = search(history(), byId("history-search").value, (run) => run.title + " " + run.query.replace(/\s+/g, " "), 100);
  byId("history-list").replaceChildren(...(found.length ? found.map((run) => h("li", {},
    button(run.title, () => open(run), { class: "link" }), remove(`Forget ${run.title}`, () => (forget(run.id), drawHistory())),
    h("small", {}, `${{ ok: "✓", errors: "✗", failed: "✗ failed", cancelled: "cancelled" }[run.outcome]} ${run.milliseconds} ms, ${new Date(run.at).toLocaleString()}`))) : empty("Nothing was run.")));
}

function drawSaved() {
  const all = saved();
  byId("saved-list").replaceChildren(...(all.length ? all.map((each) => h("li", {},
    button(each.name, () => open(each), { class: "link" }), remove(`Delete ${each.name}`, () => (unsave(each.id), drawSaved())))) : empty("Nothing was saved. Ctrl+S saves the tab.")));
}

const remove = (label, act) => button("×", act, { "aria-label": label, class: "remove" });

function drawExamples() {
  const found = new Set(search(examples, byId("examples-search").value, ({ group, title, about }) => `${title} ${group} ${about}`, 100));
  const groups = Map.groupBy(examples.filter((each) => found.has(each)), ({ group }) => group);
  byId("examples-list").replaceChildren(...[...groups].map(([group, members]) => h("section", {}, h("h3", {}, group),
    h("ul.plain", {}, ...members.map((example) => h("li", {}, button(example.title, () => openExample(example), { class: "link" }), h("small", {}, example.about)))))));
}

/** Opens an example; ids that it needs are looked up first, so that it works on anybody's data. */
export async function openExample(example) {
  open(await filled(example, (query) => sendAsCaller({ query })));
}

/**
 * An example with what it needs.
 * @param {(query: string) => Promise<{ json: object }>} ask
 */
export async function filled({ query, variables, needs = {} }, ask) {
  const values = structuredClone(variables ?? {});
  for (const [place, lookUp] of Object.entries(needs)) {
    const { json } = await ask(lookUp).catch(() => ({}));
    const path = place.split(".");
    const last = path.pop();
    path.reduce((object, key) => (object[key] ??= {}), values)[last] = /"id":"([^"]+)"/.exec(JSON.stringify(json ?? {}))?.[1] ?? "";
  }
  return { query: prettify(query), variables: Object.keys(values).length ? JSON.stringify(values, null, 2) + "\n" : "" };
}

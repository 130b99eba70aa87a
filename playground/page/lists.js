// What can be opened: examples, what was run, what was saved.

import { button, byId, h, link, list, say } from "./dom.js";
import { open } from "./tabs.js";
import { sendAsCaller } from "./session.js";
import { activeTab, forget, history, save, saved, unsave } from "./store.js";
import { examples } from "../examples.js";
import { documentTitle } from "../language/operations.js";
import { prettify } from "../language/printer.js";
import { search } from "../language/search.js";

export function setUpLists() {
  byId("history-search").oninput = drawHistory;
  byId("examples-search").oninput = drawExamples;
  byId("history-clear").onclick = () => (forget(), drawHistory());
  addEventListener("history", drawHistory);
  addEventListener("storage", () => (drawHistory(), drawSaved()));
  byId("save-form").onsubmit = () => {
    save(byId("save-name").value, activeTab());
    say("Saved.");
    drawSaved();
  };
  drawHistory();
  drawSaved();
  drawExamples();
}

/** Asks for a name, and saves the tab under it. */
export function saveTab() {
  byId("save-name").value = documentTitle(activeTab().query);
  byId("save").showModal();
  byId("save-name").select();
}

const remove = (label, act) => button("×", act, { "aria-label": label, class: "insert" });
const outcomes = { ok: "✓", errors: "✗", failed: "✗ failed,", cancelled: "cancelled," };

function drawHistory() {
  const found = search(
    history(),
    byId("history-search").value,
    ({ title, query }) => title + query.replace(/\s+/g, " "),
    100,
  );
  byId("history-list").replaceChildren(
    found.length
      ? list(
          found.map((run) => [
            remove(`Forget ${run.title}`, () => (forget(run.id), drawHistory())),
            link(run.title, () => open(run)),
            h("small", {}, `${outcomes[run.outcome]} ${run.milliseconds} ms, ${new Date(run.at).toLocaleString()}`),
          ]),
        )
      : h("p.quiet", {}, "Nothing was run."),
  );
}

function drawSaved() {
  const all = saved();
  byId("saved-list").replaceChildren(
    all.length
      ? list(
          all.map((each) => [
            remove(`Delete ${each.name}`, () => (unsave(each.name), drawSaved())),
            link(each.name, () => open(each)),
          ]),
        )
      : h("p.quiet", {}, "Nothing was saved. Ctrl+S saves the tab."),
  );
}

function drawExamples() {
  const found = search(
    examples,
    byId("examples-search").value,
    ({ group, title, about }) => `${title} ${group} ${about}`,
    100,
  );
  byId("examples-list").replaceChildren(
    ...[...new Set(examples.map(({ group }) => group))].flatMap((group) => {
      const members = examples.filter((each) => each.group === group && found.includes(each));
      return members.length
        ? [
            h("h2.group", {}, group),
            list(
              members.map((example) => [
                link(example.title, async () => open(await filled(example))),
                h("small", {}, example.about),
              ]),
            ),
          ]
        : [];
    }),
  );
}

/** An example with the ids that it needs, looked up so that it works on anybody's data. */
export async function filled({ query, variables, needs = {} }) {
  const values = structuredClone(variables ?? {});
  for (const [place, lookUp] of Object.entries(needs)) {
    const { text } = await sendAsCaller({ query: lookUp }).catch(() => ({}));
    const path = place.split(".");
    const last = path.pop();
    path.reduce((object, key) => object[key], values)[last] = /"id":"([^"]+)"/.exec(text)?.[1] ?? "";
  }
  return {
    query: prettify(query),
    variables: Object.keys(values).length ? JSON.stringify(values, null, 2) + "\n" : "",
  };
}

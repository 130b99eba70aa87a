// What came back: for each tab its last answer, seen as JSON, table, chart, trace or headers.

import { button, byId, download, h, link, selectTab, setUpTabList } from "./dom.js";
import { query, rangeAt } from "./query.js";
import { activeTab } from "./store.js";
import { parsed } from "../language/operations.js";

/** By the id of a tab: how it stands, and what to show. */
const states = new Map();
let view = "json";
let json;

export const viewNames = ["JSON", "Table", "Chart", "Trace", "Headers"];

export function setUpResponse() {
  byId("views").append(
    ...viewNames.map((name) =>
      h("button", { type: "button", role: "tab", id: `view-${name.toLowerCase()}`, "aria-controls": "response" }, name),
    ),
  );
  setUpTabList(byId("views"), (id) => choose(id.slice(5)));
}

export function choose(name) {
  view = name;
  draw();
}

export const showWords = (tab, status) => put(tab, { status, draw: () => [h("p.empty", {}, status)] });

export function showAnswer(tab, answer) {
  const { status, statusText, milliseconds, bytes } = answer;
  const time = milliseconds < 10 ? milliseconds.toFixed(1) : Math.round(milliseconds);
  const size =
    bytes < 1000 ? `${bytes} B` : bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
  put(tab, {
    status: `${status} ${statusText} · ${time} ms · ${size}`,
    note: noteOf(answer.json?.extensions?.cost),
    isFault: answer.json?.errors || status >= 400,
    draw: () => views[view](answer),
  });
}

const noteOf = ({ statements, objects } = {}) =>
  statements === undefined
    ? ""
    : `${statements} statement${statements === 1 ? "" : "s"} for ${objects.toLocaleString("en")} object${objects === 1 ? "" : "s"}`;

/** @returns {Promise<{ add: (result: object) => void, end: (message: string) => void }>} */
export async function showEvents(tab, stop) {
  const { eventsView } = await import("./events-view.js");
  const state = { status: "Waiting for events…" };
  const events = eventsView(stop, (status) => {
    state.status = status;
    if (activeTab() === tab) byId("status").textContent = status;
  });
  put(tab, Object.assign(state, { draw: events.draw }));
  return events;
}

function put(tab, state) {
  states.set(tab.id, state);
  if (activeTab() === tab) draw();
}

/** Shows the answer of the tab that is open; what comes late, because its module had to be fetched, shows nothing. */
export async function draw() {
  const turn = (draw.turn = {});
  json?.leave();
  const state = states.get(activeTab().id);
  const { status = "", note = "", isFault } = state ?? {};
  selectTab(byId("views"), `view-${view}`);
  byId("response").setAttribute("aria-labelledby", `view-${view}`);
  byId("status").textContent = status;
  byId("status").className = isFault ? "fault" : "";
  byId("note").textContent = note;
  const shown = (await state?.draw()) ?? [h("p.empty", {}, "Run the query: its answer appears here.")];
  if (draw.turn === turn) byId("response").replaceChildren(...shown);
}

const views = {
  async json({ json: value, text }) {
    if (value === undefined)
      return [h("pre.plain", { tabindex: "0", role: "region", "aria-label": "Response text" }, text)];
    const { jsonView } = await import("./json-view.js");
    // What the page asked for on its own is shown elsewhere.
    const { cost, trace, ...extensions } = value.extensions ?? {};
    json = jsonView({ ...value, extensions: Object.keys(extensions).length ? extensions : undefined }, reveal);
    return [...errorList(value.errors ?? []), ...json.elements];
  },
  table: async ({ json }) => (await import("./table-view.js")).tableView(json?.data),
  chart: async ({ json }) => (await import("./chart-view.js")).chartView(json?.data),
  trace: async ({ json }) => (await import("./trace-view.js")).traceView(json),
  headers: ({ text, headers }) => [
    h(
      "div.bar",
      {},
      button("Download JSON", () => download("response.json", "application/json", text)),
    ),
    h(
      "table",
      {},
      h(
        "tbody",
        {},
        headers.map(([name, value]) => h("tr", {}, h("th", { scope: "row" }, name), h("td", {}, value))),
      ),
    ),
  ],
};

/** Errors lead to their places: in the query by their locations, in the answer by their path. */
const errorList = (errors) =>
  errors.length
    ? [
        h(
          "ul.errors",
          {},
          errors
            .slice(0, 5)
            .map(({ message, locations, path, extensions }) =>
              h(
                "li",
                {},
                message,
                extensions?.code ? h("code", {}, extensions.code) : false,
                locations?.[0] ? link("In the query", () => select(rangeAt(locations[0]))) : false,
                path ? link("In the answer", () => json.goTo(["data", ...path])) : false,
              ),
            ),
        ),
      ]
    : [];

const select = ({ start, end }) => query.select(start, end);
const fieldsOf = (node) =>
  (node?.selectionSet?.selections ?? []).flatMap((each) => (each.kind === "Field" ? [each] : fieldsOf(each)));

/** The field of the query that a path of the answer comes from. */
function reveal(path) {
  let node = parsed(query.value)?.operations[0];
  for (const key of path.slice(1).filter((step) => typeof step === "string")) {
    const next = fieldsOf(node).find(({ alias, name }) => (alias ?? name).value === key);
    if (!next) break;
    node = next;
  }
  if (node?.kind === "Field") select({ start: node.start, end: (node.alias ?? node.name).end });
}

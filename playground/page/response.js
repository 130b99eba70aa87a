// What came back: for each tab its last answer, seen as JSON, table, chart, trace or headers.

import { button, byId, download, h, selectTab, tabList } from "./dom.js";
import { chartView } from "./chart-view.js";
import { eventsView } from "./events-view.js";
import { jsonView } from "./json-view.js";
import { query, rangeAt } from "./query.js";
import { activeTab } from "./store.js";
import { tableView } from "./table-view.js";
import { summary, traceView } from "./trace-view.js";
import { parsed } from "../language/operations.js";

/** By the id of a tab: how it stands, and what to show. */
const states = new Map();
let view = "json";
let leave = () => {};
let json;

export function setUpResponse() {
  tabList(byId("views"), (id) => choose(id.slice(5)));
}

export function choose(name) {
  view = name;
  draw();
}

export const showRunning = (tab) => put(tab, { status: "Running…", draw: () => [h("p.empty", {}, "Running…")] });
export const showFault = (tab, message) => put(tab, { status: message, draw: () => [h("p.empty.fault", {}, message)] });

export function showAnswer(tab, answer) {
  put(tab, { answer, status: statusText(answer), note: summary(answer.json), draw: () => views[view](answer) });
}

/** @returns {{ add: (result: object) => void, end: (message: string) => void }} */
export function showEvents(tab, stop) {
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

/** Shows the answer of the tab that is open. */
export function draw() {
  leave();
  leave = () => {};
  json = undefined;
  const state = states.get(activeTab().id);
  selectTab(byId("views"), `view-${view}`);
  byId("response").setAttribute("aria-labelledby", `view-${view}`);
  byId("status").textContent = state?.status ?? "";
  byId("status").className = state?.answer?.json?.errors || state?.answer?.status >= 400 ? "fault" : "";
  byId("note").textContent = state?.note ?? "";
  byId("response").replaceChildren(...(state ? state.draw() : [h("p.empty", {}, "Run the query: its answer appears here.")]));
}

const views = {
  json(answer) {
    if (answer.json === undefined) return [h("pre.plain", { tabindex: "0", role: "region", "aria-label": "Response text" }, answer.text)];
    return [...errorList(answer.json.errors ?? []), ...showJSON(answer.json)];
  },
  table: ({ json }) => tableView(json?.data),
  chart: ({ json }) => chartView(json?.data),
  trace: ({ json }) => traceView(json),
  headers: (answer) => [h("div.bar", {}, button("Download JSON", () => download("response.json", "application/json", answer.text))),
    h("table", {}, h("caption.unseen", {}, "Response headers"), h("tbody", {}, ...answer.headers.map(([name, value]) => h("tr", {}, h("th", { scope: "row" }, name), h("td", {}, value)))))],
};

export function showJSON(value) {
  json = jsonView(value, reveal);
  leave = json.leave;
  return json.element;
}

/** Errors lead to their places: in the query by their locations, in the answer by their path. */
function errorList(errors) {
  if (!errors.length) return [];
  return [h("ul.errors", {}, ...errors.slice(0, 5).map(({ message, locations, path, extensions }) => h("li", {}, h("span", {}, message), extensions?.code && h("code", {}, extensions.code),
    locations?.[0] && button("In the query", () => select(rangeAt(locations[0])), { class: "link" }),
    path && button("In the answer", () => json.goTo(["data", ...path]), { class: "link" }))))];
}

const select = ({ start, end }) => query.select(start, end);

/** The field of the query that a path of the answer comes from. */
function reveal(path) {
  let node = parsed(query.value)?.operations.at(0);
  let found;
  for (const key of path.slice(1).filter((step) => typeof step === "string")) {
    node = fieldsOf(node).find((field) => (field.alias ?? field.name).value === key);
    if (!node) break;
    found = node;
  }
  if (found) query.select(found.start, (found.alias ?? found.name).end);
}

const fieldsOf = (node) => (node?.selectionSet?.selections ?? []).flatMap((each) => (each.kind === "Inline" ? fieldsOf(each) : each.kind === "Field" ? [each] : []));

function statusText({ status, statusText, milliseconds, bytes }) {
  const time = milliseconds < 10 ? milliseconds.toFixed(1) : Math.round(milliseconds);
  const size = bytes < 1024 ? `${bytes} B` : bytes < 1048576 ? `${(bytes / 1024).toFixed(1)} KB` : `${(bytes / 1048576).toFixed(1)} MB`;
  return `${status} ${statusText} · ${time} ms · ${size}`;
}

// The tabs: each is a document with its variables and headers.

import { button, byId, later, say } from "./dom.js";
import { headers, query, variables } from "./query.js";
import { draw } from "./response.js";
import { activeTab, closeTab, headersOf, keepHeaders, openTab, reopenTab, saveWork, work } from "./store.js";
import { documentTitle } from "../language/operations.js";

const save = later(150, () => {
  if (!saveWork()) say("The browser has no room left: what is typed now is not kept.");
});

export function setUpTabs() {
  const keep = () => {
    const tab = activeTab();
    const before = tab.query;
    Object.assign(tab, { query: query.value, variables: variables.value });
    keepHeaders(tab, headers.value);
    save();
    if (before !== tab.query) drawTabs();
  };
  for (const editor of [query, variables, headers]) editor.onChange(keep);
  addEventListener("pagehide", saveWork);
  byId("tabs").onkeydown = ({ key }) => {
    const index = work.tabs.indexOf(activeTab()) + { ArrowRight: 1, ArrowLeft: -1 }[key];
    if (work.tabs[index]) showTab(work.tabs[index].id);
    if (key === "Delete") close();
    byId("tabs").querySelector("[aria-selected=true]").focus();
  };
}

export function showTab(id) {
  work.active = id;
  const tab = activeTab();
  // The editors tell of each change, so the tab's own texts are taken first.
  const texts = [tab.query, tab.variables, headersOf(tab)];
  [query, variables, headers].forEach((editor, index) => {
    editor.area.value = texts[index];
  });
  for (const editor of [query, variables, headers]) editor.changed();
  drawTabs();
  draw();
}

/** Opens what history, examples and links bring, in a tab of its own; a tab that holds the same is shown. */
export function open(members) {
  const same = work.tabs.find((tab) => tab.query === members.query && tab.variables === (members.variables ?? ""));
  showTab((same ?? openTab(members)).id);
}

export function close() {
  closeTab(work.active);
  if (!work.tabs.length) openTab({});
  showTab(work.active);
}

export function reopen() {
  if (reopenTab()) showTab(work.active);
}

function drawTabs() {
  byId("tabs").replaceChildren(...work.tabs.map((tab) => {
    const isActive = tab.id === work.active;
    return button(documentTitle(tab.query), () => showTab(tab.id), { role: "tab", "aria-selected": String(isActive), tabindex: isActive ? "0" : "-1", "aria-controls": "request", onauxclick: () => (showTab(tab.id), close()) });
  }));
  byId("tabs").querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
}

// The tabs: each is a document with its variables and headers.

import { button, byId, later, say } from "./dom.js";
import { headers, query, variables } from "./query.js";
import { draw } from "./response.js";
import { activeTab, closeTab, headersOf, keepHeaders, openTab, saveWork, work } from "./store.js";
import { documentTitle } from "../language/operations.js";

const save = later(150, () => saveWork() || say("The browser has no room left: what is typed now is not kept."));

export function setUpTabs() {
  query.onChange(() => {
    activeTab().query = query.value;
    drawTabs();
    save();
  });
  variables.onChange(() => {
    activeTab().variables = variables.value;
    save();
  });
  headers.onChange(() => keepHeaders(activeTab(), headers.value));
  addEventListener("pagehide", saveWork);
  byId("tabs").onkeydown = ({ key }) => {
    const next = work.tabs[work.tabs.indexOf(activeTab()) + { ArrowRight: 1, ArrowLeft: -1 }[key]];
    if (next) showTab(next.id);
    if (key === "Delete") close();
    byId("tabs").querySelector("[aria-selected=true]").focus();
  };
}

export function showTab(id = work.active) {
  work.active = id;
  const tab = activeTab();
  const texts = [tab.query, tab.variables, headersOf(tab)];
  [query, variables, headers].forEach((editor, index) => (editor.value = texts[index]));
  drawTabs();
  draw();
}

/** Opens what history, examples and links bring, in a tab of its own; a tab that holds the same is shown. */
export function open({ query, variables = "" }) {
  const same = work.tabs.find((tab) => tab.query === query && tab.variables === variables);
  if (same) work.active = same.id;
  else openTab({ query, variables });
  showTab();
}

export function close() {
  closeTab();
  showTab();
}

export function reopen() {
  if (work.closed.length) open(work.closed.pop());
}

function drawTabs() {
  byId("tabs").replaceChildren(
    ...work.tabs.map(({ id, query }) => {
      const isActive = id === work.active;
      return button(documentTitle(query), () => showTab(id), {
        role: "tab",
        "aria-selected": String(isActive),
        tabindex: isActive ? "0" : "-1",
        onauxclick: () => (showTab(id), close()),
      });
    }),
  );
  byId("tabs").querySelector("[aria-selected=true]").scrollIntoView({ block: "nearest", inline: "nearest" });
}

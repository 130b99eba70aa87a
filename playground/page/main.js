// The page: puts its parts together.

import { leave, openAccount, setUpAccount } from "./account.js";
import { command, commandButton, listenToKeys, openPalette, openShortcuts } from "./commands.js";
import { openDocs, setUpDocs, showSchema } from "./docs.js";
import { byId, copy, download, h, later, say, selectTab, tabList } from "./dom.js";
import { drawExplorer, setUpExplorer } from "./explorer.js";
import { applyTheme, nextTheme, setUpParts, setUpSplitters, show } from "./layout.js";
import { filled, saveTab, setUpLists } from "./lists.js";
import { find, nextProblem, operation, operations, query, schema, showCard, suggest, useSchema, variables, readValues } from "./query.js";
import { choose, setUpResponse } from "./response.js";
import { currentRequest, run } from "./run.js";
import { onCaller, sendAsCaller } from "./session.js";
import { activeTab, claimWork, openTab, set, settings, work } from "./store.js";
import { close, open, reopen, setUpTabs, showTab } from "./tabs.js";
import { toggled } from "../language/build.js";
import { documentTitle, title } from "../language/operations.js";
import { prettify } from "../language/printer.js";
import { extractFragment, extractVariable, inlineFragments } from "../language/refactor.js";
import { introspection, Schema } from "../language/schema.js";
import { readFragment, sharedFragment } from "../share/link.js";
import { snippets } from "../share/snippets.js";
import { declared, filledVariables } from "../values/variables.js";
import { examples } from "../examples.js";

// MARK: Commands

command("run", "Run, or cancel what runs", "Ctrl+Enter", run);
command("palette", "All commands", "Ctrl+K", () => openPalette());
command("prettify", "Prettify", "Alt+Shift+F", layOut);
command("find", "Find in the query", "Ctrl+F", find);
command("suggest", "Suggest what can stand here", undefined, suggest);
command("describe", "Describe what the caret is in", "Ctrl+I", showCard);
command("next-problem", "Next problem", "F8", () => nextProblem(1));
command("previous-problem", "Previous problem", "Shift+F8", () => nextProblem(-1));
command("new-tab", "New tab", "Alt+N", () => (showTab(openTab({}).id), query.focus()));
command("close-tab", "Close the tab", "Alt+W", close);
command("reopen-tab", "Open the tab again that was closed last", "Alt+Shift+W", reopen);
command("save", "Save the operation", "Ctrl+S", () => saveTab(activeTab(), documentTitle(query.value)));
command("share", "Copy a link to this query", undefined, share);
for (const [id, { title, of }] of Object.entries(snippets)) command(id, `Copy as ${title}`, undefined, () => copySnippet(title, of));
command("copy-query", "Copy the query", undefined, () => copy(query.value, "Query"));
command("extract-variable", "Make the value at the caret a variable", "Alt+V", toVariable);
command("extract-fragment", "Make the selections at the caret a fragment", "Alt+G", () => rewrite(extractFragment(query.value, query.caret, schema)));
command("inline-fragments", "Put all fragments in place", undefined, () => rewrite(inlineFragments(query.value)));
command("fill-variables", "Fill in the variables that are needed", "Alt+I", fillVariables);
for (const [name, title, keys] of [["docs", "Docs", "Alt+D"], ["explorer", "Build", "Alt+B"], ["examples", "Examples", "Alt+E"], ["history", "History", "Alt+H"], ["saved", "Saved", "Alt+S"]]) {
  command(name, `Panel: ${title}`, keys, () => openPanel(name));
}
command("hide-panel", "Hide or show the panel", "Alt+P", () => openPanel(byId("panel").hidden ? settings.panel || "docs" : undefined));
for (const [view, keys] of [["json", "Alt+1"], ["table", "Alt+2"], ["chart", "Alt+3"], ["trace", "Alt+4"], ["headers", "Alt+5"]]) {
  command(`show-${view}`, `Response: ${view === "json" ? "JSON" : view}`, keys, () => (choose(view), show("response"), byId(`view-${view}`).focus()));
}
command("go-query", "Go to the query", "Alt+Q", () => (show("request"), query.focus()));
command("go-variables", "Go to the variables", "Alt+A", () => focusInput("variables"));
command("go-headers", "Go to the headers", "Alt+L", () => focusInput("headers"));
command("search-docs", "Search the docs", "Ctrl+Shift+K", () => (openPanel("docs"), byId("docs-search").focus()));
command("sign-in", "Sign in", undefined, () => openAccount(false));
command("sign-up", "Create an account", undefined, () => openAccount(true));
command("sign-out", "Sign out", undefined, leave);
command("theme", "Theme: system, light, dark", "Alt+T", nextTheme);
command("stream", "Subscriptions: event stream or WebSocket", undefined, () => (set({ stream: settings.stream === "sse" ? "ws" : "sse" }), say(`Subscriptions come over ${settings.stream === "sse" ? "an event stream" : "a WebSocket"}.`)));
command("reload-schema", "Read the schema again", undefined, loadSchema);
command("download-schema", "Download the schema as GraphQL", undefined, async () => download("schema.graphql", "text/plain", await (await fetch("/schema.graphql")).text()));
command("download-introspection", "Download the schema as JSON", undefined, async () => download("schema.json", "application/json", (await sendAsCaller({ query: introspection })).text));
command("shortcuts", "Keys", "?", openShortcuts);

function rewrite(text) {
  if (text === undefined) say("There is nothing here to change.");
  else query.rewrite(text);
}

function layOut() {
  const { caret } = query;
  query.rewrite(prettify(query.value));
  query.area.setSelectionRange(caret, caret);
  try {
    if (variables.value.trim()) variables.rewrite(JSON.stringify(JSON.parse(variables.value), null, 2) + "\n");
  } catch {
    // What is no JSON stays as it is.
  }
  query.focus();
}

function toVariable() {
  const made = extractVariable(query.value, query.caret, schema, readValues().values ?? {});
  if (!made) return say("There is no value at the caret.");
  variables.rewrite(JSON.stringify(made.variables, null, 2) + "\n");
  query.rewrite(made.text);
}

function fillVariables() {
  variables.rewrite(filledVariables(readValues().values ?? {}, declared(operation()), schema));
  focusInput("variables");
}

function share() {
  const link = location.origin + location.pathname + sharedFragment(activeTab());
  copy(link, "Link");
}

function copySnippet(title, of) {
  const request = currentRequest();
  if (!request) return;
  const { query, variables, operationName } = request.operation;
  const isPublic = !byId("sign-in").hidden;
  copy(of({ url: location.origin + "/graphql", query, variables, operationName, headers: { ...(!isPublic && { Authorization: "" }), ...request.headers } }), title);
}

function focusInput(name) {
  selectTab(byId("inputs"), `tab-${name}`);
  byId(name).focus();
}

export function openPanel(name) {
  byId("panel").hidden = byId("panel-bar").hidden = !name;
  for (const each of byId("rail").querySelectorAll("[aria-controls]")) each.setAttribute("aria-expanded", each.dataset.panel === name);
  for (const each of byId("panel").children) each.hidden = each.id !== `panel-${name}`;
  set({ panel: name ?? "" });
  if (!name) return;
  show("panel");
  if (name === "explorer") drawExplorer(schema);
  byId(`panel-${name}`).querySelector("input, button")?.focus();
}

/** Puts a field of a root type into the query. */
function insertField(type, name) {
  const kind = Object.keys(schema.roots).find((each) => schema.roots[each] === type);
  if (kind) rewrite(toggled(query.value, query.caret, kind, [name], schema));
  else query.replace(query.caret, query.caret, name);
}

// MARK: The operation that runs

const showOperations = later(60, () => {
  const all = operations();
  const choice = byId("operation");
  choice.hidden = all.length < 2;
  choice.replaceChildren(...all.map((each) => h("option", {}, title(each))));
  choice.selectedIndex = all.indexOf(operation());
  drawExplorer();
});
byId("operation").onchange = ({ target }) => query.select(operations()[target.selectedIndex].start);
document.addEventListener("selectionchange", () => document.activeElement === query.area && showOperations());
query.onChange(showOperations);

// MARK: The schema

let tag;

async function loadSchema() {
  const { json } = await sendAsCaller({ query: introspection }).catch(() => ({}));
  if (!json?.data) return say("The server does not tell its schema.");
  useSchema(new Schema(json.data.__schema));
  showSchema(schema);
  drawExplorer(schema);
  byId("schema-notice").hidden = true;
  tag = await schemaTag();
}

const schemaTag = async () => (await fetch("/schema.graphql", { method: "HEAD" }).catch(() => undefined))?.headers.get("ETag");

/** The schema changes only with the server: whoever comes back to the page is told. */
async function lookForChange() {
  const now = document.hidden ? tag : await schemaTag();
  if (tag && now && now !== tag) byId("schema-notice").hidden = false;
}
addEventListener("focus", lookForChange);
document.addEventListener("visibilitychange", lookForChange);
setInterval(lookForChange, 60_000);
byId("schema-reload").onclick = loadSchema;

// MARK: The start

function setUpButtons() {
  byId("run").onclick = run;
  byId("tools").append(commandButton("prettify", "Prettify"), commandButton("save", "Save"), commandButton("share", "Share"), commandButton("curl", "Copy", { id: "copy" }));
  byId("copy").onclick = () => openPalette("Copy ");
  byId("top").prepend(commandButton("palette", "Commands"), commandButton("theme", "", { id: "theme" }), commandButton("shortcuts", "?", { "aria-label": "Keys" }));
  byId("tab-bar").append(commandButton("new-tab", "+", { "aria-label": "New tab" }), commandButton("close-tab", "×", { "aria-label": "Close the tab" }));
  byId("rail").onclick = ({ target }) => {
    const { panel } = target.closest("button").dataset;
    openPanel(settings.panel === panel && !byId("panel").hidden && innerWidth > 760 ? undefined : panel);
  };
  tabList(byId("inputs"), (id) => selectTab(byId("inputs"), id));
  selectTab(byId("inputs"), "tab-variables");
}

async function start() {
  setUpButtons();
  applyTheme();
  setUpParts();
  setUpSplitters();
  setUpResponse();
  setUpDocs(insertField);
  setUpExplorer(query);
  await claimWork();
  setUpTabs();
  setUpLists();
  openPanel(settings.panel || undefined);
  show("request");
  readAddress();
  if (!work.tabs.length) open(await filled(examples[0]));
  else showTab(work.active);
  listenToKeys();
  query.focus();
  const server = await fetch("/playground/server.json").then((answer) => answer.json()).catch(() => ({}));
  setUpAccount(server.demo);
  onCaller(loadSchema);
  await loadSchema();
  if (location.hash.startsWith("#docs/")) readAddress();
}

/** What the fragment of the address asks for: a query that is shared, or a page of the docs. */
function readAddress() {
  const shared = readFragment(location.hash);
  if (shared) {
    globalThis.history.replaceState(null, "", location.pathname);
    open(shared);
  }
  const link = /^#docs\/([\w.]+)$/.exec(location.hash)?.[1];
  if (link && schema.types.size) openPanel("docs"), openDocs(link);
}
addEventListener("hashchange", readAddress);

start();

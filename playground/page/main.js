// The page: puts its parts together.

import { leave, offerDemo, openAccount, setUpAccount } from "./account.js";
import { commandButton, openKeys, openPalette, setUpCommands } from "./commands.js";
import { byId, copy, download, h, later, say } from "./dom.js";
import { nextTheme, setUpLayout, show, showInput } from "./layout.js";
import { filled, saveTab, setUpLists } from "./lists.js";
import {
  find,
  inputs,
  nextProblem,
  operation,
  operations,
  query,
  readValues,
  schema,
  showCard,
  suggest,
  useSchema,
  variables,
} from "./query.js";
import { choose, setUpResponse, viewNames } from "./response.js";
import { currentRequest, run } from "./run.js";
import { caller, onCaller, sendAsCaller } from "./session.js";
import { activeTab, claimWork, openTab, set, settings, work } from "./store.js";
import { close, open, reopen, setUpTabs, showTab } from "./tabs.js";
import { title } from "../language/operations.js";
import { prettify } from "../language/printer.js";
import { introspection, Schema } from "../language/schema.js";
import { readFragment, sharedFragment } from "../share/link.js";
import { filledVariables } from "../values/variables.js";
import { examples } from "../examples.js";

const panels = { examples: "✦", docs: "§", build: "☑", history: "↺", saved: "★" };
const snippets = { curl: "cURL", fetch: "JavaScript fetch", swift: "Swift URLSession", python: "Python urllib" };
// What not every visit needs is fetched when it is needed.
const refactor = () => import("../language/refactor.js");
const capital = (word) => word[0].toUpperCase() + word.slice(1);

const commands = [
  ["run", "Run, or cancel what runs", "Ctrl+Enter", run],
  ["palette", "All commands", "Ctrl+K", () => openPalette()],
  ["prettify", "Prettify", "Alt+Shift+F", layOut],
  ["find", "Find in the query", "Ctrl+F", find],
  ["suggest", "Suggest what can stand here", "", suggest],
  ["describe", "Describe what the caret is in", "Ctrl+I", showCard],
  ["next-problem", "Next problem", "F8", () => nextProblem(1)],
  ["previous-problem", "Previous problem", "Shift+F8", () => nextProblem(-1)],
  ["new-tab", "New tab", "Alt+N", () => (openTab(), showTab(), query.area.focus())],
  ["close-tab", "Close the tab", "Alt+W", close],
  ["reopen-tab", "Open again the tab that was closed last", "Alt+Shift+W", reopen],
  ["save", "Save the operation", "Ctrl+S", saveTab],
  [
    "share",
    "Copy a link to this query",
    "",
    () => copy(location.origin + location.pathname + sharedFragment(activeTab()), "Link"),
  ],
  ...Object.entries(snippets).map(([id, name]) => [id, `Copy as ${name}`, "", () => copySnippet(id, name)]),
  ["copy-query", "Copy the query", "", () => copy(query.value, "Query")],
  ["variable", "Make the value at the caret a variable", "Alt+V", toVariable],
  [
    "fragment",
    "Make the selections at the caret a fragment",
    "Alt+G",
    async () => rewrite((await refactor()).extractFragment(query.value, query.caret, schema)),
  ],
  ["inline", "Put all fragments in place", "", async () => rewrite((await refactor()).inlineFragments(query.value))],
  [
    "fill",
    "Fill in the variables that are needed",
    "Alt+I",
    () => (variables.rewrite(filledVariables(readValues().values ?? {}, inputs(), schema)), showInput("variables")),
  ],
  ...Object.keys(panels).map((name) => [
    name,
    `Panel: ${capital(name)}`,
    `Alt+${capital(name)[0]}`,
    () => openPanel(name),
  ]),
  ["panel", "Hide or show the panel", "Alt+P", () => openPanel(byId("panel").hidden ? settings.panel : undefined)],
  ...viewNames.map((name, index) => [
    name,
    `Response: ${name}`,
    `Alt+${index + 1}`,
    () => (show("response"), choose(name.toLowerCase()), byId(`view-${name.toLowerCase()}`).focus()),
  ]),
  ["query", "Go to the query", "Alt+Q", () => (show("request"), query.area.focus())],
  ["variables", "Go to the variables", "Alt+A", () => showInput("variables")],
  ["headers", "Go to the headers", "Alt+L", () => showInput("headers")],
  ["sign-in", "Sign in", "", () => openAccount(false)],
  ["sign-up", "Create an account", "", () => openAccount(true)],
  ["sign-out", "Sign out", "", leave],
  ["theme", "Theme: system, light, dark", "Alt+T", nextTheme],
  [
    "stream",
    "Subscriptions: event stream or WebSocket",
    "",
    () => (
      set({ stream: settings.stream === "sse" ? "ws" : "sse" }),
      say(`Subscriptions come over ${settings.stream === "sse" ? "an event stream" : "a WebSocket"}.`)
    ),
  ],
  ["schema", "Read the schema again", "", loadSchema],
  [
    "sdl",
    "Download the schema as GraphQL",
    "",
    async () => download("schema.graphql", "text/plain", await (await fetch("/schema.graphql")).text()),
  ],
  [
    "introspection",
    "Download the schema as JSON",
    "",
    async () => download("schema.json", "application/json", (await sendAsCaller({ query: introspection })).text),
  ],
  ["keys", "Keys", "?", openKeys],
];

function rewrite(text) {
  if (text === undefined) say("There is nothing here to change.");
  else query.rewrite(text);
}

function layOut() {
  const { values } = readValues();
  if (values && variables.value.trim()) variables.rewrite(JSON.stringify(values, null, 2) + "\n");
  query.rewrite(prettify(query.value));
}

async function toVariable() {
  const made = (await refactor()).extractVariable(query.value, query.caret, schema, readValues().values ?? {});
  if (made) variables.rewrite(JSON.stringify(made.variables, null, 2) + "\n");
  rewrite(made?.text);
}

async function copySnippet(id, name) {
  const { operation, headers } = currentRequest() ?? {};
  const { snippets } = await import("../share/snippets.js");
  if (operation)
    copy(
      snippets[id]({
        url: location.origin + "/graphql",
        ...operation,
        headers: { ...(caller() && { Authorization: "" }), ...headers },
      }),
      name,
    );
}

async function openPanel(name, takesFocus = true) {
  byId("panel").hidden = byId("panel-bar").hidden = !name;
  for (const each of byId("rail").children) each.ariaExpanded = each.dataset.panel === name;
  for (const each of byId("panel").children) each.hidden = each.id !== `panel-${name}`;
  set({ panel: name ?? "" });
  if (!name) return;
  show("panel");
  await drawPanel();
  const panel = byId(`panel-${name}`);
  if (takesFocus) (panel.querySelector("input") ?? panel.querySelector("button"))?.focus();
}

/** Docs and explorer, if one of them is in sight. */
async function drawPanel() {
  if (!byId("panel-docs").hidden) (await import("./docs.js")).drawDocs(insertField);
  if (!byId("panel-build").hidden) (await import("./explorer.js")).drawExplorer();
}

/** Puts a field into the query: of a root type as a selection of its own, else at the caret. */
async function insertField(type, name) {
  const { toggled } = await import("../language/build.js");
  const kind = Object.keys(schema.roots).find((each) => schema.roots[each] === type);
  if (kind) rewrite(toggled(query.value, query.caret, kind, [name], schema));
  else query.replace(query.caret, query.caret, name);
}

const showOperations = later(60, () => {
  const choice = byId("operation");
  choice.hidden = operations().length < 2;
  choice.replaceChildren(...operations().map((each) => h("option", {}, title(each))));
  choice.selectedIndex = operations().indexOf(operation());
  if (!byId("panel-build").hidden) drawPanel();
});

// MARK: The schema

let tag;

async function loadSchema() {
  const { json } = await sendAsCaller({ query: introspection }).catch(() => ({}));
  if (!json?.data) return say("The server does not tell its schema.");
  useSchema(new Schema(json.data.__schema));
  drawPanel();
  document.body.dataset.schema = "read";
  tag = await schemaTag();
  byId("schema-notice").hidden = true;
}

const schemaTag = async () =>
  (await fetch("/schema.graphql", { method: "HEAD" }).catch(() => undefined))?.headers.get("ETag");

/** The schema changes only with the server: whoever comes back to the page is told. */
async function lookForChange() {
  const now = document.hidden ? tag : await schemaTag();
  if (tag && now && now !== tag) byId("schema-notice").hidden = false;
}

// MARK: The start

function setUpButtons() {
  byId("run").onclick = run;
  byId("schema-reload").onclick = loadSchema;
  byId("tools").append(
    commandButton("prettify", "Prettify"),
    commandButton("save", "Save"),
    commandButton("share", "Share"),
  );
  byId("tools").append(h("button", { type: "button", onclick: () => openPalette("Copy ") }, "Copy"));
  byId("top").prepend(
    commandButton("palette", "Commands"),
    commandButton("theme", "", { id: "theme" }),
    commandButton("keys", "?", { "aria-label": "Keys" }),
  );
  byId("tab-bar").append(
    commandButton("new-tab", "+", { "aria-label": "New tab" }),
    commandButton("close-tab", "×", { "aria-label": "Close the tab" }),
  );
  byId("rail").append(
    ...Object.entries(panels).map(([name, sign]) =>
      h(
        "button",
        {
          type: "button",
          "data-panel": name,
          "aria-controls": "panel",
          "aria-expanded": "false",
          onclick: () => openPanel(settings.panel === name && innerWidth > 760 ? undefined : name),
        },
        h("span", { "aria-hidden": "true" }, sign),
        capital(name),
      ),
    ),
  );
  byId("operation").onchange = ({ target }) => query.select(operations()[target.selectedIndex].start);
  document.addEventListener("selectionchange", () => document.activeElement === query.area && showOperations());
  query.onChange(showOperations);
}

/** What the fragment of the address asks for: a query that is shared, or a page of the docs. */
async function readAddress() {
  const shared = readFragment(location.hash);
  if (shared) globalThis.history.replaceState(null, "", location.pathname), open(shared);
  const target = /^#docs\/([\w.]+)$/.exec(location.hash)?.[1];
  if (!target || !schema.types.size) return;
  await openPanel("docs");
  (await import("./docs.js")).openDocs(target);
}

async function start() {
  setUpCommands(commands);
  setUpButtons();
  setUpLayout();
  setUpResponse();
  setUpAccount();
  await claimWork();
  if (work.tabs.length) showTab();
  else open(await filled(examples[0]));
  setUpTabs();
  setUpLists();
  openPanel(settings.panel, false);
  showInput("variables");
  query.area.focus();
  readAddress();
  const { demo } = await fetch("/playground/server.json").then(
    (answer) => answer.json(),
    () => ({}),
  );
  offerDemo(demo, run);
  onCaller(loadSchema);
  await loadSchema();
  readAddress();
  addEventListener("hashchange", readAddress);
  addEventListener("focus", lookForChange);
  document.addEventListener("visibilitychange", lookForChange);
  setInterval(lookForChange, 60_000);
}

start();

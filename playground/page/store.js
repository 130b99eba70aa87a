// What is kept in the browser: tabs for each window, and for all windows history, saved operations and settings.

import { redactedQuery, redactedVariables } from "../share/redact.js";

const key = (name) => `rapport.${name}`;

function read(name, fallback) {
  try {
    return JSON.parse(localStorage.getItem(key(name))) ?? fallback;
  } catch {
    return fallback;
  }
}

function write(name, value) {
  try {
    localStorage.setItem(key(name), JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

// MARK: Tabs

let owner;
/** @type {{ tabs: { id: string, query: string, variables: string }[], active: string, closed: object[] }} */
export let work = { tabs: [], active: "", closed: [] };

/** Headers may hold secrets: they end with the browser's tab. */
const headers = JSON.parse(sessionStorage.getItem(key("headers")) ?? "{}");

const newId = () => Math.random().toString(36).slice(2, 10);

/** Takes the tabs that this window had; if another has them by now, or it is new, those of a window that was closed. */
export async function claimWork() {
  const mine = sessionStorage.getItem(key("window"));
  // A page that is loaded again may still hold its own lock for a moment.
  for (let attempt = 0; mine && attempt < 4 && !owner; attempt++) {
    if (attempt) await new Promise((resolve) => setTimeout(resolve, 40));
    if (await holds(mine)) owner = mine;
  }
  const others = Object.keys(localStorage).filter((name) => name.startsWith(key("window."))).map((name) => name.slice(key("window.").length));
  others.sort((a, b) => (read("window." + b)?.at ?? 0) - (read("window." + a)?.at ?? 0));
  for (const other of others) if (!owner && (await holds(other))) owner = other;
  owner ??= newId();
  await holds(owner);
  sessionStorage.setItem(key("window"), owner);
  work = { ...work, ...read("window." + owner, {}) };
}

/** Whether the window's lock is, and from now on stays, this page's. Over plain HTTP there are no locks. */
function holds(id) {
  if (!navigator.locks) return true;
  return new Promise((resolve) => {
    navigator.locks.request(key("window." + id), { ifAvailable: true }, (lock) => {
      resolve(lock !== null);
      return lock && new Promise(() => {});
    });
  });
}

export const activeTab = () => work.tabs.find(({ id }) => id === work.active);

export function openTab(members) {
  const tab = { id: newId(), query: "", variables: "", ...members };
  work.tabs.push(tab);
  work.active = tab.id;
  saveWork();
  return tab;
}

export function closeTab(id) {
  const index = work.tabs.findIndex((tab) => tab.id === id);
  const [tab] = work.tabs.splice(index, 1);
  if (tab.query.trim()) work.closed = [...work.closed.slice(-19), tab];
  if (work.active === id) work.active = (work.tabs[index] ?? work.tabs[index - 1])?.id ?? "";
  saveWork();
}

/** @returns {boolean} Whether there was one to open again. */
export function reopenTab() {
  const tab = work.closed.pop();
  if (tab) openTab(tab);
  return tab !== undefined;
}

export function saveWork() {
  return write("window." + owner, { ...work, at: Date.now() });
}

export const headersOf = (tab) => headers[tab.id] ?? "";

export function keepHeaders(tab, text) {
  headers[tab.id] = text;
  sessionStorage.setItem(key("headers"), JSON.stringify(headers));
}

// MARK: History, saved operations, settings

const mostRuns = 200;

/** @type {() => { id: string, at: number, query: string, variables: string, title: string, outcome: string, milliseconds: number }[]} */
export const history = () => read("history", []);

/** Writes down what was run, without the secrets in it; what ran before in the same words moves up. */
export function remember(run) {
  const entry = { ...run, id: newId(), at: Date.now(), query: redactedQuery(run.query), variables: redactedVariables(run.variables) };
  const others = history().filter(({ query, variables }) => query !== entry.query || variables !== entry.variables);
  let runs = [entry, ...others].slice(0, mostRuns);
  while (!write("history", runs) && runs.length > 1) runs = runs.slice(0, runs.length >> 1);
}

export const forget = (id) => write("history", id ? history().filter((run) => run.id !== id) : []);

/** @type {() => { id: string, name: string, query: string, variables: string }[]} */
export const saved = () => read("saved", []);

/** Saves an operation under a name; another of that name is replaced. */
export function save(name, { query, variables }) {
  const others = saved().filter((each) => each.name !== name);
  write("saved", [...others, { id: newId(), name, query, variables }].sort((a, b) => a.name.localeCompare(b.name)));
}

export const unsave = (id) => write("saved", saved().filter((each) => each.id !== id));

export const settings = { theme: "system", panel: "examples", stream: "sse", keep: true, ...read("settings", {}) };

export function set(members) {
  Object.assign(settings, members);
  write("settings", settings);
}

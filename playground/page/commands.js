// Everything that can be done, by name: the keys, the palette and the list of shortcuts know the same commands.

import { button, byId, h } from "./dom.js";
import { search } from "../language/search.js";

/** @type {{ id: string, title: string, keys?: string, run: () => void }[]} */
const commands = [];

/** Keys as `Ctrl+Shift+K`; `Ctrl` is the command key on a Mac. */
export function command(id, title, keys, run) {
  commands.push({ id, title, keys, run });
}

export const perform = (id) => commands.find((each) => each.id === id).run();

const isMac = /Mac|iPhone|iPad/.test(navigator.platform);
const shown = (keys) => (isMac ? keys.replace("Ctrl", "⌘").replace("Alt", "⌥") : keys);

function pressed({ ctrlKey, metaKey, altKey, shiftKey, key, code }) {
  const name = altKey && /^(Key|Digit).$/.test(code) ? code.at(-1) : key.length === 1 ? key.toUpperCase() : key;
  const isSign = key.length === 1 && !/[a-z]/i.test(key);
  return [(ctrlKey || metaKey) && "Ctrl", altKey && "Alt", shiftKey && !isSign && "Shift", name].filter(Boolean).join("+");
}

const isTyping = ({ target }) => /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);

export function listenToKeys() {
  addEventListener("keydown", (event) => {
    if (event.defaultPrevented || document.querySelector("dialog[open]")) return;
    const keys = pressed(event);
    const found = commands.find((each) => each.keys === keys && (each.keys.length > 1 || !isTyping(event)));
    if (!found) return;
    event.preventDefault();
    found.run();
  });
}

export function openShortcuts() {
  const rows = commands.filter(({ keys }) => keys).map(({ keys, title }) => [keys, title]);
  const more = [["Ctrl+Space", "Suggestions"], ["Ctrl+/", "Comment lines out, or in"], ["Ctrl+]", "Indent lines; Ctrl+[ the other way"], ["Tab", "Leave the editor"],
    ["↑ ↓ ← →", "In the response: move, fold, unfold"]];
  byId("shortcuts-list").replaceChildren(...[...rows, ...more].map(([keys, title]) => h("tr", {}, h("td", {}, title), h("td", {}, h("kbd", {}, shown(keys))))));
  byId("shortcuts").showModal();
}

export function openPalette(words = "") {
  const [input, list, dialog] = [byId("palette-words"), byId("palette-list"), byId("palette")];
  let [found, active] = [[], 0];
  const activate = (index) => {
    active = Math.max(0, Math.min(index, found.length - 1));
    [...list.children].forEach((option, at) => option.setAttribute("aria-selected", at === active));
    list.children[active]?.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", found.length ? `command-${active}` : "");
  };
  const choose = (index) => {
    dialog.close();
    found[index]?.run();
  };
  const show = () => {
    found = search(commands, input.value, ({ title }) => title, 100);
    list.replaceChildren(...found.map(({ title, keys }, index) =>
      h("li", { role: "option", id: `command-${index}`, onclick: () => choose(index) }, h("span", {}, title), ...(keys ? [h("kbd", {}, shown(keys))] : []))));
    activate(0);
  };
  input.value = words;
  input.oninput = show;
  input.onkeydown = (event) => {
    const act = { ArrowDown: () => activate(active + 1), ArrowUp: () => activate(active - 1), Enter: () => choose(active) }[event.key];
    if (act) event.preventDefault(), act();
  };
  show();
  dialog.showModal();
}

/** A button for a command, with its keys. */
export function commandButton(id, label, properties) {
  const { title, keys } = commands.find((each) => each.id === id);
  return button(label, () => perform(id), { title: keys ? `${title} (${shown(keys)})` : title, ...properties });
}

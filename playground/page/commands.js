// Everything that can be done, by name: the keys, the palette and the list of keys know the same commands.

import { button, byId, h } from "./dom.js";
import { search } from "../language/search.js";

/** Id, title, keys as `Ctrl+Shift+K` (`Ctrl` is the command key on a Mac), and what it does. */
let commands = [];

const find = (wanted) => commands.find(([id]) => id === wanted);
const isMac = /Mac|iP/.test(navigator.platform);
const shown = (keys) => (isMac ? keys.replace("Ctrl", "⌘").replace("Alt", "⌥") : keys);

function pressed({ ctrlKey, metaKey, altKey, shiftKey, key, code }) {
  const name = altKey && /^(Key|Digit).$/.test(code) ? code.at(-1) : key.length === 1 ? key.toUpperCase() : key;
  return [(ctrlKey || metaKey) && "Ctrl", altKey && "Alt", shiftKey && !/^\W$/.test(key) && "Shift", name]
    .filter(Boolean)
    .join("+");
}

export function setUpCommands(all) {
  commands = all;
  addEventListener("keydown", (event) => {
    if (event.defaultPrevented || document.querySelector("dialog[open]")) return;
    const keys = pressed(event);
    const isTyped = keys.length === 1 && /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
    const run = isTyped ? undefined : commands.find((each) => each[2] === keys)?.[3];
    if (run) event.preventDefault(), run();
  });
}

/** A button for a command, which tells its keys. */
export function commandButton(id, label, properties) {
  const [, title, keys, run] = find(id);
  return button(label, run, { title: keys ? `${title} (${shown(keys)})` : title, ...properties });
}

export function openKeys() {
  const more = [
    ["", "Suggestions", "Ctrl+Space"],
    ["", "Comment lines out, or in", "Ctrl+/"],
    ["", "Indent, or the other way", "Ctrl+] Ctrl+["],
    ["", "Leave the editor", "Tab"],
    ["", "In the answer: move, fold, copy value, copy path", "↑ ↓ ← → C P"],
  ];
  byId("keys-list").replaceChildren(
    ...[...commands, ...more]
      .filter(([, , keys]) => keys)
      .map(([, title, keys]) => h("tr", {}, h("td", {}, title), h("td", {}, h("kbd", {}, shown(keys))))),
  );
  byId("keys").showModal();
}

export function openPalette(words = "") {
  const [input, options, dialog] = ["palette-words", "palette-list", "palette"].map(byId);
  let [found, active] = [[], 0];
  const activate = (index) => {
    active = Math.max(0, Math.min(index, found.length - 1));
    [...options.children].forEach((option, at) => (option.ariaSelected = at === active));
    options.children[active]?.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", found.length ? `command-${active}` : "");
  };
  const choose = (index) => (dialog.close(), found[index]?.[3]());
  input.oninput = () => {
    found = search(commands, input.value, ([, title]) => title, 100);
    options.replaceChildren(
      ...found.map(([, title, keys], index) =>
        h(
          "li",
          { role: "option", id: `command-${index}`, onclick: () => choose(index) },
          title,
          keys ? h("kbd", {}, shown(keys)) : false,
        ),
      ),
    );
    activate(0);
  };
  input.onkeydown = (event) => {
    const act = {
      ArrowDown: () => activate(active + 1),
      ArrowUp: () => activate(active - 1),
      Enter: () => choose(active),
    }[event.key];
    if (act) event.preventDefault(), act();
  };
  input.value = words;
  input.oninput();
  dialog.showModal();
}

// Everything that can be done, by name: buttons, keys, the palette and the list of keys know the same commands.

import { byId, tags } from "./dom.js";
import { Options } from "./options.js";
import { search } from "../language/search.js";

const { kbd, td, tr } = tags;

/** Id, title, keys as `Ctrl+Shift+K` (`Ctrl` is the command key on a Mac), and what it does. */
let commands = [];

const isMac = /Mac|iP/.test(navigator.platform);
const shown = (keys) => (isMac ? keys.replace("Ctrl", "⌘").replace("Alt", "⌥") : keys);

function pressed({ ctrlKey, metaKey, altKey, shiftKey, key, code }) {
  const name = altKey && /^(Key|Digit).$/.test(code) ? code.at(-1) : key.length === 1 ? key.toUpperCase() : key;
  const parts = [(ctrlKey || metaKey) && "Ctrl", altKey && "Alt", shiftKey && !/^\W$/.test(key) && "Shift", name];
  return parts.filter(Boolean).join("+");
}

export function setUpCommands(all) {
  commands = all;
  addEventListener("keydown", (event) => {
    if (event.defaultPrevented || document.querySelector("dialog[open]")) return;
    const keys = pressed(event);
    const isTyped = keys.length === 1 && event.target.matches("input, textarea, select");
    // In an answer, the browser finds words.
    const isElsewhere = keys === "Ctrl+F" && byId("answer").contains(event.target);
    const run = isTyped || isElsewhere ? undefined : commands.find((each) => each[2] === keys)?.[3];
    if (run) event.preventDefault(), run();
  });
  for (const button of document.querySelectorAll("[data-command]")) {
    const [, title, keys, run] = commands.find(([id]) => id === button.dataset.command);
    button.onclick = run;
    button.title = keys ? `${title} (${shown(keys)})` : title;
  }
}

const inEditors = [
  ["", "Suggestions", "Ctrl+Space"],
  ["", "Comment lines out, or in", "Ctrl+/"],
  ["", "Indent, or the other way", "Ctrl+] Ctrl+["],
  ["", "Leave the editor", "Tab"],
  ["", "In the answer: move, fold, copy value, copy path", "↑ ↓ ← → C P"],
];

export function openKeys() {
  const all = [...commands, ...inEditors].filter(([, , keys]) => keys);
  byId("keys-list").replaceChildren(...all.map(([, title, keys]) => tr(td(title), td(kbd(shown(keys))))));
  byId("keys").showModal();
}

let options;

export function openPalette(words = "") {
  const [input, dialog] = ["palette-words", "palette"].map(byId);
  if (!options) {
    options = new Options(input, "palette-list", "Commands", {
      draw: ([, title, keys]) => [title, keys && kbd(shown(keys))],
      accept: (command) => (dialog.close(), command[3]()),
    });
    dialog.append(options.element);
    input.oninput = () => options.show(search(commands, input.value, ([, title]) => title));
    input.onkeydown = (event) => {
      const act = options.action(event.key);
      if (act) event.preventDefault(), act();
    };
  }
  input.value = words;
  dialog.showModal();
  input.oninput();
}

// Suggestions at the caret. The text area keeps the focus and names the active one.

import { byId, h, prose } from "./dom.js";

/**
 * @param {import("./editor.js").Editor} editor
 * @param {(text: string, offset: number) => { start: number, end: number, suggestions: object[] } | undefined} complete
 */
export function suggestIn(editor, complete) {
  const { area } = editor;
  const id = area.id + "-suggestions";
  const list = h("ul", { role: "listbox", id, "aria-label": "Suggestions" });
  const note = h("div.note");
  const popup = h("div.popup", { hidden: true }, list, note);
  document.body.append(popup);
  let [found, active] = [undefined, 0];

  const isOpen = () => !popup.hidden;

  function close() {
    popup.hidden = true;
    area.removeAttribute("aria-activedescendant");
    area.removeAttribute("aria-controls");
  }

  function open(isAsked) {
    found = complete(editor.value, editor.caret);
    const first = found?.suggestions[0];
    const typed = first && editor.value.slice(found.start, editor.caret);
    if (!first || (!isAsked && (!typed || first.insert === typed))) return close();
    found.suggestions.length = Math.min(found.suggestions.length, 100);
    list.replaceChildren(...found.suggestions.map((each, index) => h("li", {
      role: "option", id: `${id}-${index}`, class: each.kind + (each.deprecated ? " deprecated" : ""),
      onpointerdown: (event) => event.preventDefault(),
      onclick: () => accept(index),
    }, h("span", {}, each.label), h("small", {}, each.detail))));
    popup.hidden = false;
    area.setAttribute("aria-controls", id);
    activate(0);
    place();
    byId("spoken").textContent = `${found.suggestions.length} suggestions`;
  }

  function place() {
    const at = editor.rectAt(found.start);
    const { offsetWidth, offsetHeight } = popup;
    popup.style.left = Math.max(4, Math.min(at.left, innerWidth - offsetWidth - 4)) + "px";
    const below = at.bottom + 4;
    popup.style.top = (below + offsetHeight > innerHeight && at.top > offsetHeight ? at.top - offsetHeight - 4 : below) + "px";
  }

  function activate(index) {
    active = (index + found.suggestions.length) % found.suggestions.length;
    [...list.children].forEach((option, at) => option.setAttribute("aria-selected", at === active));
    list.children[active].scrollIntoView({ block: "nearest" });
    area.setAttribute("aria-activedescendant", `${id}-${active}`);
    const { description, deprecated } = found.suggestions[active];
    note.replaceChildren(...(deprecated ? [h("p.fault", {}, `Deprecated: ${deprecated}`)] : []), ...prose(description?.split("\n\n")[0]));
    note.hidden = !note.childNodes.length;
  }

  function accept(index) {
    const { start, end } = found;
    const { insert, caret } = found.suggestions[index];
    close();
    editor.replace(start, end, insert, caret);
    // What was put in may have a hole, whose values can be suggested at once.
    if (caret < insert.length) open(true);
  }

  area.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.altKey) && event.key === " ") {
      event.preventDefault();
      return open(true);
    }
    if (!isOpen() || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = {
      ArrowDown: () => activate(active + 1), ArrowUp: () => activate(active - 1),
      PageDown: () => activate(Math.min(active + 8, list.children.length - 1)), PageUp: () => activate(Math.max(active - 8, 0)),
      Enter: () => accept(active), Tab: () => accept(active), Escape: close,
    }[event.key];
    if (!act || (event.key === "Tab" && event.shiftKey)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    act();
  }, true);
  editor.onChange((event) => {
    if (event?.inputType === "insertText" && event.data && /[\w@$.]$/.test(event.data) && event.data.length === 1) open(false);
    else if (isOpen() && event?.inputType === "deleteContentBackward") open(false);
    else if (isOpen()) close();
  });
  area.addEventListener("blur", close);
  area.addEventListener("pointerdown", close);
  editor.scroller.addEventListener("scroll", () => isOpen() && place(), { passive: true });
  return () => {
    editor.focus();
    open(true);
  };
}

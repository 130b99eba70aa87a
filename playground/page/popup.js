// Suggestions at the caret. The text area keeps the focus and names the active one.

import { byId, gist, h, place, prose } from "./dom.js";

/** @returns {() => void} Asks for suggestions. */
export function suggestIn(editor, complete) {
  const { area } = editor;
  const id = area.id + "-suggestions";
  const options = h("ul", { role: "listbox", id, "aria-label": "Suggestions" });
  const note = h("div.note");
  const popup = h("div.popup", { hidden: true }, options, note);
  byId("popups").append(popup);
  let [found, active] = [undefined, 0];

  function close() {
    popup.hidden = true;
    area.removeAttribute("aria-activedescendant");
    area.removeAttribute("aria-controls");
  }

  function open(isAsked) {
    found = complete(editor.value, editor.caret);
    const { suggestions, start } = found;
    const isWritten = suggestions[0]?.insert === editor.value.slice(start, editor.caret);
    if (!suggestions.length || (!isAsked && isWritten)) return close();
    options.replaceChildren(
      ...suggestions.map(({ kind, label, detail, deprecated }, index) =>
        h(
          "li",
          {
            role: "option",
            id: `${id}-${index}`,
            class: deprecated ? "deprecated" : kind,
            onpointerdown: (event) => event.preventDefault(),
            onclick: () => accept(index),
          },
          h("span", {}, label),
          h("small", {}, detail),
        ),
      ),
    );
    area.setAttribute("aria-controls", id);
    popup.hidden = false;
    activate(0);
    byId("spoken").textContent = `${suggestions.length} suggestions`;
  }

  function activate(index) {
    const { suggestions, start } = found;
    active = (index + suggestions.length) % suggestions.length;
    [...options.children].forEach((option, at) => (option.ariaSelected = at === active));
    options.children[active].scrollIntoView({ block: "nearest" });
    area.setAttribute("aria-activedescendant", `${id}-${active}`);
    const { description, deprecated } = suggestions[active];
    note.replaceChildren(
      ...(deprecated ? [h("p.fault", {}, `Deprecated: ${deprecated}`)] : []),
      ...prose(gist(description)),
    );
    note.hidden = !note.textContent;
    place(popup, editor.rectAt(start));
  }

  function accept(index) {
    const { insert, caret } = found.suggestions[index];
    close();
    editor.replace(found.start, found.end, insert, caret);
    // What was put in may have a hole, whose values can be suggested at once.
    if (caret < insert.length) open(true);
  }

  area.addEventListener(
    "keydown",
    (event) => {
      const act =
        (event.ctrlKey || event.altKey) && event.key === " "
          ? () => open(true)
          : popup.hidden || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey
            ? undefined
            : {
                ArrowDown: () => activate(active + 1),
                ArrowUp: () => activate(active - 1),
                Escape: close,
                Enter: () => accept(active),
                Tab: () => accept(active),
              }[event.key];
      if (!act) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      act();
    },
    true,
  );
  editor.onChange((event) => {
    const isTyped = event?.inputType === "insertText" && /^[\w@$."]$/.test(event.data);
    if (isTyped || (!popup.hidden && event?.inputType === "deleteContentBackward")) open(false);
    else close();
  });
  area.addEventListener("blur", close);
  area.addEventListener("pointerdown", close);
  return () => (area.focus(), open(true));
}

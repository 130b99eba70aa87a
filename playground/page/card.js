// The card about what the pointer is over, or the caret in.

import { button, h, prose } from "./dom.js";

/**
 * @param {(offset: number) => import("../language/hover.js").Card | undefined} describe
 * @param {(link: string) => void} open Opens the documentation.
 * @returns {() => void} Shows the card for the caret.
 */
export function cardsIn(editor, describe, open) {
  const card = h("div.popup.card", { hidden: true, role: "tooltip", id: editor.area.id + "-card" });
  document.body.append(card);
  let timer;

  const hide = () => {
    card.hidden = true;
    editor.area.removeAttribute("aria-describedby");
  };

  function show(offset) {
    const found = describe(offset);
    if (!found) return hide();
    card.replaceChildren(
      h("p", {}, h("code", {}, found.title)),
      ...(found.deprecated ? [h("p.fault", {}, `Deprecated: ${found.deprecated}`)] : []),
      ...prose(found.description),
      ...(found.link ? [button("Open in the docs", () => (hide(), open(found.link)), { class: "link" })] : []));
    card.hidden = false;
    const at = editor.rectAt(found.start);
    card.style.left = Math.max(4, Math.min(at.left, innerWidth - card.offsetWidth - 4)) + "px";
    card.style.top = (at.bottom + card.offsetHeight > innerHeight ? Math.max(4, at.top - card.offsetHeight) : at.bottom) + "px";
    editor.area.setAttribute("aria-describedby", card.id);
  }

  const { area } = editor;
  area.addEventListener("pointermove", ({ clientX, clientY, pointerType, buttons }) => {
    clearTimeout(timer);
    if (pointerType !== "mouse" || buttons) return;
    timer = setTimeout(() => {
      const at = document.caretPositionFromPoint?.(clientX, clientY);
      if (at?.offsetNode === area) show(at.offset);
    }, 400);
  });
  // The pointer may go into the card.
  const leave = () => {
    clearTimeout(timer);
    timer = setTimeout(hide, 300);
  };
  area.addEventListener("pointerleave", leave);
  card.addEventListener("pointerenter", () => clearTimeout(timer));
  card.addEventListener("pointerleave", leave);
  area.addEventListener("keydown", hide);
  area.addEventListener("pointerdown", hide);
  addEventListener("keydown", ({ key }) => key === "Escape" && hide());
  return () => show(editor.caret);
}

// Elements, made of names and texts only: nothing that is shown is ever read as markup.

export const byId = (id) => document.getElementById(id);

/** Makes an element: `h("button.primary", { onclick: run }, "Run")`. */
export function h(tag, properties, ...children) {
  const [name, ...classes] = tag.split(".");
  return filled(document.createElement(name), { class: classes.join(" "), ...properties }, children);
}

export const svg = (name, attributes, ...children) =>
  filled(document.createElementNS("http://www.w3.org/2000/svg", name), attributes, children);

function filled(element, properties, children) {
  for (const [key, value] of Object.entries(properties)) {
    if (key.startsWith("on") || key === "value") element[key] = value;
    else if (value !== undefined && value !== false && value !== "")
      element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.flat(2).filter((child) => child !== undefined && child !== false));
  return element;
}

export const button = (label, onclick, properties) => h("button", { type: "button", onclick, ...properties }, label);
export const link = (label, onclick) => button(label, onclick, { class: "link" });
export const list = (items) =>
  h(
    "ul.plain",
    {},
    items.map((item) => h("li", {}, item)),
  );

/** Says something, for a moment. */
export function say(text) {
  byId("toast").textContent = text;
  clearTimeout(say.timer);
  say.timer = setTimeout(() => (byId("toast").textContent = ""), 5000);
}

export async function copy(text, what) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Pages that came over plain HTTP have no clipboard: the old way.
    const area = h("textarea", { value: text, "aria-label": what });
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  say(`${what} copied.`);
}

export function download(name, type, text) {
  const href = URL.createObjectURL(new Blob([text], { type }));
  h("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 1000);
}

/** Calls a function once it has not been asked for so long. */
export function later(milliseconds, act) {
  let timer;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(act, milliseconds);
  };
}

/** Paragraphs, lists and `code` of a description; the rest of Markdown stays as it is written. */
export const prose = (text) =>
  (text ?? "").split(/\n\s*\n|\n(?=[-*] )/).map((part) =>
    h(
      /^[-*] /.test(part) ? "p.item" : "p",
      {},
      part
        .replace(/^[-*] /, "• ")
        .split(/(`[^`]+`)/)
        .map((piece) => (piece[0] === "`" ? h("code", {}, piece.slice(1, -1)) : piece)),
    ),
  );

/** What a description says first. */
export const gist = (text) => (text ?? "").split(/\n\s*\n/)[0].replaceAll("`", "");

/** Tabs as ARIA has them: one is in the tab order, arrows go to the others. `choose` gets the id of a tab. */
export function setUpTabList(element, choose) {
  element.onclick = ({ target }) => target.role === "tab" && choose(target.id);
  element.onkeydown = ({ key, target }) => {
    const next = { ArrowRight: target.nextElementSibling, ArrowLeft: target.previousElementSibling }[key];
    if (next) choose(next.id), byId(next.id).focus();
  };
}

export function selectTab(element, id) {
  for (const tab of element.children) {
    tab.ariaSelected = tab.id === id;
    tab.tabIndex = tab.id === id ? 0 : -1;
  }
}

/** Puts a popup at a place of the screen, above it where there is no room below. */
export function place(popup, { left, top, bottom }) {
  popup.hidden = false;
  const { offsetWidth, offsetHeight } = popup;
  popup.style.left = Math.max(4, Math.min(left, innerWidth - offsetWidth - 4)) + "px";
  popup.style.top = (bottom + offsetHeight + 4 > innerHeight ? Math.max(4, top - offsetHeight - 4) : bottom + 4) + "px";
}

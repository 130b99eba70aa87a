// Elements, made of names and texts only: nothing that is shown is ever read as markup.

/** Makes an element: `h("button.primary", { onclick: run }, "Run")`. */
export function h(tag, properties, ...children) {
  const [name, ...classes] = tag.split(".");
  const element = document.createElement(name);
  if (classes.length) element.className = classes.join(" ");
  for (const [key, value] of Object.entries(properties ?? {})) {
    if (key.startsWith("on") || key === "value") element[key] = value;
    else if (value !== undefined && value !== false) element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== undefined && child !== false));
  return element;
}

export function svg(name, attributes, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

export const byId = (id) => document.getElementById(id);

export const button = (label, onclick, properties) => h("button", { type: "button", onclick, ...properties }, label);

/** Says something to who cannot see it, and for a moment shows it to who can. */
export function say(text) {
  const toast = byId("toast");
  toast.textContent = text;
  clearTimeout(say.timer);
  say.timer = setTimeout(() => (toast.textContent = ""), 5000);
}

export async function copy(text, what) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Pages that came over plain HTTP have no clipboard: the old way.
    const area = h("textarea", { value: text, "aria-label": what });
    (document.querySelector("dialog[open]") ?? document.body).append(area);
    const focused = document.activeElement;
    area.select();
    document.execCommand("copy");
    area.remove();
    focused?.focus();
  }
  say(`${what} copied.`);
}

export function download(name, type, text) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  h("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

/** Calls a function once it has not been asked for so long. */
export function later(milliseconds, act) {
  let timer;
  return (...values) => {
    clearTimeout(timer);
    timer = setTimeout(() => act(...values), milliseconds);
  };
}

/** Paragraphs, lists and `code` of a description; the rest of Markdown stays as it is written. */
export function prose(text = "") {
  return text.split(/\n\s*\n/).filter((part) => part.trim()).map((part) => {
    const items = part.split(/^[-*] /m);
    const inline = (words) => words.trim().split(/(`[^`]+`)/).map((piece) => (piece[0] === "`" ? h("code", {}, piece.slice(1, -1)) : piece));
    if (items.length < 2) return h("p", {}, ...inline(part));
    return h("div", {}, ...(items[0].trim() ? [h("p", {}, ...inline(items[0]))] : []), h("ul", {}, ...items.slice(1).map((item) => h("li", {}, ...inline(item)))));
  });
}

/** A list of tabs as ARIA has them: one is in the tab order, arrows go to the others. */
export function tabList(list, choose) {
  list.addEventListener("keydown", (event) => {
    const tabs = [...list.querySelectorAll("[role=tab]:not([hidden])")];
    const at = tabs.indexOf(document.activeElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    const id = tabs.at(to % tabs.length).id;
    choose(id);
    byId(id).focus();
  });
  list.addEventListener("click", (event) => {
    const tab = event.target.closest("[role=tab]");
    if (tab) choose(tab.id);
  });
}

export function selectTab(list, id) {
  for (const tab of list.querySelectorAll("[role=tab]")) {
    const isSelected = tab.id === id;
    tab.setAttribute("aria-selected", isSelected);
    tab.tabIndex = isSelected ? 0 : -1;
    const panel = byId(tab.getAttribute("aria-controls"));
    if (panel && panel.getAttribute("role") === "tabpanel" && list.dataset.panels !== "one") panel.hidden = !isSelected;
  }
}

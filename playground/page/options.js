// A list of options of which one is active. A field keeps the focus, and tells screen readers which it is.

import { tags } from "./dom.js";

const { ul, li } = tags;

export class Options {
  all = [];
  active = 0;

  /** @param {{ draw: (option: object) => any, accept: (option: object) => void, onActive?: (option: object) => void }} doing */
  constructor(field, id, label, doing) {
    Object.assign(this, { field, id, ...doing });
    this.element = ul({ role: "listbox", id, ariaLabel: label });
  }

  show(all) {
    this.all = all;
    const items = all.map((each, index) =>
      li({
        role: "option",
        id: `${this.id}-${index}`,
        class: each.deprecated && "deprecated",
        onpointerdown: (event) => event.preventDefault(),
        onclick: () => this.accept(each),
      }, this.draw(each)));
    this.element.replaceChildren(...items);
    this.field.setAttribute("aria-controls", this.id);
    this.activate(0);
  }

  activate(index) {
    this.active = (index + this.all.length) % this.all.length || 0;
    for (const [at, item] of [...this.element.children].entries()) item.ariaSelected = at === this.active;
    const item = this.element.children[this.active];
    item?.scrollIntoView({ block: "nearest" });
    this.field.setAttribute("aria-activedescendant", item?.id ?? "");
    this.onActive?.(this.all[this.active]);
  }

  leave() {
    this.field.removeAttribute("aria-activedescendant");
    this.field.removeAttribute("aria-controls");
  }

  /** What a key does; undefined if it is none of a list's. */
  action(key) {
    return {
      ArrowDown: () => this.activate(this.active + 1),
      ArrowUp: () => this.activate(this.active - 1),
      Enter: () => this.all.length && this.accept(this.all[this.active]),
    }[key];
  }
}

// A list of the answer as a table, with its order and as CSV.

import { button, download, h } from "./dom.js";
import { csv, listsIn, sorted, tableOf } from "../response/table.js";

const page = 200;

export function tableView(data) {
  const lists = listsIn(data);
  if (!lists.length) return [h("p.empty", {}, "There is no list of objects in this answer.")];
  const frame = h("div.table", { role: "region", tabindex: "0", "aria-label": "Table" });
  const choice = h("select", { "aria-label": "List", onchange: () => show(lists[choice.selectedIndex]) },
    ...lists.map(({ label, rows }) => h("option", {}, `${label} (${rows.length})`)));
  let table;
  show(lists[0]);

  function show(list) {
    table = tableOf(list.rows);
    draw(table.rows, -1, false);
  }

  function draw(rows, by, descending) {
    const heads = table.columns.map(({ name, isNumber }, column) => {
      const order = column === by ? (descending ? "descending" : "ascending") : undefined;
      const sort = () => draw(sorted(table.rows, column, column === by && !descending), column, column === by && !descending);
      const head = button(name, () => (sort(), frame.querySelectorAll("th button")[column].focus()), {});
      head.append(h("span", { "aria-hidden": true }, order ? (descending ? " ▼" : " ▲") : ""));
      return h("th", { scope: "col", "aria-sort": order, class: isNumber && "number" }, head);
    });
    const body = h("tbody");
    const add = () => {
      const start = body.children.length;
      body.append(...rows.slice(start, start + page).map((row) => h("tr", {}, ...row.map((cell, column) => cellOf(cell, table.columns[column])))));
      more.hidden = body.children.length >= rows.length;
    };
    const more = button(`Show more of ${rows.length} rows`, add);
    add();
    frame.replaceChildren(h("table", {}, h("caption.unseen", {}, `${rows.length} rows`), h("thead", {}, h("tr", {}, ...heads)), body), more);
    table.shown = rows;
  }

  const save = () => download("rapport.csv", "text/csv", csv({ columns: table.columns, rows: table.shown }));
  return [h("div.bar", {}, choice, button("Download CSV", save)), frame];
}

function cellOf(cell, { isNumber }) {
  return h("td", { class: isNumber && "number" }, cell === null ? h("span.quiet", {}, "null") : String(cell));
}

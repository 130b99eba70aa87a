// A list of the answer as a table, with its order and as CSV.

import { button, download, h } from "./dom.js";
import { csv, listsIn, sorted, tableOf } from "../response/table.js";

const rowsAtOnce = 200;

export function tableView(data) {
  const lists = listsIn(data);
  if (!lists.length) return [h("p.empty", {}, "There is no list of objects in this answer.")];
  const frame = h("div.table", { role: "region", tabindex: "0", "aria-label": "Table" });
  const choice = h(
    "select",
    { "aria-label": "List", onchange: () => show(lists[choice.selectedIndex]) },
    lists.map(({ label, rows }) => h("option", {}, `${label} (${rows.length})`)),
  );
  let table;

  function show({ rows }) {
    table = tableOf(rows);
    draw();
  }

  function draw(by, isDescending) {
    const head = table.columns.map(({ name, isNumber }, column) => {
      const isSorted = column === by;
      const sort = () => {
        table.rows = sorted(table.rows, column, isSorted && !isDescending);
        draw(column, isSorted && !isDescending);
        frame.querySelectorAll("th button")[column].focus();
      };
      const order = isSorted ? (isDescending ? "descending" : "ascending") : undefined;
      return h(
        "th",
        { scope: "col", "aria-sort": order, class: isNumber && "number" },
        button(name + (order ? { ascending: " ▲", descending: " ▼" }[order] : ""), sort),
      );
    });
    const body = h("tbody");
    const more = button(`Show more of ${table.rows.length} rows`, add);
    function add() {
      const start = body.children.length;
      body.append(
        ...table.rows.slice(start, start + rowsAtOnce).map((row) =>
          h(
            "tr",
            {},
            row.map((cell, column) =>
              h(
                "td",
                { class: table.columns[column].isNumber && "number" },
                cell === null ? h("span.quiet", {}, "null") : String(cell),
              ),
            ),
          ),
        ),
      );
      more.hidden = body.children.length >= table.rows.length;
    }
    add();
    frame.replaceChildren(h("table", {}, h("thead", {}, h("tr", {}, head)), body), more);
  }

  show(lists[0]);
  return [
    h(
      "div.bar",
      {},
      choice,
      button("Download CSV", () => download("rapport.csv", "text/csv", csv(table))),
    ),
    frame,
  ];
}

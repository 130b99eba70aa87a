// How the server made the answer: batches one after the other, with the statements of each.

import { h } from "./dom.js";

const count = (number, noun) => `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
const time = (microseconds) => (microseconds < 1000 ? `${microseconds} µs` : `${(microseconds / 1000).toFixed(1)} ms`);

/** Scopes, batches and statements; the server tells them under `--trace`. */
export function traceView(json) {
  const trace = json?.extensions?.trace;
  if (!trace)
    return [h("p.empty", {}, "This answer has no trace: the server tells it when it is started with --trace.")];
  let begin = 0;
  const rows = trace.batches.flatMap((batch, index) => {
    const statements = trace.statements.filter((each) => each.batch === index);
    const bar = h("div.time");
    bar.style.marginLeft = `${(begin / trace.microseconds) * 100}%`;
    bar.style.width = `${(batch.microseconds / trace.microseconds) * 100}%`;
    begin += batch.microseconds;
    return [
      h(
        "tr",
        {},
        h(
          "th",
          { scope: "row" },
          batch.name,
          h("small", {}, " ", batch.kind === "load" ? "load, " : "", batch.path.join(".")),
        ),
        h("td.number", {}, String(batch.parents)),
        h("td.number", {}, time(batch.microseconds)),
        h("td", {}, bar),
      ),
      ...statements.map((each) => h("tr", {}, h("td", { colspan: "4" }, statement(each)))),
    ];
  });
  const others = trace.statements.filter(({ batch }) => batch === null);
  const scopes = trace.scopes.map(({ type, path, objects }) =>
    h("tr", {}, h("th", { scope: "row" }, type), h("td", {}, path.join(".")), h("td.number", {}, String(objects))),
  );
  const table = (caption, heads, body) =>
    h(
      "table",
      {},
      h("caption", {}, caption),
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          heads.map((head) => h("th", { scope: "col" }, head)),
        ),
      ),
      h("tbody", {}, body),
    );
  return [
    h(
      "div.trace",
      { role: "region", tabindex: "0", "aria-label": "Trace" },
      table(
        `${count(trace.statements.length, "statement")} in ${time(trace.microseconds)}`,
        ["Batch", "Parents", "Time", "When"],
        rows,
      ),
      others.map(statement),
      table("Scopes", ["Type", "Path", "Objects"], scopes),
    ),
  ];
}

/** One statement: opened, the whole of it, and how SQLite runs it. */
const statement = ({ sql, values, rows, microseconds, plan }) =>
  h(
    "details",
    {},
    h(
      "summary",
      {},
      h("code", {}, sql.replace(/\s+/g, " ").slice(0, 90)),
      ` ${count(values, "value")}, ${count(rows, "row")}, ${time(microseconds)}`,
    ),
    h("pre", {}, sql, plan?.length ? "\n\nEXPLAIN QUERY PLAN\n" + plan.join("\n") : ""),
  );

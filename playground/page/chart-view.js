// Figures of the answer as charts, each with its table for who does not see it.

import { h, svg } from "./dom.js";
import { barRows, chartsOf, description, linePoints, marks } from "../response/chart.js";

export function chartView(data) {
  const charts = chartsOf(data);
  if (!charts.length)
    return [h("p.empty", {}, "There are no figures in this answer to draw. The examples under Analytics have some.")];
  return [h("div.charts", { role: "region", tabindex: "0", "aria-label": "Charts" }, charts.map(figure))];
}

function figure(chart) {
  const { kind, series, labels, title } = chart;
  const table = h(
    "table",
    {},
    h(
      "thead",
      {},
      h(
        "tr",
        {},
        [chart.label, ...series.map(({ name }) => name)].map((name) => h("th", { scope: "col" }, name)),
      ),
    ),
    h(
      "tbody",
      {},
      labels.map((label, row) =>
        h(
          "tr",
          {},
          h("th", { scope: "row" }, label),
          series.map(({ values }) => h("td.number", {}, String(values[row]))),
        ),
      ),
    ),
  );
  return h(
    "figure",
    {},
    h("figcaption", {}, title),
    series.length > 1 &&
      h(
        "p.legend",
        {},
        series.map(({ name }, index) => h(`span.series-${index}`, {}, name)),
      ),
    (kind === "line" ? lineChart : barChart)(chart),
    h("details", {}, h("summary", {}, "The figures"), table),
  );
}

const text = (x, y, words, anchor = "start") => svg("text", { x, y, "text-anchor": anchor }, words);
const picture = (chart, width, height, ...children) =>
  svg("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": description(chart) }, children);

function lineChart(chart) {
  const [left, width, height] = [40, 560, 180];
  const { labels, series } = chart;
  const values = marks(Math.max(...series.flatMap((each) => each.values)));
  const grid = values.flatMap((mark) => {
    const y = 10 + height - (mark / values.at(-1)) * height;
    return [
      svg("line", { x1: left, x2: left + width, y1: y, y2: y, class: "grid" }),
      text(left - 6, y + 4, String(mark), "end"),
    ];
  });
  const lines = linePoints(chart, width, height).map((points, index) =>
    svg(
      "g",
      { class: `series-${index}`, transform: `translate(${left} 10)` },
      svg("polyline", { points: points.join(" ") }),
      points.map(([cx, cy], at) =>
        svg("circle", { cx, cy, r: 3 }, svg("title", {}, `${labels[at]}: ${series[index].values[at]}`)),
      ),
    ),
  );
  const every = Math.ceil(labels.length / 6);
  const names = labels.map(
    (label, index) =>
      index % every === 0 && text(left + (index * width) / (labels.length - 1), height + 28, label, "middle"),
  );
  return picture(chart, left + width + 40, height + 36, grid, lines, names);
}

function barChart(chart) {
  const [left, width, thick] = [170, 380, 18];
  const high = thick * chart.series.length + 8;
  const rows = barRows(chart, width).map(({ label, bars }, row) => [
    text(left - 8, row * high + (high + 4) / 2, label.length > 24 ? label.slice(0, 23) + "…" : label, "end"),
    bars
      .map(({ length, offset, value }, index) => {
        const [x, y] = [left + offset, row * high + index * thick + 2];
        return [
          svg("rect", { x, y, width: Math.max(length, 1), height: thick - 3, rx: 3, class: `series-${index}` }),
          text(x + length + 6, y + 13, String(value)),
        ];
      })
      .flat(),
  ]);
  return picture(chart, left + width + 50, rows.length * high + 4, rows.flat(2));
}

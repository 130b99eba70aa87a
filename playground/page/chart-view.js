// Figures of the answer as charts, each with its table for who does not see it.

import { h, svg } from "./dom.js";
import { barRows, chartsOf, description, linePoints, marks } from "../response/chart.js";

export function chartView(data) {
  const charts = chartsOf(data);
  if (!charts.length) return [h("p.empty", {}, "There are no lists with figures in this answer. The examples under Analytics have some.")];
  return [h("div.charts", { role: "region", tabindex: "0", "aria-label": "Charts" }, ...charts.map(figure))];
}

function figure(chart) {
  const { series, labels, title } = chart;
  const legend = series.length > 1 && h("p.legend", {}, ...series.map(({ name }, index) => h(`span.series-${index}`, {}, name)));
  const table = h("table", {},
    h("thead", {}, h("tr", {}, ...[chart.label, ...series.map(({ name }) => name)].map((name) => h("th", { scope: "col" }, name)))),
    h("tbody", {}, ...labels.map((label, row) => h("tr", {}, h("th", { scope: "row" }, label), ...series.map(({ values }) => h("td.number", {}, String(values[row])))))));
  return h("figure", {}, h("figcaption", {}, title), legend,
    chart.kind === "line" ? lineChart(chart) : barChart(chart),
    h("details", {}, h("summary", {}, "The figures"), table));
}

const text = (x, y, words, anchor = "start") => svg("text", { x, y, "text-anchor": anchor }, words);

function picture(chart, width, height, ...children) {
  return svg("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": description(chart) }, ...children);
}

function lineChart(chart) {
  const [left, width, height] = [40, 560, 180];
  const values = marks(Math.max(...chart.series.flatMap((each) => each.values)));
  const grid = values.flatMap((mark) => {
    const y = 10 + height - (mark / values.at(-1)) * height;
    return [svg("line", { x1: left, x2: left + width, y1: y, y2: y, class: "grid" }), text(left - 6, y + 4, String(mark), "end")];
  });
  const lines = linePoints(chart, width, height).map((points, index) => {
    const places = points.map(([x, y]) => [x + left, y + 10]);
    return svg("g", { class: `series-${index}` }, svg("polyline", { points: places.map((each) => each.join()).join(" ") }),
      ...places.map(([x, y], at) => svg("circle", { cx: x, cy: y, r: 3 }, svg("title", {}, `${chart.labels[at]}: ${chart.series[index].values[at]}`))));
  });
  const every = Math.ceil(chart.labels.length / 6);
  const names = chart.labels.map((label, index) => (index % every ? "" : text(left + (index * width) / (chart.labels.length - 1), height + 28, label, index ? "middle" : "start")));
  return picture(chart, left + width + 40, height + 36, ...grid, ...lines, ...names.filter(Boolean));
}

function barChart(chart) {
  const [left, width, thick] = [170, 380, 18];
  const high = thick * chart.series.length + 8;
  const rows = barRows(chart, width).map(({ label, bars }, row) => svg("g", {},
    text(left - 8, row * high + (high + 4) / 2, label.length > 24 ? label.slice(0, 23) + "…" : label, "end"),
    ...bars.flatMap(({ length, offset, value }, index) => {
      const y = row * high + index * thick + 2;
      return [svg("rect", { x: left + offset, y, width: Math.max(length, 1), height: thick - 3, rx: 3, class: `series-${index}` }), text(left + offset + length + 6, y + 13, String(value))];
    })));
  return picture(chart, left + width + 50, rows.length * high + 4, ...rows);
}

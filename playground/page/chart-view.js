// Figures of the answer as charts, each with its table for who does not see it.

import { empty, region, row, svg, table, tags } from "./dom.js";
import { barRows, chartsOf, description, linePoints, marks } from "../response/chart.js";

const { details, figcaption, figure, p, span, summary } = tags;

export function chartView(data) {
  const charts = chartsOf(data);
  if (charts.length) return [region("Charts", charts.map(chartFigure))];
  return [empty("There are no figures in this answer to draw. The examples under Analytics have some.")];
}

function chartFigure(chart) {
  const { kind, series, labels, title, label } = chart;
  const rows = labels.map((each, index) => row(each, ...series.map(({ values }) => values[index])));
  const legend = series.map(({ name }, index) => span({ class: `series-${index}` }, name));
  return figure(
    figcaption(title),
    series.length > 1 && p({ class: "legend" }, legend),
    kind === "line" ? lineChart(chart) : barChart(chart),
    details(summary("The figures"), table("", [label, ...series.map(({ name }) => name)], rows)),
  );
}

const text = (x, y, words, anchor = "start") => svg.text({ x, y, "text-anchor": anchor }, words);
const picture = (chart, width, height, ...children) =>
  svg.svg({ viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": description(chart) }, children);

function lineChart(chart) {
  const [left, width, height] = [40, 560, 180];
  const { labels, series } = chart;
  const values = marks(Math.max(...series.flatMap((each) => each.values)));
  const grid = values.flatMap((mark) => {
    const y = 10 + height - (mark / values.at(-1)) * height;
    return [svg.line({ x1: left, x2: left + width, y1: y, y2: y, class: "grid" }), text(left - 6, y + 4, String(mark), "end")];
  });
  const dot = (index) => ([cx, cy], at) =>
    svg.circle({ cx, cy, r: 3 }, svg.title(`${labels[at]}: ${series[index].values[at]}`));
  const lines = linePoints(chart, width, height).map((points, index) =>
    svg.g({ class: `series-${index}`, transform: `translate(${left} 10)` },
      svg.polyline({ points: points.join(" ") }), points.map(dot(index))));
  const every = Math.ceil(labels.length / 6);
  const x = (index) => left + (index * width) / (labels.length - 1);
  const names = labels.map((label, index) => index % every === 0 && text(x(index), height + 28, label, "middle"));
  return picture(chart, left + width + 40, height + 36, grid, lines, names);
}

function barChart(chart) {
  const [left, width, thick] = [170, 380, 18];
  const high = thick * chart.series.length + 8;
  const rows = barRows(chart, width).map(({ label, bars }, row) => [
    text(left - 8, row * high + (high + 4) / 2, label.length > 24 ? label.slice(0, 23) + "…" : label, "end"),
    bars.map(({ length, offset, value }, index) => {
      const [x, y] = [left + offset, row * high + index * thick + 2];
      const bar = svg.rect({ x, y, width: Math.max(length, 1), height: thick - 3, rx: 3, class: `series-${index}` });
      return [bar, text(x + length + 6, y + 13, String(value))];
    }),
  ]);
  return picture(chart, left + width + 50, rows.length * high + 4, rows);
}

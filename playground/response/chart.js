// Lists with figures in an answer as charts: which kind suits them, and where everything is drawn.

import { listsIn } from "./table.js";

/**
 * @typedef {{ kind: "line" | "bars" | "funnel", title: string, label: string, labels: string[],
 *   series: { name: string, values: number[] }[] }} Chart
 */

const most = 60;

/** @returns {Chart[]} One for each list that has a name and a figure in each row. */
export function chartsOf(data) {
  return listsIn(data).map(chartOf).filter(Boolean);
}

function chartOf({ path, label: title, rows }) {
  const objects = rows.filter((row) => row && typeof row === "object");
  if (objects.length < 2 || objects.length !== rows.length) return undefined;
  const keys = Object.keys(objects[0]);
  const figures = keys.filter((key) => key !== "version" && objects.every((row) => typeof row[key] === "number"));
  const counts = figures.filter((key) => /count|total|number|strength|minutes/i.test(key));
  const names = counts.length ? counts : figures;
  const label = keys.find((key) => typeof objects[0][key] === "string" && key !== "id" && key !== "__typename");
  if (!names.length || !label) return undefined;
  const shown = objects.slice(0, most);
  const labels = shown.map((row) => (row[label] === null ? "none" : String(row[label])));
  const isTime = labels.length > 2 && labels.every((text) => /^\d{4}-\d\d-\d\d/.test(text));
  const kind = isTime ? "line" : path.at(-1) === "pipeline" ? "funnel" : "bars";
  const series = names.slice(0, 4).map((name) => ({ name, values: shown.map((row) => row[name]) }));
  return { kind, title, label, labels: isTime ? labels.map((text) => text.slice(0, 10)) : labels, series };
}

/** Round marks for an axis from 0 to at least the maximum. */
export function marks(maximum, count = 4) {
  if (maximum <= 0) return [0, 1];
  const rough = maximum / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((each) => each >= rough);
  // Counts have no fractions.
  const size = Math.max(step, maximum >= 1 && step < 1 && Number.isInteger(maximum) ? 1 : 0);
  const marks = [0];
  while (marks.at(-1) < maximum) marks.push(+(marks.at(-1) + size).toPrecision(12));
  return marks;
}

/** The points of each series of a line chart, in a field of the given size. */
export function linePoints({ labels, series }, width, height) {
  const top = marks(Math.max(0, ...series.flatMap(({ values }) => values))).at(-1);
  const step = labels.length > 1 ? width / (labels.length - 1) : 0;
  return series.map(({ values }) => values.map((value, index) => [round(index * step), round(height - (value / top) * height)]));
}

/** The bars of a chart of bars or of a funnel: one row for each label. */
export function barRows({ kind, labels, series }, width) {
  const top = Math.max(1, ...series.flatMap(({ values }) => values));
  return labels.map((label, row) => ({
    label,
    bars: series.map(({ values }) => {
      const length = round((Math.max(0, values[row]) / top) * width);
      return { length, offset: kind === "funnel" ? round((width - length) / 2) : 0, value: values[row] };
    }),
  }));
}

const round = (number) => Math.round(number * 10) / 10;

/** What a chart says, in a sentence, for those who do not see it. */
export function description({ kind, title, labels, series }) {
  const name = { line: "Line chart", bars: "Bar chart", funnel: "Funnel" }[kind];
  const { values } = series[0];
  const highest = values.indexOf(Math.max(...values));
  return `${name} of ${title}: ${labels.length} values from ${labels[0]} to ${labels.at(-1)}, highest ${labels[highest]} with ${values[highest]}.`;
}

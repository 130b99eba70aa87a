// Lists with figures in an answer as charts: which kind suits them, and where everything is drawn.

import { listsIn } from "./table.js";

/**
 * @typedef {{ kind: "line" | "bars" | "funnel", title: string, label: string, labels: string[], series: { name: string, values: number[] }[] }} Chart
 * @returns {Chart[]} One for each list that has a name and a figure in each row.
 */
export const chartsOf = (data) => listsIn(data).map(chartOf).filter(Boolean);

function chartOf({ path, label: title, rows }) {
  const shown = rows.slice(0, 60);
  if (rows.length < 2 || shown.some((row) => typeof row !== "object" || !row)) return undefined;
  const keys = Object.keys(shown[0]);
  const isFigure = (key) => shown.every((row) => typeof (row[key] ?? 0) === "number");
  const figures = keys.filter((key) => /count|total|strength|minutes|rating/i.test(key) && isFigure(key)).slice(0, 4);
  const label = keys.find((key) => typeof shown[0][key] === "string" && key !== "id" && key !== "__typename");
  if (!figures.length || !label) return undefined;
  const labels = shown.map((row) => String(row[label] ?? "none"));
  const isTime = labels.length > 2 && labels.every((text) => /^\d{4}-\d\d-\d\d/.test(text));
  return {
    kind: isTime ? "line" : path.at(-1) === "pipeline" ? "funnel" : "bars",
    title,
    label,
    labels: isTime ? labels.map((text) => text.slice(0, 10)) : labels,
    series: figures.map((name) => ({ name, values: shown.map((row) => row[name] ?? 0) })),
  };
}

const most = (series) => Math.max(0, ...series.flatMap(({ values }) => values));
const round = (number) => Math.round(number * 10) / 10;

/** Round marks for an axis from 0 to at least the maximum; counts have no fractions. */
export function marks(maximum) {
  const rough = Math.max(maximum / 4, 0.25);
  const power = 10 ** Math.floor(Math.log10(rough));
  const round = [1, 2, 5, 10].find((factor) => factor * power >= rough) * power;
  const step = Number.isInteger(maximum) ? Math.max(1, round) : round;
  const length = Math.max(2, Math.ceil(maximum / step) + 1);
  return Array.from({ length }, (_, index) => +(index * step).toPrecision(12));
}

/** The points of each series of a line chart, in a field of the given size. */
export function linePoints({ labels, series }, width, height) {
  const top = marks(most(series)).at(-1);
  const point = (value, index) => [round((index * width) / (labels.length - 1)), round(height - (value / top) * height)];
  return series.map(({ values }) => values.map(point));
}

/** One row of bars for each label. */
export function barRows({ kind, labels, series }, width) {
  const top = most(series) || 1;
  const bar = (value) => {
    const length = round((value / top) * width);
    return { length, offset: kind === "funnel" ? round((width - length) / 2) : 0, value };
  };
  return labels.map((label, row) => ({ label, bars: series.map(({ values }) => bar(values[row])) }));
}

/** What a chart says, in a sentence, for those who do not see it. */
export function description({ kind, title, labels, series: [{ values }] }) {
  const highest = values.indexOf(Math.max(...values));
  const name = { line: "Line chart", bars: "Bar chart", funnel: "Funnel" }[kind];
  const range = `${labels.length} values from ${labels[0]} to ${labels.at(-1)}`;
  return `${name} of ${title}: ${range}, highest ${labels[highest]} with ${values[highest]}.`;
}

// Which chart suits a list with figures, and how large everything is.

import { listsIn } from "./table.js"

export const chartsOf = (data) => listsIn(data).map(chartOf).filter(Boolean)

function chartOf({ path, label: title, rows }) {
	const shown = rows.slice(0, 60)
	if (rows.length < 2 || shown.some((row) => typeof row !== "object" || !row)) return
	const keys = Object.keys(shown[0])
	const isFigure = (key) => shown.every((row) => typeof (row[key] ?? 0) === "number")
	const figures = keys.filter((key) => /count|total|strength|minutes|rating/i.test(key) && isFigure(key)).slice(0, 3)
	const label = keys.find((key) => typeof shown[0][key] === "string" && key !== "id" && key !== "__typename")
	if (!figures.length || !label) return
	const names = shown.map((row) => String(row[label] ?? "none"))
	const isTime = names.length > 2 && names.every((text) => /^\d{4}-\d\d-\d\d/.test(text))
	const kind = isTime ? "line" : path.at(-1) === "pipeline" ? "funnel" : "bars"
	const series = figures.map((name) => ({ name, values: shown.map((row) => row[name] ?? 0) }))
	const top = Math.max(1, ...series.flatMap(({ values }) => values))
	return { kind, title, label, labels: isTime ? names.map((text) => text.slice(0, 10)) : names, series, top }
}

export function marks(top) {
	const power = 10 ** Math.floor(Math.log10(top / 4))
	const round = [1, 2, 5, 10].find((factor) => factor * power >= top / 4) * power
	const step = Number.isInteger(top) ? Math.max(1, round) : round
	return Array.from({ length: Math.ceil(top / step) + 1 }, (_, index) => +(index * step).toPrecision(12))
}

export function linePoints({ labels, series, top }, width, height) {
	const highest = marks(top).at(-1)
	const point = (value, index) => [(index * width) / (labels.length - 1), height - (value / highest) * height]
	return series.map(({ values }) => values.map(point))
}

export function description({ kind, title, labels, series: [{ values }] }) {
	const highest = values.indexOf(Math.max(...values))
	const name = { line: "Line chart", bars: "Bar chart", funnel: "Funnel" }[kind]
	const range = `${labels.length} values from ${labels[0]} to ${labels.at(-1)}`
	return `${name} of ${title}: ${range}, highest ${labels[highest]} with ${values[highest]}.`
}

// Figures as drawings, each with its table.

import { empty, region, row, svg, table, tags } from "./dom.js"
import { chartsOf, description, linePoints, marks } from "../response/chart.js"

const { details, figcaption, figure, span, summary } = tags
const text = (x, y, words, anchor) => svg.text({ x, y, "text-anchor": anchor }, words)

export function view({ json }) {
	const charts = chartsOf(json?.data)
	if (charts.length) return [region("Charts", charts.map(chartFigure))]
	return [empty("There are no figures to draw.")]
}

function chartFigure(chart) {
	const { kind, series, labels, label, title } = chart
	const [height, shapes] = kind === "line" ? lines(chart) : bars(chart)
	const drawing = svg.svg({ viewBox: `0 0 460 ${height}`, role: "img", "aria-label": description(chart) }, shapes)
	const names = series.map(({ name }, index) => span({ class: `series-${index}` }, ` ■ ${name}`))
	const rows = labels.map((each, at) => row(each, ...series.map(({ values }) => values[at])))
	const figures = table("", [label, ...series.map(({ name }) => name)], rows)
	return figure(figcaption(title, names), drawing, details(summary("The figures"), figures))
}

function bars({ kind, labels, series, top }) {
	const [left, width, thickness] = [170, 240, 16]
	const height = thickness * series.length + 6
	const bar = (at) => ({ values }, index) => {
		const [length, y] = [(width * values[at]) / top, at * height + index * thickness]
		const x = left + (kind === "funnel" ? (width - length) / 2 : 0)
		const shape = svg.rect({ x, y, width: length, height: thickness - 3, rx: 2, class: `series-${index}` })
		return [shape, text(x + length + 5, y + 11, String(values[at]))]
	}
	const name = (label) => (label.length > 24 ? label.slice(0, 23) + "…" : label)
	const rows = labels.map((label, at) => [text(left - 8, at * height + 11, name(label), "end"), series.map(bar(at))])
	return [labels.length * height, rows]
}

function lines(chart) {
	const [left, width, height] = [40, 380, 150]
	const { labels, series, top } = chart
	const values = marks(top)
	const grid = values.map((mark) => {
		const y = 10 + height - (mark / values.at(-1)) * height
		return [svg.line({ x1: left, x2: left + width, y1: y, y2: y, class: "grid" }), text(left - 6, y + 4, String(mark), "end")]
	})
	const dot = ([cx, cy]) => svg.circle({ cx, cy, r: 3 })
	const curves = linePoints(chart, width, height).map((points, index) =>
		svg.g({ class: `series-${index}`, transform: `translate(${left} 10)` },
			svg.polyline({ points: points.join(" ") }), points.map(dot)))
	const every = Math.ceil(labels.length / 4)
	const x = (index) => left + (index * width) / (labels.length - 1)
	const names = labels.map((label, index) => index % every === 0 && text(x(index), height + 28, label, "middle"))
	return [height + 36, [grid, curves, names]]
}

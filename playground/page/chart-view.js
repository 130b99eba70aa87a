// Figures as charts: what has a time as a line with its table, all else as a table with bars.

import { bar, empty, region, row, svg, table, tags } from "./dom.js"
import { chartsOf, description, linePoints, marks } from "../response/chart.js"

const { details, figcaption, figure, span, summary } = tags

export function view({ json }) {
	const charts = chartsOf(json?.data)
	if (charts.length) return [region("Charts", charts.map(chartFigure))]
	return [empty("There are no figures in this answer to draw. The examples under Analytics have some.")]
}

function chartFigure(chart) {
	const { kind, series, labels, label, title, top } = chart
	const heads = [label, ...series.map(({ name }, index) => span({ class: `series-${index}` }, name))]
	const share = (value, index) => bar(kind === "funnel" ? 50 - (50 * value) / top : 0, (100 * value) / top, index)
	const bars = (at) => (kind === "line" ? [] : [series.map(({ values }, index) => share(values[at], index))])
	const rows = labels.map((each, at) => row(each, ...series.map(({ values }) => values[at]), ...bars(at)))
	const figures = table("", kind === "line" ? heads : [...heads, "Chart"], rows)
	const shown = kind === "line" ? [lineChart(chart), details(summary("The figures"), figures)] : figures
	return figure({ class: kind, ariaLabel: description(chart) }, figcaption(title), shown)
}

const text = (x, y, words, anchor) => svg.text({ x, y, "text-anchor": anchor }, words)

function lineChart(chart) {
	const [left, width, height] = [40, 380, 150]
	const { labels, series, top } = chart
	const values = marks(top)
	const grid = values.map((mark) => {
		const y = 10 + height - (mark / values.at(-1)) * height
		return [svg.line({ x1: left, x2: left + width, y1: y, y2: y, class: "grid" }), text(left - 6, y + 4, String(mark), "end")]
	})
	const dot = ({ values }) => ([cx, cy], at) => svg.circle({ cx, cy, r: 3 }, svg.title(`${labels[at]}: ${values[at]}`))
	const lines = linePoints(chart, width, height).map((points, index) =>
		svg.g({ class: `series-${index}`, transform: `translate(${left} 10)` },
			svg.polyline({ points: points.join(" ") }), points.map(dot(series[index]))))
	const every = Math.ceil(labels.length / 4)
	const x = (index) => left + (index * width) / (labels.length - 1)
	const names = labels.map((label, index) => index % every === 0 && text(x(index), height + 28, label, "middle"))
	return svg.svg({ viewBox: `0 0 ${left + width + 40} ${height + 36}`, role: "img", "aria-label": description(chart) }, grid, lines, names)
}

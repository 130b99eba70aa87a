// How the server made the answer: batches, and the statements of each.

import { count, empty, region, row, table, tags } from "./dom.js"

const { code, details, div, pre, small, summary, td, tr } = tags
const time = (microseconds) => (microseconds < 1000 ? `${microseconds}\u00a0µs` : `${(microseconds / 1000).toFixed(1)}\u00a0ms`)

function bar(begin, length) {
	const element = div({ class: "share" })
	Object.assign(element.style, { marginLeft: `${begin}%`, width: `${length}%` })
	return element
}

export function view({ json }) {
	const trace = json?.extensions?.trace
	if (!trace) return [empty("There is no trace: the server tells it with --trace.")]
	const ofBatch = (index) => trace.statements.filter(({ batch }) => batch === index)
	const share = (microseconds) => (100 * microseconds) / trace.microseconds
	let begin = 0
	const rows = trace.batches.flatMap(({ name, path, parents, microseconds }, index) => {
		const about = small(" ", path.join("."))
		const batch = row([name, about], parents, time(microseconds), bar(share(begin), share(microseconds)))
		begin += microseconds
		return [batch, ...ofBatch(index).map((each) => tr(td({ colSpan: 4 }, statement(each))))]
	})
	const scopes = trace.scopes.map(({ type, path, objects }) => row(type, small(path.join(".")), objects))
	const title = `${count(trace.statements.length, "statement")} in ${time(trace.microseconds)}`
	const batches = table(title, ["Batch", "Parents", "Time", "When"], rows)
	return [region("Trace", batches, ofBatch(null).map(statement), table("Scopes", ["Type", "Path", "Objects"], scopes))]
}

function statement({ sql, values, rows, microseconds, plan }) {
	const figures = ` ${count(values, "value")}, ${count(rows, "row")}, ${time(microseconds)}`
	const steps = plan?.length ? "\n\nEXPLAIN QUERY PLAN\n" + plan.join("\n") : ""
	return details(summary(code(sql.replace(/\s+/g, " ").slice(0, 90), "…"), figures), pre(sql, steps))
}

// A list of the answer as a table, with its order and as CSV.

import { button, download, empty, region, tags } from "./dom.js"
import { csv, listsIn, sorted, tableOf } from "../response/table.js"

const { div, option, select, span, table, tbody, td, th, thead, tr } = tags
const rowsAtOnce = 200

export function view({ json }) {
	const lists = listsIn(json?.data)
	if (!lists.length) return [empty("There is no list of objects in this answer.")]
	const frame = region("Table")
	let shown

	const show = ({ rows }) => ((shown = tableOf(rows)), draw())

	function draw(by, isDescending = true) {
		const head = ({ name, isNumber }, column) => {
			const isSorted = column === by
			const sort = () => {
				const down = isSorted && !isDescending
				shown.rows = sorted(shown.rows, column, down)
				draw(column, down)
				frame.querySelectorAll("th button")[column].focus()
			}
			const [ariaSort, sign] = !isSorted ? ["none", ""] : isDescending ? ["descending", " ▼"] : ["ascending", " ▲"]
			return th({ scope: "col", ariaSort, class: isNumber && "number" }, button(name + sign, sort))
		}
		const cell = (value, column) =>
			td({ class: shown.columns[column].isNumber && "number" }, value === null ? span({ class: "quiet" }, "null") : String(value))
		const body = tbody()
		const more = button(`Show more of ${shown.rows.length} rows`, add)
		function add() {
			const start = body.children.length
			body.append(...shown.rows.slice(start, start + rowsAtOnce).map((cells) => tr(cells.map(cell))))
			more.hidden = body.children.length >= shown.rows.length
		}
		add()
		frame.replaceChildren(table(thead(tr(shown.columns.map(head))), body), more)
	}

	const names = lists.map(({ label, rows }) => option(`${label} (${rows.length})`))
	const choice = select({ ariaLabel: "List", onchange: () => show(lists[choice.selectedIndex]) }, names)
	show(lists[0])
	return [div({ class: "bar" }, choice, button("Download CSV", () => download("rapport.csv", csv(shown)))), frame]
}

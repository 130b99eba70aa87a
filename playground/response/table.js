// Lists in an answer as tables.

import { pathText } from "./lines.js"

const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value)

export function listsIn(value) {
	const lists = []
	const look = (each, path) => {
		if (Array.isArray(each)) {
			const first = each.findIndex(isObject)
			if (first >= 0) lists.push({ path, label: pathText(path), rows: each })
			look(each[first], [...path, first])
		} else if (isObject(each)) {
			for (const [key, member] of Object.entries(each)) look(member, [...path, key])
		}
	}
	look(value, [])
	return lists.sort((a, b) => a.path.length - b.path.length || b.rows.length - a.rows.length)
}

export function tableOf(list) {
	const flat = list.map((row) => flattened(isObject(row) ? row : { value: row }))
	const names = [...new Set(flat.flatMap(Object.keys))]
	const isNumber = (name) => flat.every((cells) => typeof (cells[name] ?? 0) === "number")
	const columns = names.map((name) => ({ name, isNumber: isNumber(name) }))
	return { columns, rows: flat.map((cells) => names.map((name) => cells[name] ?? null)) }
}

function flattened(object, prefix = "") {
	const cells = Object.entries(object).map(([key, value]) => {
		const list = Array.isArray(value) ? value : (value?.nodes ?? value?.edges)
		if (Array.isArray(list)) return { [prefix + key]: list.some(isObject) ? `${list.length} objects` : list.join(", ") }
		return isObject(value) ? flattened(value, `${prefix}${key}.`) : { [prefix + key]: value }
	})
	return Object.assign({}, ...cells)
}

export function sorted(rows, column, descending) {
	const { compare } = new Intl.Collator(undefined, { numeric: true })
	return rows.toSorted(({ [column]: a }, { [column]: b }) => {
		if (a === null || b === null) return (a === null) - (b === null)
		return (descending ? -1 : 1) * (typeof a === "number" ? a - b : compare(a, b))
	})
}

// RFC 4180. What a spreadsheet would take for a formula gets an apostrophe.
export function csv({ columns, rows }) {
	const cell = (value) => {
		const text = typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? "'" + value : String(value ?? "")
		return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
	}
	return [columns.map(({ name }) => name), ...rows].map((row) => row.map(cell).join() + "\r\n").join("")
}

// A value as lines of JSON that know their place.

export class JSONLines {
	// Of each line: its text, its key or index, the line it is in, and whether it folds.
	texts = []
	keys = []
	parents = []
	signs = []

	constructor(root, folded = new Set()) {
		Object.assign(this, { root, folded })
		this.write(root, "", "", "", -1)
	}

	write(value, indent, head, tail, parent, key) {
		const names = typeof value === "object" && value ? Object.keys(value) : ""
		if (!names.length) return this.push(indent + head + JSON.stringify(value) + tail, parent, key, " ")
		const isList = Array.isArray(value)
		const [open, close] = isList ? ["[", "]"] : ["{", "}"]
		if (this.folded.has(value)) return this.push(`${indent}${head}${open} … ${close}${tail}`, parent, key, "▸")
		const line = this.push(indent + head + open, parent, key, "▾")
		names.forEach((name, index) => {
			const comma = index < names.length - 1 ? "," : ""
			if (isList) this.write(value[index], indent + "  ", "", comma, line, index)
			else this.write(value[name], indent + "  ", JSON.stringify(name) + ": ", comma, line, name)
		})
		this.push(indent + close + tail, parent, key, " ")
	}

	push(text, parent, key, sign) {
		this.parents.push(parent)
		this.keys.push(key)
		this.signs.push(sign)
		return this.texts.push(text) - 1
	}

	path(line) {
		return line < 0 || this.keys[line] === undefined ? [] : [...this.path(this.parents[line]), this.keys[line]]
	}

	value(line) {
		return this.path(line).reduce((value, step) => value[step], this.root)
	}

	lineAt(path) {
		return path.reduce((line, step) => {
			const at = this.parents.findIndex((parent, index) => parent === line && this.keys[index] === step)
			return at < 0 ? line : at
		}, 0)
	}
}

const stepText = (step) =>
	typeof step === "number" ? `[${step}]` : /^[A-Za-z_]\w*$/.test(step) ? "." + step : `[${JSON.stringify(step)}]`

export const pathText = (path) => path.map(stepText).join("").replace(/^\./, "")

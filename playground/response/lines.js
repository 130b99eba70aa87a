// A value as lines of JSON that know their place.

export class JSONLines {
	// Of each line: its text, its key or index, the line it is in, and the line where what it opens ends.
	texts = []
	keys = []
	parents = []
	ends = []
	open = []

	constructor(root) {
		this.root = root
		this.begin(root, "", "", "", -1)
	}

	// Goes on for so many lines, and says whether there are more.
	write(count = Infinity) {
		const stop = this.texts.length + count
		while (this.open.length && this.texts.length < stop) this.step(this.open.at(-1))
		return this.open.length > 0
	}

	step(frame) {
		const { value, names, line, indent, close } = frame
		if (frame.at === names.length) {
			this.ends[line] = this.push(close, this.parents[line], this.keys[line])
			return this.open.pop()
		}
		const key = Array.isArray(value) ? frame.at : names[frame.at]
		const comma = ++frame.at < names.length ? "," : ""
		this.begin(value[key], indent, key === names[frame.at - 1] ? JSON.stringify(key) + ": " : "", comma, line, key)
	}

	begin(value, indent, head, tail, parent, key) {
		const names = typeof value === "object" && value ? Object.keys(value) : ""
		if (!names.length) return this.push(indent + head + JSON.stringify(value) + tail, parent, key)
		const [start, end] = Array.isArray(value) ? "[]" : "{}"
		const line = this.push(indent + head + start, parent, key)
		this.open.push({ value, names, at: 0, line, indent: indent + "  ", close: indent + end + tail })
	}

	push(text, parent, key) {
		this.parents.push(parent)
		this.keys.push(key)
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

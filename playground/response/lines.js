// A value as lines of JSON that know their place.

export class JSONLines {
	texts = []
	// Of each line: the line it is in, its key there, and the line where what it opens ends.
	parents = []
	keys = []
	ends = []
	isWhole = false
	#writing

	constructor(root) {
		this.root = root
		this.#writing = this.#write(root)
	}

	// So many more: a long value takes a while.
	grow(most) {
		for (let count = 0; count < most && !this.isWhole; count++) this.isWhole = this.#writing.next().done
		return this
	}

	*#write(value, key, parent = -1, indent = "", comma = "") {
		const isList = Array.isArray(value)
		const keys = isList ? [...value.keys()] : Object.keys(typeof value === "string" ? {} : (value ?? {}))
		const name = typeof key === "string" ? JSON.stringify(key) + ": " : ""
		const opening = keys.length ? (isList ? "[" : "{") : JSON.stringify(value) + comma
		const line = this.#put(indent + name + opening, key, parent)
		yield
		if (!keys.length) return
		for (const each of keys) yield* this.#write(value[each], each, line, indent + "  ", each === keys.at(-1) ? "" : ",")
		this.ends[line] = this.#put(indent + (isList ? "]" : "}") + comma, key, parent)
		yield
	}

	#put(text, key, parent) {
		this.keys.push(key)
		this.parents.push(parent)
		return this.texts.push(text) - 1
	}

	path(line) {
		return this.parents[line] >= 0 ? [...this.path(this.parents[line]), this.keys[line]] : []
	}

	value(line) {
		return this.path(line).reduce((value, step) => value[step], this.root)
	}
}

const stepText = (step) =>
	typeof step === "number" ? `[${step}]` : /^[A-Za-z_]\w*$/.test(step) ? "." + step : `[${JSON.stringify(step)}]`

export const pathText = (path) => path.map(stepText).join("").replace(/^\./, "")

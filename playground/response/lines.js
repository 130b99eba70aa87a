// A value as lines of JSON that know their place.

export class JSONLines {
	// Of each line: the line it is in, and the line where what it opens ends.
	parents = []
	ends = []

	constructor(root) {
		this.root = root
		this.texts = JSON.stringify(root, null, 2).split("\n")
		const open = [-1]
		this.texts.forEach((text, line) => {
			const first = text[2 * open.length - 4]
			if (first === "}" || first === "]") this.ends[open.pop()] = line
			this.parents.push(open.at(-1))
			if (text.endsWith("{") || text.endsWith("[")) open.push(line)
		})
	}

	key(line) {
		const outer = this.parents[line]
		if (this.texts[outer].endsWith("{")) return JSON.parse(/"(?:\\.|[^"\\])*"/.exec(this.texts[line])[0])
		let index = 0
		for (let at = outer + 1; at < line; at = (this.ends[at] ?? at) + 1) index++
		return index
	}

	path(line) {
		if (/^ *[}\]]/.test(this.texts[line])) return this.path(this.ends.indexOf(line))
		return this.parents[line] >= 0 ? [...this.path(this.parents[line]), this.key(line)] : []
	}

	value(line) {
		return this.path(line).reduce((value, step) => value[step], this.root)
	}
}

const stepText = (step) =>
	typeof step === "number" ? `[${step}]` : /^[A-Za-z_]\w*$/.test(step) ? "." + step : `[${JSON.stringify(step)}]`

export const pathText = (path) => path.map(stepText).join("").replace(/^\./, "")

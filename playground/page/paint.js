// Colours for ranges of one text: the CSS Custom Highlight API.

function highlight(name) {
	if (!CSS.highlights.has(name)) CSS.highlights.set(name, new Highlight())
	return CSS.highlights.get(name)
}

export class Paint {
	ranges = []

	constructor(node) {
		this.node = node
	}

	set(spans) {
		for (const [name, range] of this.ranges) highlight(name).delete(range)
		const fitting = spans.filter(([, , end]) => end <= this.node.length)
		this.ranges = fitting.map(([name, startOffset, endOffset]) => {
			const range = new StaticRange({ startContainer: this.node, startOffset, endContainer: this.node, endOffset })
			highlight(name).add(range)
			return [name, range]
		})
	}
}

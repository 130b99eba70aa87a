// Elements, made of names and texts: nothing is ever read as markup.

// `the.queryHost` is the element with the id `query-host`.
export const the = new Proxy({}, { get: (_, id) => document.getElementById(id.replace(/[A-Z]/g, "-$&").toLowerCase()) })

// `p({ class: "fault" }, "No.")`; the properties may be left out.
const makers = (make) => new Proxy({}, { get: (_, name) => (...parts) => filled(make(name), parts) })
export const tags = makers((name) => document.createElement(name))
export const svg = makers((name) => document.createElementNS("http://www.w3.org/2000/svg", name))

function filled(element, [first, ...rest]) {
	const hasProperties = first?.constructor === Object
	for (const [key, value] of hasProperties ? Object.entries(first) : []) {
		if (key in element && element instanceof HTMLElement) element[key] = value
		else if (value) element.setAttribute(key, value)
	}
	const children = hasProperties ? rest : [first, ...rest]
	element.append(...children.flat(Infinity).filter((child) => child || child === 0))
	return element
}

const { ul, li, p, code, tr, th, td, thead, tbody, caption } = tags

// What a key does, if it does something.
export function onKey(element, actionOf, isFirst = false) {
	const listen = (event) => {
		const act = event.defaultPrevented || event.isComposing ? undefined : actionOf(event)
		if (act) event.preventDefault(), act()
	}
	element.addEventListener("keydown", listen, isFirst)
}

export const button = (label, onclick, properties) => tags.button({ onclick, ...properties }, label)
export const link = (label, onclick) => button(label, onclick, { class: "link" })
export const list = (items) => ul({ class: "plain" }, items.map((item) => li(item)))
export const empty = (words) => p({ class: "empty" }, words)

export const region = (name, ...children) =>
	tags.div({ class: name.toLowerCase(), role: "region", tabIndex: 0, ariaLabel: name }, children)

export const row = (first, ...cells) =>
	tr(th({ scope: "row" }, first), cells.map((cell) => td({ class: typeof cell === "number" && "number" }, cell)))

export const table = (title, heads, rows) =>
	tags.table(title && caption(title), thead(tr(heads.map((head) => th({ scope: "col" }, head)))), tbody(rows))

export const count = (number, noun) => `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`

export function say(text) {
	the.toast.textContent = text
	hush()
}

const hush = later(5000, () => (the.toast.textContent = ""))

export async function copy(text, what) {
	try {
		await navigator.clipboard.writeText(text)
	} catch {
		// Over plain HTTP there is no clipboard.
		const area = tags.textarea({ value: text })
		document.body.append(area)
		area.select()
		document.execCommand("copy")
		area.remove()
	}
	say(`${what} copied.`)
}

export function download(name, text) {
	const href = URL.createObjectURL(new Blob([text]))
	tags.a({ href, download: name }).click()
	setTimeout(URL.revokeObjectURL, 1000, href)
}

export function later(milliseconds, act) {
	let timer
	return (...given) => {
		clearTimeout(timer)
		timer = setTimeout(act, milliseconds, ...given)
	}
}

export const prose = (text) =>
	(text ?? "").split(/\n\s*\n|\n(?=[-*] )/).filter(Boolean).map((part) => {
		const pieces = part.replace(/^[-*] /, "• ").split(/(`[^`]+`)/)
		return p(pieces.map((piece) => (piece[0] === "`" ? code(piece.slice(1, -1)) : piece)))
	})

export const gist = (text) => (text ?? "").split(/\n\s*\n/)[0].replaceAll("`", "")

export const deprecation = (reason) => (reason ? [p({ class: "fault" }, `Deprecated: ${reason}`)] : [])

// One is in the tab order, arrows go to the others.
export function setUpTabList(element, choose) {
	element.onclick = ({ target }) => target.role === "tab" && choose(target.id)
	element.onkeydown = ({ key, target }) => {
		const next = { ArrowRight: target.nextElementSibling, ArrowLeft: target.previousElementSibling }[key]
		if (next) choose(next.id), the[next.id].focus()
	}
}

export function selectTab(element, id) {
	for (const tab of element.children) {
		tab.ariaSelected = tab.id === id
		tab.tabIndex = tab.id === id ? 0 : -1
	}
}

// How large the parts are, and which of them are in sight.

import { selectTab, setUpTabList, the } from "./dom.js"
import { set, settings } from "./store.js"

export function show(part) {
	document.body.dataset.part = part
	for (const each of the.parts.children) each.ariaPressed = each.dataset.part === part
}

export function showInput(name) {
	show("request")
	selectTab(the.inputs, `tab-${name}`)
	for (const each of ["variables", "headers"]) the[`${each}-host`].hidden = each !== name
	the[name].focus()
}

export function nextTheme() {
	set({ theme: { system: "light", light: "dark", dark: "system" }[settings.theme] })
	showTheme()
}

function showTheme() {
	const { theme } = settings
	document.documentElement.dataset.theme = theme
	the.theme.ariaLabel = `Theme: ${theme}`
}

export const panelNames = [...the.rail.children].map(({ textContent }) => textContent)

function showPanel(name) {
	the.panel.hidden = the.panelBar.hidden = !name
	for (const each of the.rail.children) each.ariaExpanded = each.dataset.command === name
	for (const each of the.panel.children) each.hidden = each.id !== `panel-${name}`
}

export async function openPanel(name) {
	showPanel(name)
	set({ panel: name })
	if (!name) return
	show("panel")
	await drawPanel()
	the[`panel-${name}`].querySelector("input, .link")?.focus()
}

// The button of the panel that is open shuts it.
export function turnPanel(name) {
	const isButton = document.activeElement?.dataset.command === name
	openPanel(isButton && settings.panel === name && innerWidth > 760 ? "" : name)
}

export async function drawPanel() {
	if (settings.panel === "docs") (await import("./docs.js")).drawDocs()
	if (settings.panel === "build") (await import("./explorer.js")).drawExplorer()
}

export function setUpLayout() {
	show("request")
	showPanel(settings.panel)
	the.parts.onclick = ({ target }) => target.dataset.part && show(target.dataset.part)
	setUpTabList(the.inputs, (id) => showInput(id.slice(4)))
	showTheme()
	document.querySelectorAll("hr").forEach(setUpSeparator)
}

// Sets the share of the area before it, in percent, by pointer or arrows.
function setUpSeparator(bar) {
	const { share } = bar.dataset
	const move = (percent) => {
		const value = Math.round(Math.max(10, Math.min(percent, 85)))
		bar.ariaValueNow = value
		bar.parentElement.style.setProperty(`--${share}`, value)
		if (value !== settings[share]) set({ [share]: value })
	}
	move(settings[share])
	bar.onpointerdown = ({ pointerId }) => bar.setPointerCapture(pointerId)
	bar.onpointermove = ({ clientX, clientY, pointerId }) => {
		if (!bar.hasPointerCapture(pointerId)) return
		const [whole, part] = [bar.parentElement, bar.previousElementSibling].map((each) => each.getBoundingClientRect())
		const isVertical = bar.ariaOrientation === "vertical"
		move(100 * (isVertical ? (clientX - part.left) / whole.width : (clientY - part.top) / whole.height))
	}
	bar.onkeydown = ({ key }) => {
		const step = { ArrowLeft: -3, ArrowUp: -3, ArrowRight: 3, ArrowDown: 3 }[key]
		if (step) move(settings[share] + step)
	}
}

// How large the parts are, and on a narrow screen which one is in sight.

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

const themes = { system: "◐", light: "☀", dark: "☾" }

export function nextTheme() {
	const names = Object.keys(themes)
	applyTheme(names[(names.indexOf(settings.theme) + 1) % 3])
}

function applyTheme(theme) {
	set({ theme })
	document.documentElement.dataset.theme = theme
	the.theme.textContent = themes[theme]
	the.theme.ariaLabel = `Theme: ${theme}`
}

export function setUpLayout() {
	the.parts.onclick = ({ target }) => target.dataset.part && show(target.dataset.part)
	setUpTabList(the.inputs, (id) => showInput(id.slice(4)))
	applyTheme(settings.theme)
	document.querySelectorAll("[role=separator]").forEach(setUpSeparator)
}

// Sets the share of the area before it, in percent, by pointer or arrows.
function setUpSeparator(bar) {
	const { share } = bar.dataset
	const move = (percent) => {
		const value = Math.round(Math.max(10, Math.min(percent, 85)))
		bar.ariaValueNow = value
		bar.parentElement.style.setProperty(`--${share}`, value)
		set({ [share]: value })
	}
	move(settings[share] ?? Number(bar.ariaValueNow))
	bar.onpointerdown = ({ pointerId }) => bar.setPointerCapture(pointerId)
	bar.onpointermove = ({ clientX, clientY, pointerId }) => {
		if (!bar.hasPointerCapture(pointerId)) return
		const [whole, part] = [bar.parentElement, bar.previousElementSibling].map((each) => each.getBoundingClientRect())
		const isVertical = bar.ariaOrientation === "vertical"
		move(100 * (isVertical ? (clientX - part.left) / whole.width : (clientY - part.top) / whole.height))
	}
	bar.onkeydown = ({ key }) => {
		const step = { ArrowLeft: -3, ArrowUp: -3, ArrowRight: 3, ArrowDown: 3 }[key]
		if (step) move(Number(bar.ariaValueNow) + step)
	}
}

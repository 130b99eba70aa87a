// The first screen. What it can do comes right behind it.

import { query } from "./editors.js"
import { setUpLayout } from "./layout.js"
import { claimWork, work } from "./store.js"
import { open, setUpTabs, showTab } from "./tabs.js"
import { drawExamples } from "../examples.js"

setUpLayout()
drawExamples()
await claimWork()
setUpTabs()
if (work.tabs.length) showTab()
else open({ query: query.value })
document.documentElement.hidden = false
query.area.focus()
await import("./actions.js")

// The first screen. What it can do comes right behind it.

import { query } from "./editors.js"
import { drawExamples, openFirst } from "./examples-view.js"
import { setUpLayout } from "./layout.js"
import { claimWork, work } from "./store.js"
import { setUpTabs, showTab } from "./tabs.js"

setUpLayout()
drawExamples()
await claimWork()
if (work.tabs.length) showTab()
else openFirst()
setUpTabs()
query.area.focus()
await import("./actions.js")

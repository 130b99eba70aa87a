// The markup is shown first, and made to work behind the first frame.
// Who was here before has a first screen of his own, shown when it is made.

const isBack = navigator.cookieEnabled && localStorage.length > 0
const start = () => import("./main.js")

function begin() {
	document.querySelector("textarea")?.focus()
	setTimeout(start)
}

document.documentElement.hidden = isBack
if (isBack) start()
else requestAnimationFrame(begin)

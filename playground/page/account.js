// Signing in, up and out.

import { say, the } from "./dom.js"
import { caller, onCaller, signIn, signOut, signUp } from "./session.js"
import { set, settings } from "./store.js"

let isNew = false
let demo

export function setUpAccount() {
	the.accountSwitch.onclick = () => openAccount(!isNew)
	the.accountForm.onsubmit = submit
	the.keep.checked = settings.keep
	the.keep.onchange = ({ target }) => set({ keep: target.checked })
	onCaller(show)
	show()
}

export function offerDemo(account, run) {
	demo = account
	the.demo.onclick = () => signIn(demo.email, demo.password).then(run, ({ message }) => say(message))
	show()
}

function show() {
	const user = caller()
	the.caller.textContent = user?.email ?? ""
	the.signIn.hidden = Boolean(user)
	the.signOut.hidden = !user
	the.demo.hidden = Boolean(user) || !demo
}

export async function leave() {
	await signOut()
	the.signIn.focus()
}

export function openAccount(forNewAccount) {
	isNew = forNewAccount
	the.accountTitle.textContent = the.accountSubmit.textContent = isNew ? "Create an account" : "Sign in"
	the.accountSwitch.textContent = isNew ? "Have an account? Sign in" : "No account yet? Create one"
	the.accountFault.textContent = ""
	the.name.parentElement.hidden = !isNew
	the.name.required = isNew
	the.password.autocomplete = isNew ? "new-password" : "current-password"
	if (!the.account.open) the.account.showModal()
}

async function submit(event) {
	event.preventDefault()
	the.accountSubmit.disabled = true
	try {
		const [email, password, name] = ["email", "password", "name"].map((id) => the[id].value)
		await (isNew ? signUp(email, password, name) : signIn(email, password))
		the.password.value = ""
		the.account.close()
		the.query.focus()
	} catch ({ message }) {
		the.accountFault.textContent = message
	}
	the.accountSubmit.disabled = false
}

// Operations, sent as who is signed in. Tokens are in memory, and by choice stored until the tab ends.

import { read, settings, write } from "./store.js"
import { parsed } from "../language/text.js"

const fields = "session { accessToken refreshToken user { email name } } userErrors { message }"
const listeners = []

let session = read("session", null, "sessionStorage")
let refreshing

export const onCaller = (listener) => listeners.push(listener)
export const caller = () => session?.user
export const token = () => session?.accessToken

export async function signOut() {
	await sendAsCaller({ query: "mutation { signOut(input: {}) { signedOut } }" }).catch(() => {})
	keep(null)
}

export const signIn = (email, password) => begin("signIn", { email, password })

export function signUp(email, password, name) {
	const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
	return begin("signUp", { email, password, name, timeZone })
}

export async function sendAsCaller(operation, options = {}) {
	const sent = token()
	const answer = await send(operation, { token: sent, ...options })
	const saysWho = Object.keys(options.headers ?? {}).some((name) => /^authorization$/i.test(name))
	const isOver = answer.status === 401 && sent && !saysWho
	return isOver && (token() !== sent || (await refresh())) ? send(operation, { ...options, token: token() }) : answer
}

// A token is exchanged only once, however many requests it has run out for.
export const refresh = () => (refreshing ??= exchange().finally(() => (refreshing = undefined)))

async function exchange() {
	try {
		await begin("refreshSession", { refreshToken: session.refreshToken })
		return true
	} catch (error) {
		// A server that cannot be reached has refused nobody.
		if (!(error instanceof Refusal)) throw error
		keep(null)
		return false
	}
}

class Refusal extends Error {}

async function begin(mutation, input) {
	const type = mutation[0].toUpperCase() + mutation.slice(1) + "Input"
	const query = `mutation ($input: ${type}!) { payload: ${mutation}(input: $input) { ${fields} } }`
	const { json } = await send({ query, variables: { input } })
	const payload = json?.data?.payload
	if (!payload) throw new Error(words(json?.errors) || "The server did not answer.")
	if (!payload.session) throw new Refusal(words(payload.userErrors))
	keep(payload.session)
}

function keep(value) {
	session = value
	write("session", settings.keep ? value : null, "sessionStorage")
	for (const listener of listeners) listener()
}

async function send(operation, { path = "/graphql", ...options } = {}) {
	const start = performance.now()
	const response = await fetch(path, request(operation, options))
	const buffer = await response.arrayBuffer()
	const milliseconds = performance.now() - start
	const text = new TextDecoder().decode(buffer)
	const { status, statusText } = response
	return { status, statusText, milliseconds, bytes: buffer.byteLength, text, json: parsed(text), headers: [...response.headers] }
}

const json = "application/graphql-response+json, application/json;q=0.9"

export const request = (operation, { token, headers, signal, accept = json }) => ({
	method: "POST",
	headers: { "Content-Type": "application/json", Accept: accept, ...(token && { Authorization: `Bearer ${token}` }), ...headers },
	body: JSON.stringify(operation),
	credentials: "omit",
	signal,
})

export const words = (errors = []) => errors.map(({ message }) => message).join(" ")

// Sends operations to the server this page came from.

import { parsed } from "../language/text.js"

export async function send(operation, { path = "/graphql", ...options } = {}) {
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

// Subscriptions, over an event stream or a WebSocket.

import { request, words } from "./session.js"
import { parsed } from "../language/text.js"

export const follow = { sse: followEvents, ws: followSocket }

const fault = (message, status) => Object.assign(new Error(message), { status })

// GraphQL over SSE, distinct connections mode.
async function followEvents(operation, { next, ...options }) {
	const accept = "text/event-stream, application/json;q=0.5"
	const response = await fetch("/graphql", request(operation, { ...options, accept }))
	if (!response.headers.get("Content-Type")?.startsWith("text/event-stream"))
		throw fault(words(parsed(await response.text())?.errors) || "The server sent no event stream.", response.status)
	for await (const { event, data } of events(response.body)) {
		if (event === "complete") return
		if (event === "next") next(parsed(data))
	}
}

// HTML Living Standard, section 9.2.6, as the server writes it: with LF, and data of one line.
export async function* events(body) {
	const reader = body.pipeThrough(new TextDecoderStream()).getReader()
	let rest = ""
	for (let piece; !(piece = await reader.read()).done; ) {
		const blocks = (rest + piece.value).split("\n\n")
		rest = blocks.pop()
		for (const block of blocks) yield Object.fromEntries(block.split("\n").map((line) => line.split(/: ?(.*)/)))
	}
}

// graphql-transport-ws.
function followSocket(operation, { token, signal, next }) {
	return new Promise((resolve, reject) => {
		const socket = new WebSocket(location.origin.replace("http", "ws") + "/graphql", "graphql-transport-ws")
		const tell = (message) => socket.send(JSON.stringify(message))
		const end = (settle, value) => (settle(value), socket.close(1000))
		const take = {
			connection_ack: () => tell({ id: "1", type: "subscribe", payload: operation }),
			ping: () => tell({ type: "pong" }),
			next,
			error: (errors) => end(reject, new Error(words(errors))),
			complete: () => end(resolve),
		}
		socket.onopen = () => tell({ type: "connection_init", payload: token ? { authorization: `Bearer ${token}` } : {} })
		socket.onmessage = ({ data }) => {
			const { type, payload } = parsed(data) ?? {}
			take[type]?.(payload)
		}
		socket.onclose = ({ code, reason }) =>
			reject(fault(reason || `The connection was closed (${code}).`, code === 4401 || code === 4403 ? 401 : 0))
		signal.onabort = () => end(reject, new DOMException("", "AbortError"))
	})
}

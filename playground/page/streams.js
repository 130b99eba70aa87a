// Subscriptions: answers that go on coming, over an event stream or a WebSocket.

import { parsed, request } from "./transport.js";

/**
 * Follows a subscription until it ends or is cancelled.
 * @param {{ token?: string, headers?: object, signal: AbortSignal, next: (result: object) => void }} options
 * @returns {Promise<void>} Rejects with what ended it before its time.
 */
export const follow = { sse: followEvents, ws: followSocket };

/** The GraphQL over SSE protocol, distinct connections mode. */
async function followEvents(operation, { token, headers, signal, next }) {
  const response = await fetch("/graphql", request(operation, token, headers, signal, "text/event-stream, application/json;q=0.5"));
  if (!response.headers.get("Content-Type")?.startsWith("text/event-stream")) {
    const text = await response.text();
    throw new Error(refusal(parsed(text)) || `The server answered ${response.status} ${response.statusText}.`);
  }
  for await (const { event, data } of events(response.body)) {
    if (event === "complete") return;
    if (event === "next") next(parsed(data));
  }
}

const refusal = (json) => json?.errors?.map(({ message }) => message).join(" ");

/** The events of a stream. HTML Living Standard, section 9.2.6. */
export async function* events(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  let fields = {};
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const lines = (rest + value).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop();
    for (const line of lines) {
      if (line === "") {
        if (fields.event || fields.data) yield { event: fields.event ?? "message", data: fields.data ?? "" };
        fields = {};
        continue;
      }
      const [, name, text] = /^([^:]*):? ?(.*)$/.exec(line);
      fields[name] = name === "data" && fields.data !== undefined ? fields.data + "\n" + text : text;
    }
  }
}

/** The graphql-transport-ws protocol. */
function followSocket(operation, { token, signal, next }) {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(new URL("/graphql", location.href.replace(/^http/, "ws")), "graphql-transport-ws");
    const tell = (message) => socket.send(JSON.stringify(message));
    const handlers = {
      connection_ack: () => tell({ id: "1", type: "subscribe", payload: operation }),
      ping: () => tell({ type: "pong" }),
      next: ({ payload }) => next(payload),
      error: ({ payload }) => end(reject, new Error(payload.map(({ message }) => message).join(" "))),
      complete: () => end(resolve),
    };
    const end = (settle, value) => {
      settle(value);
      socket.close(1000);
    };
    socket.onopen = () => tell({ type: "connection_init", payload: token ? { authorization: `Bearer ${token}` } : {} });
    socket.onmessage = ({ data }) => {
      const message = parsed(data);
      handlers[message?.type]?.(message);
    };
    socket.onclose = ({ code, reason }) => reject(new Error(reason || `The connection was closed (${code}).`));
    signal.addEventListener("abort", () => {
      if (socket.readyState === WebSocket.OPEN) tell({ id: "1", type: "complete" });
      end(reject, new DOMException("Cancelled", "AbortError"));
    });
  });
}

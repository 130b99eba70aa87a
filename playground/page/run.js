// Running the operation that is meant.

import { byId, selectTab } from "./dom.js";
import { show } from "./layout.js";
import { showFault, showEvents, showAnswer, showRunning } from "./response.js";
import { isDocumentWhole, operation, query, readHeaders, readValues, variables } from "./query.js";
import { refresh, sendAsCaller, token } from "./session.js";
import { activeTab, remember, settings } from "./store.js";
import { follow } from "./streams.js";
import { title } from "../language/operations.js";

let running;

export const isRunning = () => running !== undefined;

/** The request as it would be sent; undefined, with the fault shown, if variables or headers are none. */
export function currentRequest() {
  const [values, headers] = [readValues().values, readHeaders().values];
  if (!values || !headers) {
    const id = values ? "tab-headers" : "tab-variables";
    selectTab(byId("inputs"), id);
    byId(values ? "headers" : "variables").focus();
    return undefined;
  }
  const name = isDocumentWhole() ? operation()?.name?.value : undefined;
  return { operation: { query: query.value, ...(Object.keys(values).length && { variables: values }), ...(name && { operationName: name }) }, headers };
}

export async function run() {
  if (running) return cancel();
  const request = currentRequest();
  if (!request) return;
  const tab = activeTab();
  const isSubscription = isDocumentWhole() && operation()?.operation === "subscription";
  running = new AbortController();
  byId("run").textContent = "Cancel";
  showRunning(tab);
  show("response");
  const start = performance.now();
  let outcome = "failed";
  try {
    outcome = await (isSubscription ? subscribe(tab, request) : ask(tab, request));
  } catch (error) {
    const isCancelled = error.name === "AbortError";
    if (isCancelled) outcome = "cancelled";
    showFault(tab, isCancelled ? "Cancelled." : error instanceof TypeError ? "The server cannot be reached." : error.message);
  }
  running = undefined;
  byId("run").textContent = "Run";
  const name = isDocumentWhole() && operation() ? title(operation()) : "Query";
  remember({ query: query.value, variables: variables.value, title: name, outcome, milliseconds: Math.round(performance.now() - start) });
  dispatchEvent(new Event("history"));
}

async function ask(tab, { operation, headers }) {
  const answer = await sendAsCaller(operation, { headers, signal: running.signal });
  showAnswer(tab, answer);
  return answer.json?.errors || answer.status >= 400 ? "errors" : "ok";
}

async function subscribe(tab, { operation, headers }) {
  const events = showEvents(tab, cancel);
  const start = () => follow[settings.stream](operation, { token: token(), headers, signal: running.signal, next: events.add });
  try {
    await start().catch(async (error) => {
      // A token that has run out is exchanged, once.
      if (error.status !== 401 || !token() || !(await refresh())) throw error;
      await start();
    });
    events.end("The stream is complete.");
  } catch (error) {
    events.end(error.name === "AbortError" ? "Stopped." : error.message);
    if (error.name !== "AbortError") return "errors";
  }
  return "ok";
}

export function cancel() {
  running?.abort();
}

// How the server made the answer: scopes, batches and statements.

import { h } from "./dom.js";

export const summary = () => "";

export function traceView() {
  return [h("p.empty", {}, "This answer has no trace.")];
}

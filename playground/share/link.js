// A tab as an address, made on demand. It is in the fragment, which browsers send to nobody, and has no headers.

import { redactedQuery, redactedVariables } from "./redact.js";

/** @returns {string} The fragment, with its `#`. */
export function sharedFragment({ query, variables }) {
  const json = JSON.stringify({ query: redactedQuery(query), variables: redactedVariables(variables) });
  const binary = String.fromCharCode(...new TextEncoder().encode(json));
  return "#share=" + btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** What a fragment shares; undefined if it shares nothing that is whole. */
export function readFragment(fragment) {
  try {
    const binary = atob(/^#share=([\w-]+)$/.exec(fragment)[1].replaceAll("-", "+").replaceAll("_", "/"));
    const json = new TextDecoder().decode(Uint8Array.from(binary, (each) => each.charCodeAt(0)));
    const { query, variables } = JSON.parse(json);
    return typeof query === "string" && typeof variables === "string" ? { query, variables } : undefined;
  } catch {
    return undefined;
  }
}

// A tab as an address, made on demand. It is in the fragment, which browsers send to nobody, and has no headers.

import { redactedQuery, redactedVariables } from "./redact.js";

/** @returns {string} The fragment, with its `#`. */
export function sharedFragment({ query, variables }) {
  const members = { query: redactedQuery(query), ...(variables.trim() && { variables: redactedVariables(variables) }) };
  const bytes = new TextEncoder().encode(JSON.stringify(members));
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return "#share=" + btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** What a fragment shares; undefined if it shares nothing that is whole. */
export function readFragment(fragment) {
  const text = /^#share=([\w-]+)$/.exec(fragment)?.[1];
  if (!text) return undefined;
  try {
    const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    const { query, variables = "" } = JSON.parse(new TextDecoder().decode(Uint8Array.from(binary, (each) => each.charCodeAt(0))));
    return typeof query === "string" && typeof variables === "string" ? { query, variables } : undefined;
  } catch {
    return undefined;
  }
}

// Sends operations to the server this page came from.

/**
 * The answer to one operation: what came back, and how long it took.
 * @typedef {{ status: number, statusText: string, milliseconds: number, text: string, json: any }} Answer
 */

/**
 * Sends one operation. The token travels in a header only, never in an address.
 * @param {{ query: string, variables?: object }} operation
 * @param {string | null} token
 * @returns {Promise<Answer>}
 */
export async function send(operation, token) {
  const headers = {
    "Content-Type": "application/json",
    Accept: "application/graphql-response+json, application/json;q=0.9",
  };
  if (token) headers.Authorization = `Bearer ${token}`;
  const start = performance.now();
  const response = await fetch("/graphql", {
    method: "POST",
    headers,
    body: JSON.stringify(operation),
    credentials: "omit",
  });
  const text = await response.text();
  const milliseconds = performance.now() - start;
  return { status: response.status, statusText: response.statusText, milliseconds, text, json: parsed(text) };
}

/** The value of a JSON text, undefined if it is none. */
export function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

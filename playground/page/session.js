// Who is signed in. Tokens are in memory, and by choice in this tab's session storage, which ends with it.

import { settings } from "./store.js";
import { send } from "./transport.js";

const storageKey = "rapport.session";
const fields = "session { accessToken refreshToken user { email name } } userErrors { message }";

let session = stored();
const listeners = [];

/** Calls a function whenever somebody else is signed in, or nobody. */
export function onCaller(listener) {
  listeners.push(listener);
}

export const caller = () => session?.user ?? null;
export const token = () => session?.accessToken ?? null;

/** Ends the session on the server, if it can be reached, and here in any case. */
export async function signOut() {
  try {
    await sendAsCaller({ query: "mutation { signOut(input: {}) { signedOut } }" });
  } catch {
    // What is left of it on the server ends by itself.
  }
  keep(null);
}

/** Signs in; throws an error whose message is for the person at the keyboard. */
export function signIn(email, password) {
  return begin("signIn", "SignInInput", { email, password });
}

export function signUp(email, password, name) {
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
  return begin("signUp", "SignUpInput", { email, password, name, timeZone });
}

/** Sends an operation as the caller; an access token that has run out is exchanged once. */
export async function sendAsCaller(operation, options = {}) {
  const answer = await send(operation, { token: token(), ...options });
  if (answer.status !== 401 || !session || hasToken(options.headers)) return answer;
  return (await refresh()) ? send(operation, { ...options, token: token() }) : answer;
}

/** Whether the headers say who calls, whoever is signed in. */
const hasToken = (headers = {}) => Object.keys(headers).some((name) => name.toLowerCase() === "authorization");

/** @returns {Promise<boolean>} Whether the session goes on. */
export async function refresh() {
  try {
    await begin("refreshSession", "RefreshSessionInput", { refreshToken: session.refreshToken });
    return true;
  } catch (error) {
    // A server that cannot be reached, or is busy, has refused nobody.
    if (!(error instanceof Refusal)) throw error;
    keep(null);
    return false;
  }
}

/** The server has understood, and said no. */
class Refusal extends Error {}

async function begin(mutation, inputType, input) {
  const query = `mutation ($input: ${inputType}!) { payload: ${mutation}(input: $input) { ${fields} } }`;
  const { json } = await send({ query, variables: { input } });
  const payload = json?.data?.payload;
  if (!payload?.session) {
    if (payload) throw new Refusal(messages(payload.userErrors));
    throw new Error(messages(json?.errors ?? []) || "The server did not answer.");
  }
  keep(payload.session);
}

function messages(faults) {
  return faults.map((fault) => fault.message).join(" ");
}

function keep(value) {
  session = value;
  if (value && settings.keep) sessionStorage.setItem(storageKey, JSON.stringify(value));
  else sessionStorage.removeItem(storageKey);
  for (const listener of listeners) listener();
}

function stored() {
  try {
    return JSON.parse(sessionStorage.getItem(storageKey));
  } catch {
    return null;
  }
}

// Who is signed in: the tokens live in this tab's session storage and end with it.

import { send } from "./transport.js";

const storageKey = "rapport.session";
const fields = "session { accessToken refreshToken user { email } } userErrors { message }";

let session = stored();

export function caller() {
  return session?.user.email ?? null;
}

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
export async function sendAsCaller(operation) {
  const answer = await send(operation, session?.accessToken ?? null);
  if (answer.status !== 401 || !session) return answer;
  try {
    await begin("refreshSession", "RefreshSessionInput", { refreshToken: session.refreshToken });
  } catch (error) {
    // A server that cannot be reached, or is busy, has refused nobody.
    if (!(error instanceof Refusal)) throw error;
    keep(null);
    return answer;
  }
  return send(operation, session.accessToken);
}

/** The server has understood, and said no. */
class Refusal extends Error {}

async function begin(mutation, inputType, input) {
  const query = `mutation ($input: ${inputType}!) { payload: ${mutation}(input: $input) { ${fields} } }`;
  const { json } = await send({ query, variables: { input } }, null);
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
  if (value) sessionStorage.setItem(storageKey, JSON.stringify(value));
  else sessionStorage.removeItem(storageKey);
}

function stored() {
  try {
    return JSON.parse(sessionStorage.getItem(storageKey));
  } catch {
    return null;
  }
}

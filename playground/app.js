// The page: what its buttons and keys do.

import { firstQuery, firstVariables } from "./examples.js";
import { caller, sendAsCaller, signIn, signOut, signUp } from "./session.js";

const element = (id) => document.getElementById(id);

const query = element("query");
const variables = element("variables");
const run = element("run");

remember(query, "rapport.query", firstQuery);
remember(variables, "rapport.variables", firstVariables);
showCaller();

// MARK: Running

run.addEventListener("click", runQuery);
document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !element("account").open) {
    event.preventDefault();
    runQuery();
  }
});

async function runQuery() {
  const values = variableValues();
  if (values === undefined || run.disabled) return;
  run.disabled = true;
  element("status").textContent = "Running…";
  try {
    show(await sendAsCaller({ query: query.value, variables: values }));
  } catch {
    element("status").textContent = "The server cannot be reached.";
    element("response").textContent = "";
  }
  run.disabled = false;
  showCaller();
}

/** The variables as an object; undefined, with a message, if they are none. */
function variableValues() {
  const fault = element("variables-fault");
  fault.textContent = "";
  if (variables.value.trim() === "") return {};
  try {
    const values = JSON.parse(variables.value);
    if (typeof values === "object" && values !== null && !Array.isArray(values)) return values;
    fault.textContent = "Variables are a JSON object.";
  } catch (error) {
    fault.textContent = error.message;
  }
  variables.focus();
}

function show(answer) {
  const time = answer.milliseconds < 10 ? answer.milliseconds.toFixed(1) : Math.round(answer.milliseconds);
  const size = new TextEncoder().encode(answer.text).length;
  element("status").textContent = `${answer.status} ${answer.statusText} · ${time} ms · ${bytes(size)}`;
  element("response").textContent =
    answer.json === undefined ? answer.text : JSON.stringify(answer.json, null, 2);
}

function bytes(count) {
  return count < 1024 ? `${count} bytes` : `${(count / 1024).toFixed(1)} KiB`;
}

// MARK: Signing in

let isNew = false;

element("sign-in").addEventListener("click", () => openAccount(false));
element("sign-out").addEventListener("click", async () => {
  await signOut();
  showCaller();
  element("sign-in").focus();
});
element("account-cancel").addEventListener("click", () => element("account").close());
element("account-switch").addEventListener("click", () => openAccount(!isNew));
element("account-form").addEventListener("submit", submitAccount);

function openAccount(forNewAccount) {
  isNew = forNewAccount;
  element("account-title").textContent = isNew ? "Create an account" : "Sign in";
  element("account-submit").textContent = isNew ? "Create account" : "Sign in";
  element("account-switch").textContent = isNew ? "Have an account? Sign in" : "No account yet? Create one";
  element("account-fault").textContent = "";
  element("name-field").hidden = !isNew;
  element("name").required = isNew;
  element("password").autocomplete = isNew ? "new-password" : "current-password";
  if (!element("account").open) element("account").showModal();
  element("email").focus();
}

async function submitAccount(event) {
  event.preventDefault();
  const submit = element("account-submit");
  submit.disabled = true;
  element("account-fault").textContent = "";
  try {
    const [email, password] = [element("email").value, element("password").value];
    await (isNew ? signUp(email, password, element("name").value) : signIn(email, password));
    element("password").value = "";
    element("account").close();
    showCaller();
    query.focus();
  } catch (error) {
    element("account-fault").textContent = error.message;
  }
  submit.disabled = false;
}

function showCaller() {
  const email = caller();
  element("caller").textContent = email ? `Signed in as ${email}` : "Not signed in";
  element("sign-in").hidden = email !== null;
  element("sign-out").hidden = email === null;
}

// MARK: Texts

/** Keeps what is typed, so that a reload loses nothing. */
function remember(editor, key, first) {
  editor.value = localStorage.getItem(key) ?? first;
  editor.addEventListener("input", () => localStorage.setItem(key, editor.value));
}

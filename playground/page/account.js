// Signing in, up and out.

import { byId, say } from "./dom.js";
import { caller, onCaller, signIn, signOut, signUp } from "./session.js";
import { set, settings } from "./store.js";

let isNew = false;
let demo;

export function setUpAccount() {
  byId("account-cancel").onclick = () => byId("account").close();
  byId("account-switch").onclick = () => openAccount(!isNew);
  byId("account-form").onsubmit = submit;
  byId("keep").checked = settings.keep;
  byId("keep").onchange = ({ target }) => set({ keep: target.checked });
  onCaller(show);
  show();
}

export function offerDemo(account, run) {
  demo = account;
  byId("demo").onclick = () => signIn(demo.email, demo.password).then(run, ({ message }) => say(message));
  show();
}

function show() {
  const user = caller();
  byId("caller").textContent = user?.email ?? "";
  byId("sign-in").hidden = user !== null;
  byId("sign-out").hidden = user === null;
  byId("demo").hidden = user !== null || !demo;
}

export async function leave() {
  await signOut();
  byId("sign-in").focus();
}

export function openAccount(forNewAccount) {
  isNew = forNewAccount;
  byId("account-title").textContent = byId("account-submit").textContent = isNew ? "Create an account" : "Sign in";
  byId("account-switch").textContent = isNew ? "Have an account? Sign in" : "No account yet? Create one";
  byId("account-fault").textContent = "";
  byId("name-field").hidden = !isNew;
  byId("name").required = isNew;
  byId("password").autocomplete = isNew ? "new-password" : "current-password";
  if (!byId("account").open) byId("account").showModal();
  byId("email").focus();
}

async function submit(event) {
  event.preventDefault();
  byId("account-submit").disabled = true;
  byId("account-fault").textContent = "";
  try {
    const [email, password, name] = ["email", "password", "name"].map((id) => byId(id).value);
    await (isNew ? signUp(email, password, name) : signIn(email, password));
    byId("password").value = "";
    byId("account").close();
    byId("query").focus();
  } catch ({ message }) {
    byId("account-fault").textContent = message;
  }
  byId("account-submit").disabled = false;
}

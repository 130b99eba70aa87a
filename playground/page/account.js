// Signing in, up and out.

import { byId, say } from "./dom.js";
import { caller, onCaller, signIn, signOut, signUp } from "./session.js";
import { set, settings } from "./store.js";

let isNew = false;
let demo;

/** @param {{ email: string, password: string } | null} demo Whom anybody may sign in as. */
export function setUpAccount(demoAccount) {
  demo = demoAccount;
  byId("sign-in").onclick = () => openAccount(false);
  byId("sign-out").onclick = leave;
  byId("account-cancel").onclick = () => byId("account").close();
  byId("account-switch").onclick = () => openAccount(!isNew);
  byId("account-form").onsubmit = submit;
  byId("keep").checked = settings.keep;
  byId("keep").onchange = () => set({ keep: byId("keep").checked });
  byId("demo").onclick = enterDemo;
  onCaller(show);
  show();
}

async function enterDemo() {
  try {
    await signIn(demo.email, demo.password);
    byId("run").click();
  } catch (error) {
    say(error.message);
  }
}

export async function leave() {
  await signOut();
  byId("sign-in").focus();
}

export function openAccount(forNewAccount) {
  isNew = forNewAccount;
  byId("account-title").textContent = isNew ? "Create an account" : "Sign in";
  byId("account-submit").textContent = isNew ? "Create account" : "Sign in";
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
    const [email, password] = [byId("email").value, byId("password").value];
    await (isNew ? signUp(email, password, byId("name").value) : signIn(email, password));
    byId("password").value = "";
    byId("account").close();
    byId("query").focus();
  } catch (error) {
    byId("account-fault").textContent = error.message;
  }
  byId("account-submit").disabled = false;
}

function show() {
  const user = caller();
  byId("caller").textContent = user ? user.email : "";
  byId("sign-in").hidden = user !== null;
  byId("sign-out").hidden = user === null;
  byId("demo").hidden = !demo || user !== null;
}

// The parts of the page: how large they are, and on a narrow screen which one is in sight.

import { byId } from "./dom.js";
import { set, settings } from "./store.js";

/** Bars that part two areas: dragged, or moved by arrows. Each sets a share in percent. */
export function setUpSplitters() {
  for (const bar of document.querySelectorAll("[role=separator]")) {
    const { share } = bar.dataset;
    const isUpright = bar.getAttribute("aria-orientation") === "vertical";
    const move = (percent) => {
      const value = Math.round(Math.max(10, Math.min(percent, 85)));
      bar.setAttribute("aria-valuenow", value);
      bar.parentElement.style.setProperty(`--${share}`, value);
      set({ [share]: value });
    };
    move(settings[share] ?? Number(bar.getAttribute("aria-valuenow")));
    bar.onpointerdown = (event) => {
      bar.setPointerCapture(event.pointerId);
      bar.onpointermove = ({ clientX, clientY }) => {
        const { left, top, width, height } = bar.parentElement.getBoundingClientRect();
        const from = bar.previousElementSibling.getBoundingClientRect();
        const percent = isUpright ? ((clientX - from.left) / width) * 100 : ((clientY - top) / height) * 100;
        move(share === "panel-share" ? ((clientX - left) / width) * 100 : percent);
      };
    };
    bar.onpointerup = () => (bar.onpointermove = null);
    bar.onkeydown = ({ key }) => {
      const step = { ArrowLeft: -3, ArrowUp: -3, ArrowRight: 3, ArrowDown: 3 }[key];
      if (step) move(Number(bar.getAttribute("aria-valuenow")) + step);
    };
  }
}

/** On a narrow screen: the panel, the request, or the response. */
export function show(part) {
  document.body.dataset.part = part;
  for (const each of document.querySelectorAll("#parts button")) each.setAttribute("aria-pressed", each.dataset.part === part);
}

export function setUpParts() {
  byId("parts").onclick = ({ target }) => target.dataset.part && show(target.dataset.part);
  show("request");
}

const themes = ["system", "light", "dark"];

/** The next theme: as the system has it, light, dark. */
export function nextTheme() {
  set({ theme: themes[(themes.indexOf(settings.theme) + 1) % themes.length] });
  applyTheme();
}

export function applyTheme() {
  document.documentElement.dataset.theme = settings.theme;
  byId("theme").textContent = { system: "◐", light: "☀", dark: "☾" }[settings.theme];
  byId("theme").setAttribute("aria-label", `Theme: ${settings.theme}`);
}


// The events of a subscription as they come, with a pause.

import { button, h } from "./dom.js";
import { jsonView } from "./json-view.js";

const most = 1000;

export function eventsView(stop, tell) {
  const list = h("ol.events", { role: "listbox", "aria-label": "Events", tabindex: "0" });
  const detail = h("div.detail");
  const pause = button("Pause", () => setPaused(!isPaused));
  const stopButton = button("Stop", stop);
  let [count, isPaused, waiting, chosen, leave] = [0, false, [], undefined, () => {}];

  function setPaused(value) {
    isPaused = value;
    pause.textContent = value ? "Resume" : "Pause";
    if (!value) for (const event of waiting.splice(0)) append(event);
    report();
  }

  const report = () => tell(`${count} events${isPaused ? `, ${waiting.length} waiting` : ""}`);

  function add(result) {
    const event = { result, time: new Date().toLocaleTimeString() };
    if (isPaused) waiting.push(event);
    else append(event);
    report();
  }

  function append({ result, time }) {
    count++;
    const words = JSON.stringify(result.data ?? result.errors).slice(0, 120);
    const item = h("li", { role: "option", onclick: () => choose(item) }, h("small", {}, time), " ", words);
    item.result = result;
    const wasLast = !chosen || chosen === list.lastChild;
    list.append(item);
    if (list.children.length > most) list.firstChild.remove();
    // Who looks at an older one stays there.
    if (wasLast) choose(item);
  }

  function choose(item) {
    chosen?.setAttribute("aria-selected", "false");
    chosen = item;
    item.setAttribute("aria-selected", "true");
    item.scrollIntoView({ block: "nearest" });
    leave();
    const json = jsonView(item.result, () => {});
    leave = json.leave;
    detail.replaceChildren(...json.element);
  }

  list.onkeydown = ({ key }) => {
    const next = { ArrowDown: chosen?.nextSibling, ArrowUp: chosen?.previousSibling }[key];
    if (next) choose(next);
  };

  function end(message) {
    stopButton.disabled = pause.disabled = true;
    for (const event of waiting.splice(0)) append(event);
    tell(`${count} events. ${message}`);
  }

  return { add, end, draw: () => [h("div.bar", {}, pause, stopButton), list, detail] };
}

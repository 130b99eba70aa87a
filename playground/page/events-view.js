// The events of a subscription as they come, with a pause.

import { button, h } from "./dom.js";
import { jsonView } from "./json-view.js";

export function eventsView(stop, tell) {
  const events = h("ol.events", { role: "listbox", "aria-label": "Events", tabindex: "0" });
  const detail = h("div.detail");
  const pause = button("Pause", () => {
    isPaused = !isPaused;
    pause.textContent = isPaused ? "Resume" : "Pause";
    if (!isPaused) waiting.splice(0).forEach(append);
    report();
  });
  const end = button("Stop", stop);
  let [count, isPaused, waiting, chosen, json] = [0, false, [], undefined, undefined];

  const report = (words = "") => tell(`${count} events${isPaused ? `, ${waiting.length} waiting` : ""}. ${words}`);

  function append({ result, time }) {
    count++;
    const item = h(
      "li",
      { role: "option", "aria-selected": "false", onclick: () => choose(item) },
      h("small", {}, time),
      " ",
      JSON.stringify(result.data ?? result.errors).slice(0, 120),
    );
    item.result = result;
    // Who looks at an older one stays there.
    const follows = chosen === events.lastChild;
    events.append(item);
    if (count > 1000) events.firstChild.remove();
    if (follows || !chosen) choose(item);
  }

  function choose(item) {
    if (chosen) chosen.ariaSelected = false;
    chosen = item;
    item.ariaSelected = true;
    item.scrollIntoView({ block: "nearest" });
    json?.leave();
    json = jsonView(item.result);
    detail.replaceChildren(...json.elements);
  }

  events.onkeydown = ({ key }) => {
    const next = { ArrowDown: chosen?.nextSibling, ArrowUp: chosen?.previousSibling }[key];
    if (next) choose(next);
  };
  return {
    add(result) {
      const event = { result, time: new Date().toLocaleTimeString() };
      if (isPaused) waiting.push(event);
      else append(event);
      report();
    },
    end(words) {
      end.disabled = pause.disabled = true;
      waiting.splice(0).forEach(append);
      isPaused = false;
      report(words);
    },
    draw: () => [h("div.bar", {}, pause, end), events, detail],
  };
}

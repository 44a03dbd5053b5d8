import { h } from "./dom.js";
import { icon } from "./icons.js";

/** The dialog that shows every key. */

const SUPERVISOR = [
  ["Alerts", [["j", "k", "next, previous alert"], ["Enter", "open its conversation"], ["r", "right"], ["f", "false alarm"], ["i", "intervened"], ["s", "snooze"], ["a", "take its conversation on"]]],
  ["Wall", [["↑", "↓", "move between conversations"], ["/", "filter by words"], ["1", "2", "3", "only high, only watch, all"]]],
  ["Conversation", [["w", "whisper to the agent"], ["a", "take it on, or give it up"], ["←", "→", "walk the risk course (when the chart has focus)"], ["Esc", "back to the wall"]]],
  ["Everywhere", [["?", "this list"]]],
];
const AGENT = [
  ["Suggestions", [["c", "copy the words for the next step"], ["1", "…", "9", "copy the suggestion with that number"], ["/", "search the articles"]]],
  ["Everywhere", [["?", "this list"]]],
];

const DATA = [
  ["Labels", [["n", "stays calm"], ["y", "escalates"], ["1", "…", "5", "how it escalates"], ["j", "k", "next turn, turn before"], ["t", "escalates in this turn"], ["s", "skip"], ["u", "take the last one back"]]],
  ["Everywhere", [["?", "this list"]]],
];
const OF_ROLE = { agent: AGENT, data: DATA, admin: [...SUPERVISOR.slice(0, -1), ...DATA] };

class Keys extends HTMLElement {
  role_ = null;

  open() {
    this.dialog ??= this.appendChild(h("dialog", { "aria-label": "Keys", onclick: (e) => e.target === this.dialog && this.dialog.close() }));
    this.dialog.replaceChildren(
      h("div", { class: "dialog-head" }, h("h2", {}, "Keys"), h("button", { class: "button quiet square", type: "button", "aria-label": "Close", onclick: () => this.dialog.close() }, icon("wrong"))),
      h("div", { class: "dialog-body key-groups" }, (OF_ROLE[this.role_] ?? SUPERVISOR).map(([title, keys]) => group(title, keys))));
    this.dialog.showModal();
  }
}

function group(title, keys) {
  return h("section", {}, h("h3", { class: "heading" }, title), h("dl", {}, keys.map((line) => h("div", {}, h("dt", {}, line.slice(0, -1).map((key) => h("kbd", {}, key))), h("dd", {}, line.at(-1))))));
}

customElements.define("tocsin-keys", Keys);

import { ask, attribute, h, show, text } from "./dom.js";
import { icon } from "./icons.js";
import { HANDLING } from "./words.js";

/** Who looks after a conversation, and how far a supervisor has come into it: each step is a button, where it is possible. */

const STEPS = ["WATCHING", "WHISPERING", "JOINED", "TAKEN_OVER", "HANDED_BACK"];

class Handing extends HTMLElement {
  #id = null;

  connectedCallback() {
    this.assignee = h("span", { class: "handing-who" });
    this.mine = h("button", { class: "button", type: "button", title: "Take it on yourself (a)", "aria-keyshortcuts": "a", onclick: () => this.assign() }, icon("hand"), h("span", {}, "I take it"));
    this.steps = h("div", { class: "segments handing-steps", role: "group", "aria-label": "How far you come in" }, STEPS.map((step, i) => h("button", { type: "button", "data-step": step, "data-key": String(i + 1), title: `${HANDLING[step].title} (${i + 1})`, onclick: () => ask(this, "step", { id: this.#id, step }) }, HANDLING[step].word)));
    this.state = h("p", { class: "handing-state", role: "status" });
    this.append(h("h2", { class: "heading" }, "Looked after by"), h("div", { class: "handing-assign" }, this.assignee, this.mine), this.steps, this.state);
  }

  render(conversation, session) {
    this.#id = conversation.id;
    const handling = conversation.handling ?? { step: "WATCHING", wanted: null, assignee: null };
    this.me = session?.name ?? session?.role;
    this.isMine = handling.assignee === this.me;
    const may = ["supervisor", "admin"].includes(session?.role) && conversation.state === "live";
    text(this.assignee, handling.assignee ?? "nobody yet");
    show(this.mine, may);
    text(this.mine.lastChild, this.isMine ? "Give it up" : "I take it");
    show(this.steps, may);
    for (const button of this.steps.children) {
      attribute(button, "aria-pressed", String(button.dataset.step === handling.step));
      attribute(button, "disabled", handling.wanted != null || !follows(button.dataset.step, handling.step));
      attribute(button, "data-wanted", button.dataset.step === handling.wanted);
    }
    text(this.state, stateOf(handling));
  }

  assign() {
    ask(this, "assign", { id: this.#id, to: this.isMine ? "" : this.me });
  }
}

/** Whether a step can come after another one; the server has the last word. */
const follows = (step, before) => (before === "TAKEN_OVER" ? step === "HANDED_BACK" : step !== before && step !== "HANDED_BACK");

export function stateOf({ step, wanted, unconfirmed, by }) {
  if (wanted) {
    return `Asked the telephony system: ${HANDLING[wanted].word.toLowerCase()}. It has not confirmed yet.`;
  }
  if (unconfirmed) {
    return `The telephony system did not confirm in time: ${HANDLING[unconfirmed].word.toLowerCase()}. Nothing is wanted of it any more.`;
  }
  return step === "WATCHING" ? "" : `${HANDLING[step].done}, ${by}.`;
}

customElements.define("tocsin-handing", Handing);

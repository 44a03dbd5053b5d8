import { NO_COPY, copyWords } from "./clipboard.js";
import { ask, attribute, h, keyed, show, text } from "./dom.js";
import { icon } from "./icons.js";

/** The playbooks that were started: each a card with its checklist, the step to do next opened with words to use. */

const MOST_PLAYS = 3;

/** The list that `renderPlays` fills. */
export const plays = () => h("ol", { class: "plays", "aria-label": "What to do", "aria-live": "polite" });

/** Shows the playbooks, the leading one first; those that are done fold to their title. Returns those that are shown. */
export function renderPlays(el, items) {
  const shown = items.slice(0, MOST_PLAYS);
  show(el, shown.length > 0);
  keyed(el, shown.map((play, i) => ({ play, first: i === 0 && play.next != null })), (v) => v.play.id, createPlay, updatePlay);
  return shown;
}

/** The step to do first of all, with the id of its playbook; null if nothing is left to do. */
export function leading(items) {
  const play = items.find((p) => p.next != null);
  return play ? { id: play.id, ...play.steps[play.next] } : null;
}

/** Copies the words of a step, and says that they were used. */
export function copyStep(el, { id, say }) {
  const done = () => {
    ask(el, "notice", { text: "Copied" });
    ask(el, "feedback", { id, feedback: "USED", words: say });
  };
  copyWords(say).then(done, () => ask(el, "notice", { text: NO_COPY, tone: "bad" }));
}

function createPlay() {
  return h("li", { class: "play card" }, h("div", { class: "play-head" }, h("h3"), h("span", { class: "count number" })), h("ol", { class: "steps" }));
}

function updatePlay(el, { play, first }) {
  const open = play.next ?? play.steps.findIndex((step) => !step.done);
  text(el.querySelector("h3"), play.title);
  text(el.querySelector(".count"), `${play.steps.filter((step) => step.done).length}/${play.steps.length}`);
  attribute(el, "data-leads", first);
  attribute(el, "data-finished", open < 0);
  const views = play.steps.map((step, i) => ({ id: play.id, i, say: step.say, does: step.do, required: step.required, done: step.done, next: i === open, key: first && i === open }));
  keyed(el.querySelector(".steps"), views, (v) => v.i, createStep, updateStep);
}

function createStep(view) {
  const say = h("div", { class: "say", hidden: true }, h("p"), h("button", { class: "button", type: "button" }, icon("copy"), "Copy", h("kbd", { "aria-hidden": "true" }, "c")));
  const li = h("li", { class: "step" }, h("span", { class: "tick", role: "img" }, icon("check")), h("div", {}, h("p", { class: "do" }, h("span"), view.required ? h("b", { class: "must" }, "must be said") : null), say));
  say.querySelector("button").addEventListener("click", () => copyStep(li, { id: view.id, say: say.querySelector("p").textContent }));
  return li;
}

function updateStep(el, { does, say, done, next, key }) {
  attribute(el, "data-done", done);
  attribute(el, "data-next", next && !done);
  attribute(el.querySelector(".tick"), "aria-label", done ? "done" : "to do");
  text(el.querySelector(".do span"), does);
  text(el.querySelector(".say p"), say);
  show(el.querySelector(".say"), next && !done && Boolean(say));
  show(el.querySelector(".say kbd"), key);
}

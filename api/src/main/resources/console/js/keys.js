import { h } from "./dom.js";
import { icon } from "./icons.js";
import { pagesOf } from "./routes.js";

/** The dialog that shows every key: those of the page that is open first. Each line is its keys, then what they do. */

const VERDICT_KEYS = [["r", "right"], ["f", "false alarm"], ["i", "I intervened"], ["s", "snooze"]];
const PAGES = {
  wall: ["Wall", [["j", "k", "next, previous alert"], ["Enter", "open its conversation"], ...VERDICT_KEYS, ["a", "take its conversation on"], ["Esc", "choose no alert"], ["↑", "↓", "move between conversations"], ["1", "2", "4", "3", "only high, watch, calm; all"], ["c", "next channel"], ["/", "filter by words"], ["0", "no filter"], ["d", "do not disturb, or again"], ["o", "sound on or off"], ["m", "desktop messages on or off"]]],
  conversation: ["Conversation", [["w", "whisper to the agent"], ...VERDICT_KEYS, ["a", "take it on, or give it up"], ["1", "…", "5", "watch, whisper, join, take over, hand back"], ["h", "summary for a hand-over"], ["x", "swap customer and agent"], ["o", "order of the reasons: by turn, by size"], ["l", "latest turn"], ["←", "→", "walk the risk course (when the chart has focus)"], ["Esc", "back to the wall"]]],
  day: ["Day", [["←", "→", "day before, day after"], ["e", "export as CSV"], ["p", "print"]]],
  models: ["Models", [["j", "k", "next, previous model"], ["Enter", "its card and plots"], ["x", "choose it for comparing"], ["c", "compare the two"], ["p", "promote it"], ["q", "let it score silently"], ["b", "roll back"]]],
  model: ["A model", [["p", "promote it"], ["Esc", "all models"]]],
  compare: ["Compare", [["p", "promote the one that does not serve"], ["Esc", "all models"]]],
  labels: ["Labels", [["n", "stays calm"], ["y", "escalates"], ["1", "…", "5", "how it escalates"], ["j", "k", "next turn, turn before"], ["t", "escalates in this turn"], ["s", "skip"], ["u", "take the last one back"]]],
  corpus: ["Corpus", [["j", "k", "next, previous conversation"], ["/", "search for words"], ["m", "more conversations"], ["o", "your own or the shipped ones"]]],
  backtest: ["Backtest", [["/", "the threshold"], ["Enter", "try it"]]],
  agent: ["Your conversations", [["c", "copy the words for the next step"], ["1", "…", "9", "copy the card with that number"], ["/", "search the articles"], ["+", "−", "the first card helped, did not help"], ["s", "snooze cards, or show them again"], ["m", "mute cards for this shift"], ["h", "summary"], ["n", "next conversation"]]],
};
const MODEL_PAGES = new Set(["models", "model", "compare"]);
const CHANGES = new Set(["p", "q", "b"]);
const BELOW = { wall: ["conversation"], models: ["model", "compare"] };

class Keys extends HTMLElement {
  role_ = null;
  page = "wall";

  open() {
    this.dialog ??= this.appendChild(h("dialog", { "aria-label": "Keys", onclick: (e) => e.target === this.dialog && this.dialog.close() }));
    this.dialog.replaceChildren(
      h("div", { class: "dialog-head" }, h("h2", {}, "Keys"), h("button", { class: "button quiet square", type: "button", "aria-label": "Close", onclick: () => this.dialog.close() }, icon("wrong"))),
      h("div", { class: "dialog-body key-groups" }, groupsOf(this.role_, this.page === "shipped" ? "corpus" : this.page).map(([title, keys]) => group(title, keys))));
    this.dialog.showModal();
  }
}

/** What holds here, everywhere, and on the other pages of a role. */
function groupsOf(role, here) {
  const reached = pagesOf(role).map(([page]) => page);
  const all = role === "agent" ? ["agent"] : reached.flatMap((page) => [page, ...(BELOW[page] ?? [])]);
  const others = all.filter((page) => page !== here && PAGES[page]);
  return [here in PAGES ? [`This page: ${PAGES[here][0]}`, may(role, here)] : null, everywhere(reached), ...others.map((page) => [PAGES[page][0], may(role, page)])].filter((part) => part?.[1].length > 0);
}

/** Supervisors look at models, and change none. */
const may = (role, page) => PAGES[page][1].filter(([key]) => role !== "supervisor" || !MODEL_PAGES.has(page) || !CHANGES.has(key));

function everywhere(pages) {
  return ["Everywhere", [["?", "this list"], ...(pages.length > 1 ? [["g", "1", "…", String(pages.length), "go to a page, by its place in the bar"]] : []), ["⇧ T", "light, dark, or as the system"], ["Tab", "next thing that can be used"]]];
}

function group(title, keys) {
  return h("section", {}, h("h3", { class: "heading" }, title), h("dl", {}, keys.map((line) => h("div", {}, h("dt", {}, line.slice(0, -1).map((key) => h("kbd", {}, key))), h("dd", {}, line.at(-1))))));
}

customElements.define("tocsin-keys", Keys);

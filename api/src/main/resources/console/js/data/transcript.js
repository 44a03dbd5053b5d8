import { h } from "../dom.js";
import { offset, ordinal } from "../format.js";
import { loading } from "../states.js";
import { SPEAKERS } from "../words.js";

/**
 * What was said, redacted as it is stored, and without what the model believed of it: who labels shall judge by the
 * words alone. `choose(turn)` is called where a turn can be chosen; `notes(turn)` is what people said of a turn, a list of words.
 */
export function transcript(detail, { chosen = null, at = null, choose = null, notes = () => [] } = {}) {
  if (!detail || detail.status === "loading") {
    return loading(4);
  }
  if (detail.status === "failed") {
    return h("p", { class: "broken" }, `The conversation could not be read: ${detail.error}`);
  }
  return h("ol", { class: "script" }, detail.conversation.turns.map((turn) => line(turn, turn.turn === chosen, turn.turn === at, choose, notes(turn))));
}

const LONG = 400; // characters from which a turn may have to be scrolled, by keys too

function line(turn, chosen, at, choose, notes) {
  const words = [h("span", { class: "script-who" }, `${ordinal(turn.turn)} ${SPEAKERS[turn.speaker] ?? "?"}`), turn.at == null ? null : h("span", { class: "script-at number" }, offset(turn.at)), h("span", { class: "script-text", tabindex: !choose && turn.text.length > LONG ? "0" : null }, turn.text), notes.length > 0 ? h("ul", { class: "script-notes", "aria-label": "Labels" }, notes.map((note) => h("li", { class: "chip" }, note))) : null];
  const content = choose ? h("button", { type: "button", class: "script-turn", "aria-pressed": String(chosen), tabindex: at ? "0" : "-1", onclick: () => choose(turn.turn) }, words) : h("div", { class: "script-turn" }, words);
  return h("li", { class: `script-line ${turn.speaker.toLowerCase()}`, "data-at": at, "data-chosen": chosen, "data-turn": turn.turn }, content, chosen ? h("span", { class: "script-mark" }, "escalates here") : null);
}

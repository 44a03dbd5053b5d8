import { attribute, h, keyed, text } from "./dom.js";
import { delta, offset, ordinal, risk } from "./format.js";
import { icon } from "./icons.js";
import { SPEAKERS, levelOf, plain } from "./words.js";

/** The turns of a conversation. With `scored` each turn also tells how it moved the risk; agents get it without. */

const NEAR_END = 80;
const LONGEST = 5000; // characters of a turn that are shown before somebody asks for the rest: a million of them would hold up the page

export function transcript(label) {
  return h("ol", { class: "transcript", "aria-label": label, tabindex: "0" });
}

export function renderTranscript(list, turns, { factors = [], scored = false } = {}) {
  const follows = list.scrollHeight - list.scrollTop - list.clientHeight < NEAR_END;
  const before = list.childElementCount;
  keyed(list, views(list, turns, factors, scored), (view) => view.turn.utterance, () => create(scored), update);
  if (follows && list.childElementCount !== before) {
    list.scrollTop = list.scrollHeight;
  }
}

/** Scrolls to a turn and lights it up for a moment. */
export function showTurn(list, turn) {
  const element = list.querySelector(`[data-turn="${Number(turn)}"]`);
  if (element) {
    element.scrollIntoView({ block: "center", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
    element.classList.remove("lit");
    void element.offsetWidth; // lets the animation begin again
    element.classList.add("lit");
  }
}

/** One view per turn; the same object as last time if nothing about it changed, so that its element is left alone. */
function views(list, turns, factors, scored) {
  const before = (list.views ??= new Map());
  const now = new Map();
  turns.forEach((turn, i) => {
    const view = {
      turn,
      factors: scored ? factors.filter((f) => f.turn === turn.turn) : [],
      scored,
      first: turns[i - 1]?.speaker !== turn.speaker,
      levelBefore: scored ? lastLevel(turns, i) : null,
    };
    const old = before.get(turn.utterance);
    now.set(turn.utterance, old && same(old, view) ? old : view);
  });
  list.views = now;
  return [...now.values()];
}

const same = (a, b) => a.turn === b.turn && a.first === b.first && a.levelBefore === b.levelBefore && a.factors.length === b.factors.length && a.factors.every((f, i) => f === b.factors[i]);

function lastLevel(turns, index) {
  for (let i = index - 1; i >= 0; i--) {
    if (turns[i].level != null) {
      return turns[i].level;
    }
  }
  return null;
}

function create(scored) {
  return h("li", { class: "turn" },
    h("span", { class: "turn-at number" }),
    h("div", { class: "turn-body" }, h("span", { class: "turn-speaker" }), h("p", { class: "turn-text" }), h("ul", { class: "chips" })),
    scored ? h("span", { class: "turn-risk" }, h("span", { class: "aside" }, "risk after this turn "), h("span", { class: "number" })) : null);
}

function update(el, { turn, factors, scored, first, levelBefore }) {
  attribute(el, "class", `turn ${(turn.speaker ?? "UNKNOWN").toLowerCase()}${first ? " first" : ""}${el.classList.contains("lit") ? " lit" : ""}`);
  attribute(el, "data-turn", turn.turn);
  const [at, body] = el.children;
  text(at, turn.at == null ? `#${ordinal(turn.turn)}` : offset(turn.at));
  text(body.children[0], SPEAKERS[turn.speaker] ?? plain(turn.speaker));
  showWords(body.children[1], turn, marksOf(turn, factors), LONGEST);
  body.children[2].replaceChildren(...factors.filter((f) => Math.abs(f.delta) >= 0.005).map(chip), ...(scored ? crossing(turn, levelBefore) : []));
  if (scored) {
    text(el.children[2].lastChild, turn.risk == null ? "" : risk(turn.risk));
    attribute(el.children[2], "class", `turn-risk ${levelOf(turn.level).tone}`);
  }
}

function showWords(el, turn, marks, most) {
  if ((turn.text ?? "").length <= most) {
    el.replaceChildren(...pieces(turn.text, marks));
    return;
  }
  const more = h("button", { class: "button quiet", type: "button", onclick: () => showWords(el, turn, marks, turn.text.length) }, `Show ${(turn.text.length - most).toLocaleString()} more characters`);
  el.replaceChildren(...pieces(turn.text.slice(0, most), marks.filter((m) => m.end <= most)), "… ", more);
}

function chip(factor) {
  const rises = factor.delta > 0;
  return h("li", { class: `chip ${rises ? "rises" : "eases"}` }, icon(rises ? "up" : "down"), h("b", { class: "number" }, delta(factor.delta)), h("span", {}, factor.text || plain(factor.factor)));
}

/** The chip of a turn at which the level changed. */
function crossing(turn, before) {
  if (turn.level == null || turn.level === before || (before === null && turn.level === "CALM")) {
    return [];
  }
  const { word, tone } = levelOf(turn.level);
  return [h("li", { class: `chip crossing ${tone}` }, icon(tone), h("span", {}, `now ${word.toLowerCase()}`))];
}

function marksOf(turn, factors) {
  const why = factors.flatMap((f) => (f.spans ?? []).map(([start, end]) => ({ start, end, kind: f.delta < 0 ? "why eases" : "why", title: `${delta(f.delta)} ${f.text || plain(f.factor)}` })));
  const entities = (turn.entities ?? []).map(([start, end, type]) => ({ start, end, kind: "entity", title: plain(type) }));
  return [...entities, ...why];
}

/** Text cut at the borders of its marks; where marks overlap, a piece carries them all. Ill-placed marks are left out. */
export function pieces(words, marks) {
  const value = words ?? "";
  const good = marks.filter(({ start, end }) => start >= 0 && end > start && end <= value.length);
  const cuts = [...new Set([0, value.length, ...good.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((from, i) => piece(value.slice(from, cuts[i + 1]), good.filter(({ start, end }) => start <= from && end >= cuts[i + 1])));
}

function piece(words, marks) {
  return marks.length === 0 ? document.createTextNode(words) : h("mark", { class: [...new Set(marks.map((m) => m.kind))].join(" "), title: marks.map((m) => m.title).filter(Boolean).join("; ") || null }, words);
}

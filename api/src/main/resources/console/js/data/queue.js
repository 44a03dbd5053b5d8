import { ask, h, typing } from "../dom.js";
import { ordinal, whole } from "../format.js";
import { empty } from "../states.js";
import { KINDS } from "../words.js";
import { transcript } from "./transcript.js";
import { DataPage, figure, percent } from "./parts.js";

/** What would teach most, one conversation after the other; each is labelled with one key. */

const KEYS = [["n", "stays calm"], ["y", "escalates"], ["1 … 5", "how"], ["j", "next turn"], ["k", "turn before"], ["t", "escalates in this turn"], ["s", "skip"], ["u", "take the last one back"]];

class Queue extends DataPage {
  #items = [];
  #skipped = 0;
  #place = 0;
  #given = [];
  #claim = nothing();
  #drawn = null;
  #state = null;
  #busy = false;

  connectedCallback() {
    this.begin("Labels", "The conversations that would teach most, first. One key is enough; u takes it back.");
    this.pressed = (event) => this.#pressed(event);
    addEventListener("keydown", this.pressed);
  }

  disconnectedCallback() {
    removeEventListener("keydown", this.pressed);
  }

  render(state) {
    this.#state = state;
    this.take(state.pages.get("labels"), ({ items, skipped }) => {
      const done = new Set(this.#given.map((given) => given.item.conversation));
      this.#items = items.filter((item) => !done.has(item.conversation));
      this.#skipped = skipped;
      this.#place = 0;
      this.#draw();
    });
    const detail = this.#item && state.details.get(this.#item.conversation);
    if (this.#drawn !== detail) {
      this.#draw();
    }
  }

  get #item() {
    return this.#items[this.#place] ?? null;
  }

  #draw() {
    const item = this.#item;
    const detail = item && this.#state.details.get(item.conversation);
    this.#drawn = detail;
    if (item && !detail) {
      ask(this, "load-detail", { id: item.conversation });
    }
    const focused = this.body.contains(document.activeElement);
    this.body.replaceChildren(...(item ? [this.#head(item), this.#choices(detail), this.#script(detail)] : [this.#nothing()]), this.#foot());
    if (focused) {
      this.querySelector(".script-line[data-at] .script-turn")?.focus({ preventScroll: true });
    }
  }

  #head({ conversation, reasons, belief, uncertain, disagreeing, novel }) {
    return h("section", { class: "card queue-head", "aria-label": "Why it is asked" },
      h("p", { class: "queue-place" }, `${this.#place + 1} of ${this.#items.length}`, this.#given.length > 0 ? ` · ${whole(this.#given.length)} labelled` : ""),
      h("h2", {}, reasons.length > 0 ? sentence(reasons.join(", and ")) : "It is unlike what was labelled, a little of everything"),
      h("p", { class: "quiet-words" }, `${conversation} · believed ${percent(belief)} · undecided ${figure(uncertain, 2)}, against its outcome ${figure(disagreeing, 2)}, unlike the labelled ones ${figure(novel, 2)}`));
  }

  #choices(detail) {
    const { kind, turn } = this.#claim;
    const ready = detail?.status === "ready";
    const kinds = Object.entries(KINDS).map(([name, words], i) => h("button", { class: "button", type: "button", "data-kind": name, "aria-pressed": String(kind === name), onclick: () => this.#choose(name) }, h("kbd", {}, String(i + 1)), words));
    return h("div", { class: "queue-choices" },
      h("div", { class: "queue-verdicts" },
        h("button", { class: "button", type: "button", "data-claim": "calm", disabled: !ready, onclick: () => this.#label(false) }, h("kbd", {}, "n"), "Stays calm"),
        h("button", { class: "button primary", type: "button", "data-claim": "escalates", disabled: !ready, onclick: () => this.#label(true) }, h("kbd", {}, "y"), `Escalates${kind ? `: ${KINDS[kind].toLowerCase()}` : ""}${turn == null ? "" : `, in turn ${ordinal(turn)}`}`),
        h("button", { class: "button quiet", type: "button", onclick: () => this.#skip() }, h("kbd", {}, "s"), "Skip"),
        h("button", { class: "button quiet", type: "button", "data-undo": "", disabled: this.#given.length === 0, onclick: () => this.#undo() }, h("kbd", {}, "u"), "Take back")),
      h("div", { class: "queue-kinds", role: "group", "aria-label": "How it escalates; may be left open" }, kinds));
  }

  #script(detail) {
    return h("section", { class: "queue-script", "aria-label": "What was said, redacted" }, transcript(detail, { chosen: this.#claim.turn, at: this.#claim.at, choose: (turn) => this.#mark(turn) }));
  }

  #nothing() {
    return this.#given.length > 0
      ? empty("All labelled", `You labelled ${whole(this.#given.length)}. What they teach is learnt by “tocsin train --state DIR”.`)
      : empty("Nothing to label yet", "Conversations come here when they have ended. Those that somebody labelled by hand, and those like them, do not come again.");
  }

  #foot() {
    return h("p", { class: "queue-keys" }, KEYS.map(([key, words]) => h("span", {}, h("kbd", {}, key), ` ${words} `)),
      this.#skipped > 0 ? h("span", { class: "quiet-words" }, ` ${whole(this.#skipped)} were left out for being like others.`) : null);
  }

  #pressed(event) {
    if (typing(event) || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const kind = Object.keys(KINDS)[Number(event.key) - 1];
    const does = kind ? () => this.#choose(kind) : {
      n: () => this.#label(false), y: () => this.#label(true), s: () => this.#skip(), u: () => this.#undo(),
      j: () => this.#walk(1), k: () => this.#walk(-1), ArrowDown: () => this.#walk(1), ArrowUp: () => this.#walk(-1), t: () => this.#mark(this.#claim.at ?? 0),
    }[event.key];
    if (does) {
      event.preventDefault();
      does();
    }
  }

  #choose(kind) {
    this.#claim = { ...this.#claim, kind: this.#claim.kind === kind ? null : kind };
    this.#draw();
  }

  #mark(turn) {
    this.#claim = { ...this.#claim, at: turn, turn: this.#claim.turn === turn ? null : turn };
    this.#draw();
  }

  #walk(by) {
    const turns = this.#state.details.get(this.#item?.conversation)?.conversation?.turns.length ?? 0;
    if (turns > 0) {
      this.#claim = { ...this.#claim, at: Math.max(0, Math.min(turns - 1, (this.#claim.at ?? -1) + by)) };
      this.#draw();
      this.querySelector(".script-line[data-at]")?.scrollIntoView({ block: "nearest" });
    }
  }

  #label(escalates) {
    const item = this.#item;
    if (!item || this.#busy || this.#drawn?.status !== "ready") {
      return;
    }
    this.#busy = true;
    const { kind, turn } = this.#claim;
    ask(this, "label", { id: item.conversation, label: escalates ? { escalates, ...(kind && { kind }), ...(turn != null && { turn }) } : { escalates }, done: (saved) => {
      this.#busy = false;
      if (saved) {
        this.#given.push({ item, place: this.#place });
        this.#items = this.#items.filter((other) => other !== item);
        this.#next(this.#place);
        ask(this, "notice", { text: `${escalates ? "Escalates" : "Stays calm"}. u takes it back.` });
      }
    } });
  }

  #skip() {
    if (this.#items.length > 0) {
      this.#next((this.#place + 1) % this.#items.length);
    }
  }

  #undo() {
    const last = this.#given.at(-1);
    if (!last || this.#busy) {
      return;
    }
    this.#busy = true;
    ask(this, "unlabel", { id: last.item.conversation, done: (taken) => {
      this.#busy = false;
      if (taken) {
        this.#given.pop();
        this.#items = this.#items.toSpliced(last.place, 0, last.item);
        this.#next(last.place);
        ask(this, "notice", { text: "Taken back. It counts no more." });
      }
    } });
  }

  #next(place) {
    this.#place = Math.min(place, Math.max(0, this.#items.length - 1));
    this.#claim = nothing();
    this.#draw();
  }
}

/** Nothing is chosen yet; `at` is the turn one stands on. */
function nothing() {
  return { kind: null, turn: null, at: null };
}

const sentence = (words) => words.charAt(0).toUpperCase() + words.slice(1);

customElements.define("tocsin-labels", Queue);

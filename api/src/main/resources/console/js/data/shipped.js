import { ask, h } from "../dom.js";
import { ordinal, whole } from "../format.js";
import { empty, failed, loading } from "../states.js";
import { CHANNELS, KINDS, SENTIMENTS, plain } from "../words.js";
import { bringIntoSight, layOut, pickRow, select, setForm } from "./browsing.js";
import { DataPage, address, pairs } from "./parts.js";
import { transcript } from "./transcript.js";

/** The conversations that the product ships and its model learnt from: filtered, and each with all of its labels. */

const SPLITS = [["", "Any side"], ["train", "Learnt from"], ["validation", "Chosen on"], ["test", "Only measured on"]];
const SPLIT_WORDS = { train: "learnt from", validation: "chosen on", test: "only measured on" };
const CLAIMS = [["", "Any label"], ["true", "Escalates"], ["false", "Stays calm"]];

class Shipped extends DataPage {
  #filter = null;
  #one = null;
  #known = "";

  connectedCallback() {
    this.vertical = select("vertical", "Line of business", [["", "Any"]]);
    layOut(this, {
      page: "shipped",
      label: "Shipped conversations",
      lead: "The invented conversations that the shipped model was made of, redacted as it learns them.",
      fields: [this.vertical, select("split", "Side", SPLITS), select("escalates", "Label", CLAIMS), select("kind", "How", [["", "Any"], ...Object.entries(KINDS)])],
    });
  }

  disconnectedCallback() {
    this.rest();
  }

  render(state) {
    const { id = "", more } = state.route;
    const page = state.pages.get(`shipped/${id}`);
    this.#offer(page?.data?.verticals ?? []);
    if (this.#filter !== id) {
      this.#filter = id;
      setForm(this.form, id);
    }
    this.take(page, (data) => this.#fill(data));
    pickRow(this.list, more);
    this.#drawOne(more, state.pages.get(`shipped-one/${more}`));
  }

  /** The lines of business to choose among are known with the first answer. */
  #offer(verticals) {
    const field = this.vertical.querySelector("select");
    if (verticals.length > 0 && this.#known !== verticals.join()) {
      this.#known = verticals.join();
      field.replaceChildren(field.firstElementChild, ...verticals.map((vertical) => h("option", { value: vertical }, verticalWord(vertical))));
      this.#filter = null; // what was chosen can be shown only now
    }
  }

  #fill({ items, next, total, of }) {
    this.list.replaceChildren(...(items.length === 0
      ? [empty("Nothing matches", "No shipped conversation fits this filter.")]
      : [h("p", { class: "quiet-words", role: "status" }, total === of ? `${whole(of)} conversations` : `${whole(total)} of ${whole(of)} conversations`, next ? `, the first ${whole(items.length)} shown` : ""),
        h("ol", { class: "corpus-rows" }, items.map((item) => this.#row(item))),
        next ? h("button", { class: "button", type: "button", "data-key": "m", onclick: () => ask(this, "more", { key: `shipped/${this.#filter}`, filter: this.#filter, cursor: next }) }, "More") : null].filter(Boolean)));
  }

  #row(item) {
    return h("li", { class: "corpus-row", "data-conversation": item.conversation }, h("a", { href: address("shipped", this.#filter, item.conversation) },
      h("span", { class: "corpus-claim" }, claimOf(item)),
      h("span", { class: "corpus-words" }, item.words),
      h("span", { class: "corpus-facts" }, [item.conversation, verticalWord(item.vertical), CHANNELS[item.channel]?.[0], `${whole(item.turns)} turns`, SPLIT_WORDS[item.split]].join(" · "))));
  }

  #drawOne(id, page) {
    if (this.#one !== page || this.drawnId !== id) {
      [this.#one, this.drawnId] = [page, id];
      const another = id && this.shownId !== id;
      this.shownId = id;
      this.one.replaceChildren(...(id ? conversation(this, id, page) : [h("p", { class: "quiet-words" }, "Choose a conversation to see what was said in it, and how each turn is labelled.")]));
      if (another) {
        bringIntoSight(this.one);
      }
    }
  }
}

function conversation(near, id, page) {
  if (!page || page.status === "loading") {
    return [h("h2", {}, id), loading(4)];
  }
  if (page.status === "failed") {
    return [h("h2", {}, id), failed("It could not be read", page.error, () => ask(near, "reload"))];
  }
  const { data } = page;
  return [h("h2", {}, id),
    pairs("provenance corpus-labels", [["Label", claimOf(data)], ["Side", SPLIT_WORDS[data.split]], ["Line of business", verticalWord(data.vertical)], ["Channel", CHANNELS[data.channel]?.[0] ?? plain(data.channel)]]),
    h("h3", { class: "heading" }, "What was said in it, and how each turn is labelled"),
    transcript({ status: "ready", conversation: data }, { chosen: data.turn, notes: notesOf })];
}

/** What people said of one turn, in words. */
function notesOf({ sentiment, acts, signals, needs }) {
  return [
    sentiment ? SENTIMENTS[Math.round(sentiment)] : null,
    ...acts.map((act) => plain(act).toLowerCase()),
    ...signals.map((why) => `foreshadows it: ${why}`),
    ...needs.map((article) => `this article would help: ${article}`),
  ].filter(Boolean);
}

const SHORT = { it_helpdesk: "IT helpdesk", b2b: "B2B" };
const verticalWord = (vertical) => SHORT[vertical] ?? plain(vertical.toUpperCase());

function claimOf({ escalates, kind, turn }) {
  return escalates ? ["Escalates", kind && KINDS[kind].toLowerCase(), turn == null ? "after its end" : `turn ${ordinal(turn)}`].filter(Boolean).join(", ") : "Stays calm";
}

customElements.define("tocsin-shipped", Shipped);

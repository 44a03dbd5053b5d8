import { ask, h, show } from "../dom.js";
import { day, ordinal, whole } from "../format.js";
import { empty, failed, loading } from "../states.js";
import { CHANNELS, KINDS, plain } from "../words.js";
import { bringIntoSight, layOut, pickRow, select, setForm } from "./browsing.js";
import { transcript } from "./transcript.js";
import { DataPage, address, mark } from "./parts.js";

/** The conversations of which somebody said how they went: filtered, and each with everything that was said of it. */

const CLAIMS = [["", "Any label"], ["ESCALATES", "Escalates"], ["CALM", "Stays calm"], ["UNCLEAR", "Says nothing of it"]];
const SOURCES = [["", "Any source"], ["VERDICT", "Verdict"], ["OUTCOME", "Outcome"], ["MANUAL", "By hand"], ["IMPORT", "Import"]];
const SAID = { VERDICT: "verdict on an alert", OUTCOME: "outcome", MANUAL: "by hand", IMPORT: "import" };
const DONE = { ALERT_SHOWN: "an alert was shown", WHISPERED: "a supervisor whispered", CARD_USED: "the agent used a card", STEPPED_IN: "a supervisor stepped in" };

class Corpus extends DataPage {
  #filter = "";
  #drawnHistory = null;

  connectedCallback() {
    layOut(this, {
      page: "corpus",
      label: "Labelled conversations",
      lead: "What people and systems said of your conversations. The last word counts; everything is kept.",
      fields: [
        select("claim", "Label", CLAIMS), select("source", "Source", SOURCES),
        h("label", {}, h("span", {}, "From"), h("input", { class: "field", type: "date", name: "from" })),
        h("label", {}, h("span", {}, "Until"), h("input", { class: "field", type: "date", name: "until" })),
        h("label", { class: "corpus-check" }, h("input", { type: "checkbox", name: "disagreeing", value: "true" }), "Only where they disagree"),
      ],
    });
  }

  disconnectedCallback() {
    this.rest();
  }

  render(state) {
    const { id = "", more } = state.route;
    if (this.#filter !== id || !this.filled) {
      this.filled = true;
      this.#filter = id;
      setForm(this.form, id);
    }
    this.take(state.pages.get(`corpus/${id}`), (data) => this.#fill(data));
    pickRow(this.list, more);
    this.#drawOne(more, state.details.get(more), state.pages.get(`history/${more}`));
  }

  #fill({ items, next }) {
    show(this.one, items.length > 0);
    this.list.replaceChildren(...(items.length === 0
      ? [empty(this.#filter ? "Nothing matches" : "Nothing labelled yet", this.#filter ? "No labelled conversation fits this filter." : "Verdicts on alerts, outcomes, labels by hand and imports appear here. The conversations that the product ships stand beside: “Shipped”.")]
      : [h("p", { class: "quiet-words", role: "status" }, `${whole(items.length)}${next ? " and more" : ""}`), h("ol", { class: "corpus-rows" }, items.map((item) => this.#row(item))),
        next ? h("button", { class: "button", type: "button", "data-key": "m", onclick: () => ask(this, "more", { key: `corpus/${this.#filter}`, filter: this.#filter, cursor: next }) }, "More") : null].filter(Boolean)));
  }

  #row(item) {
    return h("li", { class: "corpus-row", "data-conversation": item.conversation }, h("a", { href: address("corpus", this.#filter, item.conversation) },
      h("span", { class: "corpus-claim" }, claimOf(item)),
      h("span", { class: "corpus-words" }, item.words || "Nothing of it is kept."),
      h("span", { class: "corpus-facts" }, [item.conversation, CHANNELS[item.channel]?.[0], item.queue, `${whole(item.turns)} turns`, item.source && SAID[item.source], item.at && day(item.at)].filter(Boolean).join(" · ")),
      item.disagreements > 0 ? mark(false, `${whole(item.disagreements)} said otherwise`) : null,
      item.prevented ? mark(false, "somebody stepped in: not learnt from") : null));
  }

  #drawOne(id, detail, history) {
    if (this.drawnDetail === detail && this.#drawnHistory === history && this.drawnId === id) {
      return;
    }
    const another = id && this.drawnId !== id;
    [this.drawnDetail, this.#drawnHistory, this.drawnId] = [detail, history, id];
    this.one.replaceChildren(...(id
      ? [h("h2", {}, id), h("h3", { class: "heading" }, "What was said of it"), historyOf(history), h("h3", { class: "heading" }, "What was said in it"), transcript(detail, { chosen: history?.data?.turn })]
      : [h("p", { class: "quiet-words" }, "Choose a conversation to see what was said in it, and everything that was said of it.")]));
    if (another) {
      bringIntoSight(this.one);
    }
  }
}

function historyOf(page) {
  if (!page || page.status === "loading") {
    return loading(2);
  }
  if (page.status === "failed") {
    return failed("Its history could not be read", page.error, () => location.reload());
  }
  const { log, interventions, prevented, disagreements } = page.data;
  const lines = [...log.map((entry) => [entry.at, said(entry)]), ...interventions.map((done) => [done.at, `${DONE[done.kind] ?? plain(done.kind)} (${done.by})`])].sort(([a], [b]) => a.localeCompare(b));
  return h("div", {},
    h("ol", { class: "history" }, lines.map(([at, words]) => h("li", {}, h("time", { datetime: at }, day(at)), h("span", {}, words)))),
    disagreements > 0 ? h("p", { class: "quiet-words" }, `${whole(disagreements)} of these say otherwise than the last word, which counts.`) : null,
    prevented ? h("p", { class: "quiet-words" }, "It stayed calm after somebody acted upon an alert, so nobody knows how it would have gone: it is not learnt from.") : null);
}

function said({ source, word, escalates, kind, turn, by, why }) {
  const claim = escalates == null ? plain(word).toLowerCase() : escalates ? ["escalates", kind && KINDS[kind].toLowerCase(), turn != null && `in turn ${ordinal(turn)}`].filter(Boolean).join(", ") : "stays calm";
  return `${SAID[source] ?? plain(source)}: ${claim}${source === "VERDICT" || source === "OUTCOME" ? ` (${plain(word).toLowerCase()})` : ""}, by ${by}${why ? `: ${why}` : ""}`;
}

function claimOf({ escalates, kind, turn }) {
  return escalates == null ? "Unclear" : escalates ? ["Escalates", kind && KINDS[kind].toLowerCase(), turn != null && `turn ${ordinal(turn)}`].filter(Boolean).join(", ") : "Stays calm";
}

customElements.define("tocsin-corpus", Corpus);

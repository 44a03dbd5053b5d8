import { NO_COPY, copyWords } from "./clipboard.js";
import { ask, attribute, h, keyed, show, text, typing } from "./dom.js";
import { clock } from "./format.js";
import { icon } from "./icons.js";
import { copyStep, leading, plays, renderPlays } from "./plays.js";
import { pieces } from "./transcript.js";

/**
 * What helps an agent with one conversation: whispers, the search, playbooks and cards, on the agent's page and in the
 * element for other pages alike. Never a score: nothing here reads a risk, a level or a reason.
 */

const MOST_CARDS = 4; // an agent who is flooded reads none of them
const SEARCH_AFTER_MS = 250;
const MUTED_MINUTES = 720; // for this shift

export class Help {
  #cards = [];
  #lead = null;
  #seen = new Set();
  #timer = 0;

  constructor() {
    this.whispers = h("ol", { class: "agent-whispers", "aria-live": "assertive", "aria-label": "Whispers" });
    this.query = h("input", { class: "field", type: "search", placeholder: "Search the articles", "aria-label": "Search the articles", oninput: () => this.#searchSoon(), onkeydown: (e) => e.key === "Escape" && this.#clearSearch() });
    this.heading = h("h2", { class: "heading" }, h("span"), h("span", { class: "count number" }));
    this.quiet = h("div", { class: "hush" }, h("span"), h("button", { class: "button", type: "button", "data-minutes": 15, title: "No cards for a quarter of an hour (s)" }, icon("snooze"), "Snooze 15 min"), h("button", { class: "button", type: "button", "data-minutes": MUTED_MINUTES, title: "No cards for this shift (m)" }, "Mute"), h("button", { class: "button", type: "button", "data-minutes": 0, title: "s" }, "Show cards again"));
    this.quiet.addEventListener("click", ({ target }) => target.closest("button") && ask(this.element, "quiet", { minutes: Number(target.closest("button").dataset.minutes) }));
    this.plays = plays();
    this.cards = h("ol", { class: "cards", "aria-live": "polite" });
    this.nothing = h("p", { class: "none-yet", hidden: true });
    this.article = h("dialog", { class: "article", "aria-label": "Article", onclick: (e) => e.target === this.article && this.article.close() });
    this.element = h("aside", { class: "agent-side", "aria-label": "Help" }, this.whispers, h("label", { class: "filter-words" }, icon("search"), this.query, h("kbd", {}, "/")), this.quiet, this.plays, this.heading, this.nothing, this.cards, this.article);
  }

  /** `conversation` in detail, and what else a page knows: whispers, feedback, search, and until when cards are held back. */
  render(conversation, { whispers, search, feedback, quiet }, now) {
    renderWhispers(this.whispers, whispers.get(conversation.id) ?? []);
    this.#lead = leading(conversation.playbooks ?? []);
    renderPlays(this.plays, conversation.playbooks ?? []).forEach((play, i) => this.#sawCard(play.id, i + 1));
    this.#renderCards(conversation, search, feedback);
    this.#renderQuiet(quiet, now);
  }

  /** Whether a key meant something here; whoever shows this decides where keys count. */
  pressed(event) {
    if (typing(event) || event.ctrlKey || event.metaKey || event.altKey) {
      return false;
    }
    const suggestion = /^[1-9]$/.test(event.key) && this.#cards[Number(event.key) - 1];
    if (event.key === "/") {
      event.preventDefault();
      this.query.focus();
    } else if (event.key === "c" && this.#lead?.say) {
      copyStep(this.element, this.#lead);
    } else if (suggestion) {
      this.copy(suggestion);
    } else if (event.key === "s" || event.key === "m") {
      this.#hush(event.key === "s" ? "15" : String(MUTED_MINUTES));
    } else if ((event.key === "+" || event.key === "-") && this.#cards[0] && !this.#cards[0].found) {
      ask(this.element, "feedback", { id: this.#cards[0].id, feedback: event.key === "+" ? "UP" : "DOWN" });
    } else {
      return false;
    }
    return true;
  }

  /** As a click on the button that is shown: cards that are held back come again by the same key. */
  #hush(minutes) {
    const shown = (of) => this.quiet.querySelector(`[data-minutes="${of}"]:not([hidden])`);
    (this.quiet.hidden ? null : (shown(minutes) ?? shown("0")))?.click();
  }

  #renderCards({ suggestions = [] }, search, feedback) {
    const searching = search.query !== "";
    const items = searching ? search.items.map((x) => ({ ...x, article: x.id, found: true })) : once(suggestions).filter((x) => !x.used && feedback.get(x.id) !== "USED").slice(0, MOST_CARDS);
    if (!searching) {
      items.forEach((suggestion, i) => this.#sawCard(suggestion.id, i + 1));
    }
    this.#cards = items;
    text(this.heading.firstChild, searching ? "Found" : "Suggestions");
    text(this.heading.lastChild, items.length > 0 ? String(items.length) : "");
    show(this.nothing, items.length === 0);
    text(this.nothing, !searching ? "Nothing yet. What helps appears here as the customer speaks." : { loading: "Searching…", failed: `The search failed: ${search.error}`, ready: "No article fits. Try other words." }[search.status] ?? "");
    const views = items.map((suggestion, i) => ({ suggestion, number: i + 1, feedback: feedback.get(suggestion.id) ?? null }));
    keyed(this.cards, views, (v) => `${v.suggestion.found ? "found" : "suggested"}/${v.suggestion.id}`, (v) => createCard(this, v), updateCard);
  }

  #renderQuiet(until, now) {
    show(this.quiet, until !== undefined); // whose cards are not theirs cannot hold them back
    const quiet = until != null && Date.parse(until) > now;
    text(this.quiet.firstChild, quiet ? `No cards until ${clock(until)}` : "");
    for (const button of this.quiet.querySelectorAll("button")) {
      show(button, (button.dataset.minutes === "0") === quiet);
    }
  }

  /** Says once that a card came into sight, and where. */
  #sawCard(id, place) {
    if (!this.#seen.has(id)) {
      this.#seen.add(id);
      ask(this.element, "feedback", { id, feedback: "SHOWN", place });
    }
  }

  copy(suggestion) {
    const done = () => {
      ask(this.element, "notice", { text: `Copied: ${suggestion.title}` });
      if (!suggestion.found) {
        ask(this.element, "feedback", { id: suggestion.id, feedback: "USED", words: suggestion.passage, title: suggestion.title });
      }
    };
    copyWords(suggestion.passage).then(done, () => ask(this.element, "notice", { text: NO_COPY, tone: "bad" }));
  }

  open(suggestion) {
    if (!suggestion.found) {
      ask(this.element, "feedback", { id: suggestion.id, feedback: "OPENED" });
    }
    ask(this.element, "article", { id: suggestion.article, done: (article) => article && this.#showArticle(article) });
  }

  #showArticle({ title, body, tags }) {
    this.article.replaceChildren(
      h("div", { class: "dialog-head" }, h("h2", {}, title), h("button", { class: "button quiet square", type: "button", "aria-label": "Close", onclick: () => this.article.close() }, icon("wrong"))),
      h("div", { class: "dialog-body article-body" }, String(body).split(/\n{2,}/).map((paragraph) => h("p", {}, paragraph)), (tags ?? []).length > 0 ? h("p", { class: "tags" }, tags.join(" · ")) : null));
    this.article.showModal();
  }

  #searchSoon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => ask(this.element, "search", { query: this.query.value.trim() }), SEARCH_AFTER_MS);
  }

  #clearSearch() {
    this.query.value = "";
    this.query.blur();
    ask(this.element, "search", { query: "" });
  }
}

/** The newest suggestion of each article. */
const once = (suggestions) => suggestions.filter((x, i) => suggestions.findIndex((y) => y.article === x.article) === i);

function createCard(help, { suggestion }) {
  const judge = (feedback, name, word) => h("button", { class: "button quiet square", type: "button", "data-feedback": feedback, title: word, "aria-label": word, onclick: (e) => ask(e.currentTarget, "feedback", { id: suggestion.id, feedback }) }, icon(name));
  return h("li", { class: "suggestion card" },
    h("div", { class: "suggestion-head" }, h("kbd", { "aria-hidden": "true" }), h("h3", {}, h("button", { type: "button", title: "Open the article", onclick: () => help.open(suggestion) }, suggestion.title))),
    h("p", { class: "passage" }),
    h("div", { class: "suggestion-foot" },
      h("button", { class: "button", type: "button", onclick: () => help.copy(suggestion) }, icon("copy"), "Copy"),
      h("button", { class: "button quiet", type: "button", onclick: () => help.open(suggestion) }, icon("open"), "Open"),
      suggestion.found ? null : h("div", { class: "judge", role: "group", "aria-label": "Did this help?" }, judge("UP", "thumbUp", "It helped"), judge("DOWN", "thumbDown", "It did not help"), judge("WRONG", "wrong", "It is wrong"))));
}

function updateCard(el, { suggestion, number, feedback }) {
  text(el.querySelector("kbd"), String(number));
  el.querySelector(".passage").replaceChildren(...pieces(suggestion.passage, (suggestion.spans ?? []).map(([start, end]) => ({ start, end, kind: "found" }))));
  for (const button of el.querySelectorAll("[data-feedback]")) {
    attribute(button, "aria-pressed", String(button.dataset.feedback === feedback));
  }
}

function renderWhispers(el, whispers) {
  keyed(el, whispers.slice(-3).reverse(), (w) => `${w.at}/${w.text}`, () => h("li", { class: "whisper" }, icon("whisper"), h("p"), h("time", { class: "number" })), (li, w) => {
    text(li.children[1], w.text);
    text(li.children[2], [w.from, clock(w.at)].filter(Boolean).join(", "));
  });
}

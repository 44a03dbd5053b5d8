import { ask, attribute, h, keyed, show, text, typing } from "./dom.js";
import { clock, duration } from "./format.js";
import { become, icon } from "./icons.js";
import { copyStep, leading, plays, renderPlays } from "./plays.js";
import { empty, failed, loading } from "./states.js";
import { summaryButton } from "./summary.js";
import { pieces, renderTranscript, transcript } from "./transcript.js";
import { CHANNELS, HANDLING, SPEAKERS } from "./words.js";

/**
 * What an agent sees: their conversations, the words, what helps, and a supervisor's whisper. Never a score: nothing
 * here reads a risk, a level or a reason, whatever the server might send.
 */

const MOST_CARDS = 4; // an agent who is flooded reads none of them
const SEARCH_AFTER_MS = 250;
const MUTED_MINUTES = 720; // for this shift

class AgentPage extends HTMLElement {
  #cards = [];
  #lead = null;
  #id = null;
  #seen = new Set();
  #shown = null;

  connectedCallback() {
    this.state = h("div", { class: "agent-state" });
    this.tabs = h("nav", { class: "agent-tabs", "aria-label": "Your conversations" });
    this.head = h("header", { class: "agent-head" }, h("h1"), h("p"), summaryButton(() => this.#id));
    this.turns = transcript("Transcript");
    this.whispers = h("ol", { class: "agent-whispers", "aria-live": "assertive", "aria-label": "Whispers" });
    this.query = h("input", { class: "field", type: "search", placeholder: "Search the articles", "aria-label": "Search the articles", oninput: () => this.#searchSoon(), onkeydown: (e) => e.key === "Escape" && this.#clearSearch() });
    this.heading = h("h2", { class: "heading" }, h("span"), h("span", { class: "count number" }));
    this.quiet = h("div", { class: "hush" }, h("span"), h("button", { class: "button", type: "button", "data-minutes": 15 }, icon("snooze"), "Snooze 15 min"), h("button", { class: "button", type: "button", "data-minutes": MUTED_MINUTES }, "Mute"), h("button", { class: "button", type: "button", "data-minutes": 0 }, "Show cards again"));
    this.quiet.addEventListener("click", ({ target }) => target.closest("button") && ask(this, "quiet", { minutes: Number(target.closest("button").dataset.minutes) }));
    this.plays = plays();
    this.cards = h("ol", { class: "cards", "aria-live": "polite" });
    this.nothing = h("p", { class: "none-yet", hidden: true });
    this.article = h("dialog", { class: "article", "aria-label": "Article", onclick: (e) => e.target === this.article && this.article.close() });
    this.joined = h("p", { class: "agent-joined", role: "status", hidden: true }, icon("hand"), h("span"));
    this.body = h("div", { class: "agent-body", hidden: true },
      h("section", { class: "agent-main", "aria-label": "Conversation" }, this.head, this.joined, this.turns),
      h("aside", { class: "agent-side", "aria-label": "Help" }, this.whispers, h("label", { class: "filter-words" }, icon("search"), this.query, h("kbd", {}, "/")), this.quiet, this.plays, this.heading, this.nothing, this.cards));
    this.append(h("div", { class: "agent-page" }, this.tabs, this.state, this.body, this.article));
    this.pressed = (event) => this.#pressed(event);
    addEventListener("keydown", this.pressed);
  }

  disconnectedCallback() {
    removeEventListener("keydown", this.pressed);
  }

  render(state, now) {
    const rows = [...state.conversations.values()].filter((row) => row.state === "live" || row.id === state.route.id || state.ended.has(row.id)).sort((a, b) => Date.parse(b.startedAt ?? 0) - Date.parse(a.startedAt ?? 0) || (a.id < b.id ? -1 : 1));
    const chosen = rows.find((row) => row.id === state.route.id) ?? rows.find((row) => row.state === "live") ?? rows[0];
    const detail = chosen && state.details.get(chosen.id);
    this.#renderState(state, rows, detail, chosen);
    show(this.tabs, rows.length > 1);
    keyed(this.tabs, rows.map((row) => ({ row, here: row === chosen })), (v) => v.row.id, createTab, updateTab);
    show(this.body, Boolean(detail?.conversation));
    if (detail?.conversation) {
      this.#renderConversation(detail.conversation, chosen, state, now);
    }
  }

  #renderConversation(conversation, row, state, now) {
    const length = row.durationMs == null ? null : row.durationMs + (row.state === "live" ? now - row.seenAt : 0);
    this.#id = conversation.id;
    text(this.head.children[0], conversation.customer ?? conversation.id);
    text(this.head.children[1], [CHANNELS[row.channel]?.[0], row.queue, row.state === "ended" ? "ended" : duration(length)].filter(Boolean).join(" · "));
    const step = conversation.handling?.step ?? "WATCHING";
    show(this.joined, ["JOINED", "TAKEN_OVER", "HANDED_BACK"].includes(step));
    text(this.joined.lastChild, `${HANDLING[step].done}.`);
    renderTranscript(this.turns, conversation.turns);
    renderWhispers(this.whispers, state.whispers.get(conversation.id) ?? []);
    this.#lead = leading(conversation.playbooks ?? []);
    renderPlays(this.plays, conversation.playbooks ?? []).forEach((play, i) => this.#sawCard(play.id, i + 1));
    this.#renderCards(conversation, state);
    this.#renderQuiet(state.quiet, now);
  }

  #renderCards({ suggestions = [] }, { search, feedback }) {
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
      ask(this, "feedback", { id, feedback: "SHOWN", place });
    }
  }

  #renderState(state, rows, detail, chosen) {
    const wanted = detail?.conversation ? "ready" : state.list.status === "failed" || detail?.status === "failed" ? "failed" : state.list.status === "loading" || rows.length > 0 ? "loading" : "empty";
    if (this.#shown !== wanted) {
      this.#shown = wanted;
      this.state.replaceChildren(...{
        ready: () => [],
        loading: () => [loading(6)],
        failed: () => [failed("Your conversation could not be read", detail?.error ?? state.list.error, () => (chosen ? ask(this, "load-detail", { id: chosen.id }) : ask(this, "reload")))],
        empty: () => [empty("No conversation now", "Your next call or chat opens here by itself.")],
      }[wanted]());
    }
  }

  copy(suggestion) {
    const done = () => {
      ask(this, "notice", { text: `Copied: ${suggestion.title}` });
      if (!suggestion.found) {
        ask(this, "feedback", { id: suggestion.id, feedback: "USED" });
      }
    };
    navigator.clipboard.writeText(suggestion.passage).then(done, () => ask(this, "notice", { text: "The browser does not let this page copy.", tone: "bad" }));
  }

  open(suggestion) {
    if (!suggestion.found) {
      ask(this, "feedback", { id: suggestion.id, feedback: "OPENED" });
    }
    ask(this, "article", { id: suggestion.article, done: (article) => article && this.#showArticle(article) });
  }

  #showArticle({ title, body, tags }) {
    this.article.replaceChildren(
      h("div", { class: "dialog-head" }, h("h2", {}, title), h("button", { class: "button quiet square", type: "button", "aria-label": "Close", onclick: () => this.article.close() }, icon("wrong"))),
      h("div", { class: "dialog-body article-body" }, String(body).split(/\n{2,}/).map((paragraph) => h("p", {}, paragraph)), (tags ?? []).length > 0 ? h("p", { class: "tags" }, tags.join(" · ")) : null));
    this.article.showModal();
  }

  #searchSoon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => ask(this, "search", { query: this.query.value.trim() }), SEARCH_AFTER_MS);
  }

  #clearSearch() {
    this.query.value = "";
    this.query.blur();
    ask(this, "search", { query: "" });
  }

  #pressed(event) {
    if (typing(event) || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    if (event.key === "/") {
      event.preventDefault();
      this.query.focus();
    }
    if (event.key === "c" && this.#lead?.say) {
      copyStep(this, this.#lead);
    }
    const suggestion = /^[1-9]$/.test(event.key) && this.#cards[Number(event.key) - 1];
    if (suggestion) {
      this.copy(suggestion);
    }
  }
}

/** The newest suggestion of each article. */
const once = (suggestions) => suggestions.filter((x, i) => suggestions.findIndex((y) => y.article === x.article) === i);

function createTab() {
  return h("a", { class: "agent-tab" }, icon("chat"), h("span", { class: "agent-tab-name" }), h("span", { class: "agent-tab-last" }));
}

function updateTab(el, { row, here }) {
  attribute(el, "href", `#/agent/${encodeURIComponent(row.id)}`);
  attribute(el, "aria-current", here ? "page" : null);
  become(el.firstElementChild, CHANNELS[row.channel]?.[1] ?? "chat");
  text(el.children[1], row.customer ?? row.id);
  text(el.children[2], row.state === "ended" ? "ended" : `${SPEAKERS[row.lastSpeaker] ?? ""}: ${row.lastText ?? ""}`);
}

function createCard(page, { suggestion }) {
  const judge = (feedback, name, word) => h("button", { class: "button quiet square", type: "button", "data-feedback": feedback, title: word, "aria-label": word, onclick: (e) => ask(e.currentTarget, "feedback", { id: suggestion.id, feedback }) }, icon(name));
  return h("li", { class: "suggestion card" },
    h("div", { class: "suggestion-head" }, h("kbd", { "aria-hidden": "true" }), h("h3", {}, h("button", { type: "button", title: "Open the article", onclick: () => page.open(suggestion) }, suggestion.title))),
    h("p", { class: "passage" }),
    h("div", { class: "suggestion-foot" },
      h("button", { class: "button", type: "button", onclick: () => page.copy(suggestion) }, icon("copy"), "Copy"),
      h("button", { class: "button quiet", type: "button", onclick: () => page.open(suggestion) }, icon("open"), "Open"),
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

customElements.define("tocsin-agent", AgentPage);

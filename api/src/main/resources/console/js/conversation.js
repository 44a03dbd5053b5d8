import { ask, attribute, h, keyed, property, show, text, typing } from "./dom.js";
import { ago, clock, delta, duration, instant, ordinal, risk } from "./format.js";
import { become, icon } from "./icons.js";
import "./handing.js";
import "./ledger.js";
import "./remedy.js";
import "./riskchart.js";
import { failed, loading } from "./states.js";
import { summaryButton } from "./summary.js";
import { pieces, renderTranscript, showTurn, transcript } from "./transcript.js";
import { CHANNELS, KINDS, VERDICTS, heard, inShort, levelOf, plain, verdictWord, waits } from "./words.js";

/** One conversation for a supervisor: what is said, how the risk went, why, and what can be done. */
class ConversationPage extends HTMLElement {
  #conversation = null;
  #shown = null;

  connectedCallback() {
    this.state = h("div");
    this.head = head(() => this.#swap(), summaryButton(() => this.#conversation?.id));
    this.chart = h("tocsin-risk-chart");
    this.turns = transcript("Transcript");
    this.latest = h("button", { class: "button latest", type: "button", hidden: true, "data-key": "l", title: "To the latest turn (l)", onclick: () => this.turns.scrollTo({ top: this.turns.scrollHeight, behavior: "smooth" }) }, icon("down"), "Latest");
    this.turns.addEventListener("scroll", () => this.#renderLatest(), { passive: true });
    this.whisper = whisperBox(this);
    this.ledger = h("tocsin-ledger");
    this.remedy = h("tocsin-remedy", { class: "block" });
    this.handing = h("tocsin-handing", { class: "block" });
    this.kinds = h("section", { class: "block" }, h("h2", { class: "heading" }, "If it escalates, then most likely"), h("ol", { class: "kinds" }));
    this.alerts = h("section", { class: "block" }, h("h2", { class: "heading" }, "Alerts"), h("ol", { class: "past-alerts" }));
    this.suggestions = h("section", { class: "block" }, h("h2", { class: "heading" }, "What the agent is shown"), h("ol", { class: "shown-suggestions" }));
    this.body = h("div", { class: "conversation-body" },
      h("div", { class: "conversation-main" },
        h("section", { class: "course-block", "aria-label": "Course" }, legend(), this.chart),
        h("div", { class: "transcript-frame" }, this.turns, this.latest), this.whisper),
      h("aside", { class: "conversation-side", "aria-label": "Explanation" }, this.handing, this.alerts, this.remedy, h("section", { class: "block" }, this.ledger), this.kinds, this.suggestions));
    this.append(h("div", { class: "conversation-page" }, this.state, this.head, this.body));
    this.addEventListener("turn-chosen", (event) => showTurn(this.turns, event.detail));
    this.pressed = (event) => this.#pressed(event);
    addEventListener("keydown", this.pressed);
  }

  disconnectedCallback() {
    removeEventListener("keydown", this.pressed);
  }

  render(state, now) {
    const detail = state.details.get(state.route.id) ?? { status: "loading" };
    this.#renderState(detail, state.route.id);
    const { conversation } = detail;
    this.#conversation = conversation;
    if (!conversation) {
      return;
    }
    renderHead(this.head, conversation, state, now);
    this.chart.render(conversation.turns, conversation.alerts, conversation.channel === "EMAIL");
    renderTranscript(this.turns, conversation.turns, { factors: conversation.explanation?.factors, scored: true });
    this.#renderLatest();
    this.ledger.render(conversation);
    this.remedy.render(conversation);
    this.handing.render(conversation, state.session);
    renderKinds(this.kinds, conversation.kind);
    renderAlerts(this.alerts, conversation, now);
    renderSuggestions(this.suggestions, conversation.suggestions ?? []);
    renderWhispers(this.whisper, state.whispers.get(conversation.id) ?? [], conversation);
  }

  #renderState({ status, error, conversation }, id) {
    const wanted = conversation ? "ready" : status;
    show(this.head, Boolean(conversation));
    show(this.body, Boolean(conversation));
    if (this.#shown !== wanted) {
      this.#shown = wanted;
      this.state.replaceChildren(...{
        ready: () => [],
        loading: () => [loading(6)],
        failed: () => [h("a", { class: "back", href: "#/" }, icon("back"), "Wall"), failed("This conversation could not be read", error, () => ask(this, "load-detail", { id }))],
      }[wanted]());
    }
  }

  #renderLatest() {
    const { scrollHeight, scrollTop, clientHeight } = this.turns;
    show(this.latest, scrollHeight - scrollTop - clientHeight > 160);
  }

  #swap() {
    const turn = this.#conversation?.turns.find((t) => !t.partial && (t.speaker === "CUSTOMER" || t.speaker === "AGENT"));
    if (turn) {
      ask(this, "swap", { id: this.#conversation.id, turn });
    }
  }

  #pressed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    if (event.key === "Escape" && !event.target.closest?.("dialog")) {
      event.target.matches?.("textarea") ? event.target.blur() : (location.hash = "#/");
      return;
    }
    if (typing(event)) {
      return;
    }
    const open = (this.#conversation?.alerts ?? []).find((alert) => alert.state === "OPEN");
    const verdict = VERDICTS.find((v) => v.key === event.key)?.verdict;
    if (verdict && open) {
      ask(this, "verdict", { id: open.id, verdict });
    } else if (event.key === "a" && !this.handing.mine.hidden) {
      this.handing.assign();
    } else if (event.key === "w") {
      event.preventDefault();
      this.whisper.querySelector("textarea").focus();
    }
  }
}

/* Head */

function head(swap, summary) {
  const fact = (name) => h("div", { class: `fact-${name.toLowerCase()}` }, h("dt", {}, name), h("dd", {}));
  return h("header", { class: "conversation-head", hidden: true },
    h("a", { class: "back", href: "#/", title: "Back to the wall (Esc)" }, icon("back"), h("span", {}, "Wall")),
    h("div", { class: "verdict-now" }, h("b", { class: "number big-risk" }), h("div", {}, h("span", { class: "level" }, icon("calm"), h("span")), h("span", { class: "moved number" }))),
    h("div", { class: "headline" }, h("h1"), h("p", { class: "headline-last" })),
    h("dl", { class: "facts" }, ["Agent", "Customer", "Queue", "Channel", "Length", "Turns"].map(fact)),
    h("div", { class: "head-tools" }, summary, h("button", { class: "button swap", type: "button", title: "Customer and agent are mistaken for each other: let them change places (x)", "data-key": "x", onclick: swap }, icon("swap"), "Swap sides")));
}

function renderHead(el, conversation, state, now) {
  const { word, tone } = levelOf(conversation.level);
  attribute(el, "data-level", tone);
  text(el.querySelector(".big-risk"), risk(conversation.risk));
  const level = el.querySelector(".level");
  attribute(level, "class", `level ${tone}`);
  become(level.firstElementChild, tone);
  text(level.lastElementChild, word);
  text(el.querySelector(".moved"), moved(conversation.turns));
  text(el.querySelector("h1"), capital(inShort(conversation.reason)) || (conversation.level == null ? "This conversation is not scored" : "Nothing points to an escalation"));
  text(el.querySelector(".headline-last"), stateWords(conversation, now));
  const row = state.conversations.get(conversation.id);
  const length = conversation.durationMs == null ? null : conversation.durationMs + (row && conversation.state === "live" ? now - row.seenAt : 0);
  const facts = [conversation.agent ?? "–", conversation.customer ?? "–", conversation.queue ?? "–", CHANNELS[conversation.channel]?.[0] ?? "–", duration(length), String(conversation.turnCount ?? conversation.turns.length)];
  el.querySelectorAll("dd").forEach((dd, i) => text(dd, facts[i]));
  el.querySelectorAll(".facts > div").forEach((div, i) => show(div, facts[i] !== "–"));
}

const capital = (words) => (words ? words.charAt(0).toUpperCase() + words.slice(1) : "");

function stateWords({ id, state, lastAt, outcome, input, waiting }, now) {
  if (state === "ended") {
    return `${id} · ended${outcome ? `, ${plain(outcome).toLowerCase()}` : ""}`;
  }
  const hearing = heard(input, now);
  return `${id} · live${lastAt ? `, last words ${ago(Date.parse(lastAt), now)}` : ""}${hearing ? ` · ${hearing}` : ""}${waiting ? ` · ${waits(waiting)}` : ""}`;
}

/** How far the risk went over the last five scored turns. */
function moved(turns) {
  const known = turns.filter((t) => t.risk != null).slice(-5);
  const by = known.length < 2 ? 0 : known.at(-1).risk - known[0].risk;
  return Math.abs(by) < 0.01 ? "steady" : `${delta(by)} in ${known.length - 1} turns`;
}

function legend() {
  const item = (c, word) => h("span", { class: `legend-${c}` }, h("i", { "aria-hidden": "true" }), word);
  return h("div", { class: "block-head" }, h("h2", { class: "heading" }, "Course"), h("p", { class: "legend" }, item("risk", "risk"), item("sentiment", "customer’s sentiment"), item("core", "by CoreNLP")));
}

/* Side */

function renderKinds(el, kind) {
  show(el, kind != null);
  const views = Object.entries(kind ?? {}).map(([name, share]) => ({ name, share })).sort((a, b) => b.share - a.share);
  keyed(el.querySelector("ol"), views, (v) => v.name, () => h("li", { class: "kind" }, h("span"), h("i", { class: "kind-bar", "aria-hidden": "true" }), h("b", { class: "number" })), (li, { name, share }) => {
    text(li.children[0], KINDS[name] ?? plain(name));
    property(li.children[1], "--share", share.toFixed(3));
    text(li.children[2], `${Math.round(share * 100)} %`);
  });
}

function renderAlerts(el, conversation, now) {
  const alerts = [...(conversation.alerts ?? [])].sort((a, b) => b.turn - a.turn);
  show(el, alerts.length > 0);
  const views = alerts.map((alert) => ({ alert, now: now - (now % 5000), startedAt: conversation.startedAt }));
  keyed(el.querySelector("ol"), views, (v) => v.alert.id, createAlert, updateAlert);
}

function createAlert({ alert }) {
  const verdict = (v) => h("button", { class: "button", type: "button", "data-verdict": v.verdict, title: `${v.means} (${v.key})`, "aria-keyshortcuts": v.key, onclick: (e) => ask(e.currentTarget, "verdict", { id: alert.id, verdict: v.verdict }) }, h("span", {}, v.word));
  return h("li", { class: "past-alert" }, h("p", { class: "alert-reason" }), h("p", { class: "alert-facts" }), h("div", { class: "verdicts", role: "group", "aria-label": "Verdict" }, VERDICTS.map(verdict)));
}

function updateAlert(el, { alert, now, startedAt }) {
  const rang = instant(alert.at, startedAt);
  attribute(el, "data-open", alert.state === "OPEN");
  text(el.children[0], capital(inShort(alert.reason)));
  text(el.children[1], [verdictWord(alert.state), `rang at turn ${ordinal(alert.turn)}`, rang == null ? null : ago(rang, now), `risk ${risk(alert.risk)}`].filter(Boolean).join(" · "));
  for (const button of el.querySelectorAll("button")) {
    attribute(button, "aria-pressed", String(button.dataset.verdict === alert.state));
  }
}

function renderSuggestions(el, suggestions) {
  show(el, suggestions.length > 0);
  keyed(el.querySelector("ol"), suggestions, (x) => x.id, () => h("li", { class: "shown-suggestion" }, h("h3"), h("p"), h("span", { class: "turn-of" })), (li, suggestion) => {
    text(li.children[0], suggestion.title);
    li.children[1].replaceChildren(...pieces(suggestion.passage, (suggestion.spans ?? []).map(([start, end]) => ({ start, end, kind: "found" }))));
    text(li.children[2], `after turn ${ordinal(suggestion.turn)}`);
  });
}

/* Whisper */

function whisperBox(page) {
  const words = h("textarea", { class: "field", rows: "1", maxlength: "2000", placeholder: "Whisper to the agent", "aria-label": "Whisper to the agent", onkeydown: (e) => e.key === "Enter" && !e.shiftKey && (e.preventDefault(), send()) });
  const button = h("button", { class: "button primary", type: "button", onclick: () => send() }, icon("whisper"), "Whisper");
  const send = () => {
    const value = words.value.trim();
    if (value === "" || page.whispering) {
      return;
    }
    page.whispering = true;
    ask(page, "whisper", { id: page.conversationId, text: value, done: (sent) => {
      page.whispering = false;
      if (sent) {
        words.value = "";
        ask(page, "notice", { text: "Whispered." });
      }
    } });
  };
  return h("section", { class: "whisper-box", "aria-label": "Whisper" }, h("ol", { class: "whispers" }), h("div", { class: "whisper-write" }, words, button));
}

function renderWhispers(el, whispers, conversation) {
  el.closest("tocsin-conversation").conversationId = conversation.id;
  const ended = conversation.state === "ended";
  const words = el.querySelector("textarea");
  attribute(words, "readonly", ended); // not disabled: it must still take the keys typed after “w”, which are verdicts elsewhere
  attribute(words, "placeholder", ended ? "This conversation has ended" : "Whisper to the agent");
  attribute(el.querySelector("button"), "disabled", ended);
  const views = whispers.slice(-2);
  show(el.firstElementChild, views.length > 0);
  keyed(el.firstElementChild, views, (w) => `${w.at}/${w.text}`, () => h("li", { class: "whisper" }, icon("whisper"), h("p"), h("time", { class: "number" })), (li, w) => {
    text(li.children[1], w.text);
    text(li.children[2], [w.from, clock(w.at)].filter(Boolean).join(", "));
  });
}

customElements.define("tocsin-conversation", ConversationPage);

import { ask, attribute, calm, h, keyed, property, show, text, typing } from "./dom.js";
import { duration, risk, whole } from "./format.js";
import { become, icon } from "./icons.js";
import "./inbox.js";
import { drawSparkline, sparkline } from "./sparkline.js";
import { empty, failed, loading } from "./states.js";
import { NO_FILTER } from "./store.js";
import { CHANNELS, SPEAKERS, heard, inShort, levelOf, passedOn, waits } from "./words.js";

/** All live conversations ordered by risk, counters above, open alerts beside. */

const GLIDES_AMONG = 60;
const SETTLE_MS = 3000; // rows change places this often at most: a wall that hops cannot be read
const RISE_MS = 600; // unless a level changed: that is news
const TICK_MS = 5000; // how often the lengths of all rows go on
const HOLD_MS = 8000; // and not while someone points or walks there, unless that was so long ago: a mouse left on a wall must not freeze it
const LINGER_MS = 20_000; // an ended conversation stays visible for so long
const FIRST = 40; // rows that are drawn before all others: no screen shows more
const QUIET_MS = 180_000; // a live call or chat without a word for so long says so

const CHANNELS_IN_TURN = [null, "CALL", "CHAT", "EMAIL"];

const nextOf = (all, one) => all[(all.indexOf(one) + 1) % all.length];

class Wall extends HTMLElement {
  #order = [];
  #orderedAt = 0;
  #rows = null;
  #touchedAt = 0;
  #tickedAt = 0;
  #moved = false;
  #channel = null;

  connectedCallback() {
    this.counters = counters(this);
    this.state = h("div");
    this.list = h("ol", { class: "rows", "aria-label": "Live conversations, highest risk first", onkeydown: (e) => walk(e) });
    for (const touch of ["pointermove", "keydown", "wheel"]) {
      this.list.addEventListener(touch, () => (this.#touchedAt = Date.now()), { passive: true });
    }
    this.inbox = h("tocsin-inbox");
    this.held = h("p", { class: "held", hidden: true }, "Order held while you look around");
    this.wall = h("section", { class: "wall", "aria-label": "Conversations" }, this.counters, head(), this.state, this.list, this.held);
    this.append(h("div", { class: "wall-page" }, h("h1", { class: "aside" }, "Wall"), this.wall, this.inbox));
    this.pressed = (event) => this.#pressed(event);
    addEventListener("keydown", this.pressed);
  }

  disconnectedCallback() {
    removeEventListener("keydown", this.pressed);
  }

  render(state, now) {
    this.#channel = state.filter.channel;
    renderCounters(this.counters, state);
    const shown = [...state.conversations.values()].filter((row) => onWall(row, state, now) && matches(row, state.filter));
    const rows = this.#ordered(shown, now);
    this.#renderState(state, rows);
    if (this.#moved) {
      const focused = this.list.contains(document.activeElement) ? document.activeElement : null;
      glide(this.list, () => this.#renderRows(rows, now));
      focused?.focus({ preventScroll: true }); // an element that is moved loses it
    } else {
      this.#renderRows(rows, now);
    }
    if (now - this.#tickedAt >= TICK_MS) {
      this.#tickedAt = now;
      [...this.list.children].forEach((element) => renderTime(element, now));
    }
    this.inbox.render(state, now);
  }

  /** What fits into sight first, so that it is seen at once; the rest with the next frame. */
  #renderRows(rows, now) {
    const later = this.list.childElementCount === 0 && rows.length > FIRST;
    keyed(this.list, later ? rows.slice(0, FIRST) : rows, (row) => row.id, createRow, (element, row) => updateRow(element, row, now));
    if (later) {
      setTimeout(() => ask(this, "repaint"));
    }
  }

  /** The rows in the order of the wall. The order is kept for a moment, and for as long as someone points at it or walks through it. */
  #ordered(rows, now) {
    const held = now - this.#touchedAt < HOLD_MS && this.list.matches(":hover, :focus-within");
    show(this.held, held && now - this.#orderedAt > 2 * SETTLE_MS);
    const byId = new Map(rows.map((row) => [row.id, row]));
    this.#moved = false;
    const patience = inOrder(this.#order, byId) ? SETTLE_MS : RISE_MS;
    if (this.#order.length === 0 || (!held && now - this.#orderedAt >= patience)) {
      const order = [...rows].sort(byRisk).map((row) => row.id);
      this.#moved = this.#order.length > 0 && order.some((id, i) => id !== this.#order[i]);
      this.#order = order;
      this.#orderedAt = now;
    }
    const known = new Set(this.#order);
    const fresh = rows.filter((row) => !known.has(row.id)).sort(byRisk);
    this.#order = [...this.#order.filter((id) => byId.has(id)), ...fresh.map((row) => row.id)];
    return this.#order.map((id) => byId.get(id));
  }

  #renderState(state, rows) {
    const filtered = state.filter.level || state.filter.channel || state.filter.team || state.filter.queue || state.filter.words;
    const wanted = state.list.status === "failed" && rows.length === 0 ? "failed" : state.list.status === "loading" && rows.length === 0 ? "loading" : rows.length > 0 ? "rows" : filtered ? "none" : "quiet";
    if (this.#rows !== wanted) {
      this.#rows = wanted;
      this.state.replaceChildren(...{
        rows: () => [],
        loading: () => [loading()],
        failed: () => [failed("The conversations could not be read", state.list.error, () => ask(this, "reload"))],
        none: () => [empty("Nothing here matches", "No live conversation fits this filter.")],
        quiet: () => [empty("All quiet", "Nobody is on the line. Conversations appear here with their first words.")],
      }[wanted]());
    }
  }

  #pressed(event) {
    if (typing(event) || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    if (event.key === "/") {
      event.preventDefault();
      this.counters.querySelector("input").focus();
    }
    const level = { 1: "HIGH", 2: "WATCH", 3: null, 4: "CALM" }[event.key];
    if (level !== undefined) {
      ask(this, "filter", { filter: { level } });
    } else if (event.key === "c") {
      ask(this, "filter", { filter: { channel: nextOf(CHANNELS_IN_TURN, this.#channel) } });
    } else if (event.key === "0") {
      this.counters.querySelector("input").value = "";
      ask(this, "filter", { filter: NO_FILTER });
    }
  }
}

/** Whether no live row stands below one of a lower level. */
function inOrder(order, byId) {
  const ranks = order.filter((id) => byId.get(id)?.state === "live").map((id) => levelOf(byId.get(id).level).rank);
  return ranks.every((rank, i) => i === 0 || ranks[i - 1] <= rank);
}

const onWall = (row, state, now) => row.state === "live" || now - (state.ended.get(row.id) ?? 0) < LINGER_MS;

function matches(row, { level, channel, team, queue, words }) {
  const searched = words.trim().toLowerCase();
  return (!level || (row.level ?? "NONE") === level) && (!channel || row.channel === channel) && (!team || row.team === team) && (!queue || row.queue === queue)
    && (!searched || [row.id, row.agent, row.team, row.queue, row.customer, row.handling?.assignee, row.reason, row.lastText].some((field) => field?.toLowerCase().includes(searched)));
}

/** By level, then by risk; the unscored after them, and what has ended at the very bottom. */
export function byRisk(a, b) {
  return (a.state === "ended") - (b.state === "ended") || levelOf(a.level).rank - levelOf(b.level).rank || (b.risk ?? -1) - (a.risk ?? -1) || (a.id < b.id ? -1 : 1);
}

/* Counters and filter */

const COUNTERS = [
  { level: null, word: "Live", icon: "calm", tone: "all" },
  { level: "HIGH", word: "High", icon: "high", tone: "high" },
  { level: "WATCH", word: "Watch", icon: "watch", tone: "watch" },
  { level: "CALM", word: "Calm", icon: "calm", tone: "calm" },
  { level: "NONE", word: "Unscored", icon: "none", tone: "none" },
];

function counters(wall) {
  const counter = ({ level, word, icon: name, tone }) => h("button", { class: `counter ${tone}`, type: "button", "data-level": level ?? "", onclick: () => ask(wall, "filter", { filter: { level } }) },
    h("b", { class: "number" }), h("span", {}, level ? icon(name) : null, word));
  const channel = (value, word) => h("button", { type: "button", "data-channel": value ?? "", onclick: () => ask(wall, "filter", { filter: { channel: value } }) }, word);
  return h("div", { class: "counters" },
    h("div", { class: "counter-group", role: "group", "aria-label": "By level" }, COUNTERS.map(counter)),
    h("div", { class: "filters" },
      h("div", { class: "segments", role: "group", "aria-label": "By channel" }, channel(null, "All"), channel("CALL", "Calls"), channel("CHAT", "Chats"), channel("EMAIL", "E-mail")),
      choice(wall, "team", "Team"), choice(wall, "queue", "Queue"),
      h("label", { class: "filter-words" }, h("span", { class: "aside" }, "Filter by words"), icon("search"), h("input", {
        class: "field", type: "search", placeholder: "Agent, queue, words…",
        oninput: (e) => ask(wall, "filter", { filter: { words: e.target.value } }),
        onkeydown: (e) => e.key === "Escape" && e.target.blur(),
      }), h("kbd", {}, "/"))));
}

/** A choice among what the live conversations have; gone while they have nothing to choose among. */
function choice(wall, field, word) {
  return h("label", { class: "filter-choice", hidden: true }, h("span", { class: "aside" }, `Filter by ${field}`), h("select", { class: "field", "data-field": field, onchange: (e) => ask(wall, "filter", { filter: { [field]: e.target.value || null } }) }, h("option", { value: "" }, `${word}: all`)));
}

function renderChoice(select, live, chosen) {
  const { field } = select.dataset;
  const values = [...new Set([...live.map((row) => row[field]), chosen].filter(Boolean))].sort();
  show(select.parentElement, values.length > 1 || chosen != null);
  if (select.known !== values.join("\n")) {
    select.known = values.join("\n");
    select.replaceChildren(select.firstElementChild, ...values.map((value) => h("option", { value }, value)));
  }
  select.value = chosen ?? "";
}

function renderCounters(el, { conversations, filter, list }) {
  const known = list.status === "ready" || conversations.size > 0; // else nobody knows, which is not none
  const live = [...conversations.values()].filter((row) => row.state === "live");
  const counts = { "": live.length, HIGH: 0, WATCH: 0, CALM: 0, NONE: 0 };
  live.forEach((row) => counts[row.level ?? "NONE"]++);
  for (const button of el.querySelectorAll(".counter")) {
    text(button.firstChild, known ? whole(counts[button.dataset.level]) : "–");
    attribute(button, "aria-pressed", String((filter.level ?? "") === button.dataset.level));
    attribute(button, "data-zero", counts[button.dataset.level] === 0);
  }
  for (const button of el.querySelectorAll("[data-channel]")) {
    attribute(button, "aria-pressed", String((filter.channel ?? "") === button.dataset.channel));
  }
  el.querySelectorAll("select").forEach((select) => renderChoice(select, live, filter[select.dataset.field]));
  show(el.querySelector(".counter.none"), counts.NONE > 0 || filter.level === "NONE");
}

/* Rows */

function head() {
  return h("div", { class: "rows-head", "aria-hidden": "true" }, ...["Level", "Risk", "Course", "Why, and the last words", "Agent", "Queue", "Length", "Turns"].map((word) => h("span", {}, word)));
}

let pattern = null;

/** A copy of one row: hundreds of them are made when the wall opens. */
function createRow() {
  pattern ??= patternOfRow();
  return pattern.cloneNode(true);
}

function patternOfRow() {
  const aside = (word) => h("span", { class: "aside" }, word);
  return h("li", { class: "row" }, h("a", {},
    h("span", { class: "level" }, icon("calm"), h("span", { class: "level-word" }), h("span", { class: "level-bell", hidden: true }, icon("bell"), aside(", alert open"))),
    h("span", { class: "risk" }, aside("risk "), h("b", { class: "number" }), h("i", { class: "meter", "aria-hidden": "true" })),
    h("span", { class: "course" }, sparkline()),
    h("span", { class: "words" }, h("span", { class: "reason" }), h("span", { class: "last" }, h("span", { class: "waits", hidden: true }), h("span", { class: "passed", hidden: true }, icon("swap"), h("span")), h("span", { class: "hearing", hidden: true }, icon("offline"), h("span")), h("span", { class: "last-speaker" }), h("q"))),
    h("span", { class: "agent" }), h("span", { class: "queue" }),
    h("span", { class: "length" }, h("span", { class: "channel" }, icon("call"), aside("")), h("span", { class: "number" })),
    h("span", { class: "turns number" }, h("span"), h("span", { class: "unit" }, " turns"))));
}

function updateRow(el, row, now) {
  const { word, tone } = levelOf(row.level);
  const link = el.firstElementChild;
  const [level, riskCell, course, words, agent, queue, length, turns] = link.children;
  attribute(link, "href", `#/c/${encodeURIComponent(row.id)}`);
  attribute(el, "class", `row ${tone}${row.state === "ended" ? " ended" : ""}${tells(row) ? "" : " brief"}`);
  attribute(level, "class", `level ${tone}`);
  become(level.firstElementChild, tone);
  text(level.querySelector(".level-word"), row.state === "ended" ? `${word}, ended` : word);
  show(level.querySelector(".level-bell"), row.alertState === "OPEN");
  show(words.querySelector(".waits"), row.waiting != null);
  text(words.querySelector(".waits"), waits(row.waiting));
  text(riskCell.querySelector("b"), risk(row.risk));
  property(riskCell.querySelector(".meter"), "--share", row.risk ?? 0);
  drawSparkline(course.firstElementChild, row.trend);
  text(words.firstElementChild, inShort(row.reason));
  show(words.firstElementChild, tells(row));
  const pass = row.alertState === "OPEN" ? passedOn(row.passedOn) : "";
  show(words.querySelector(".passed"), pass !== "");
  text(words.querySelector(".passed > span"), pass);
  text(words.querySelector(".last-speaker"), `${SPEAKERS[row.lastSpeaker] ?? "Said"}: `);
  text(words.querySelector("q"), row.lastText ?? "");
  text(agent, [row.agent ?? "No agent yet", row.handling?.assignee && `→ ${row.handling.assignee}`].filter(Boolean).join(" "));
  text(queue, row.queue ?? row.team ?? "");
  const [channelWord, channelIcon] = CHANNELS[row.channel] ?? ["Conversation", "chat"];
  become(length.querySelector("svg"), channelIcon);
  text(length.querySelector(".aside"), channelWord);
  text(turns.firstElementChild, whole(row.turns));
  el.row = row;
  renderTime(el, now);
}

/** Whether a row says why: not of what is calm, which would drown the others. */
const tells = (row) => Boolean(row.reason) && row.state === "live" && (row.level !== "CALM" || row.alertState === "OPEN");

function renderTime(el, now) {
  const { row } = el;
  const silent = row.state === "live" && row.channel !== "EMAIL" && now - Date.parse(row.lastAt) > QUIET_MS;
  text(el.querySelector(".length > .number"), duration(lengthOf(row, now)));
  const hearing = row.state === "live" ? heard(row.input, now) : "";
  show(el.querySelector(".hearing"), hearing !== "");
  attribute(el.querySelector(".hearing"), "data-blind", (row.input ?? []).some((c) => c.blind));
  text(el.querySelector(".hearing > span"), hearing);
  attribute(el, "data-silent", silent);
  attribute(el.querySelector(".length"), "title", silent ? `No words for ${duration(now - Date.parse(row.lastAt))}` : null);
}

function lengthOf(row, now) {
  if (row.durationMs != null) {
    return row.durationMs + (row.state === "live" ? now - row.seenAt : 0);
  }
  return row.startedAt ? now - Date.parse(row.startedAt) : null;
}

/** Up and down walk through the rows. */
function walk(event) {
  const row = event.target.closest(".row");
  const next = { ArrowDown: row?.nextElementSibling, ArrowUp: row?.previousElementSibling }[event.key];
  if (next) {
    event.preventDefault();
    next.firstElementChild.focus();
  }
}

/** Lets the rows that change places slide there, if they are in sight; not among hundreds, where a slide holds back what is new. */
function glide(list, change) {
  if (calm() || document.hidden || list.childElementCount > GLIDES_AMONG) {
    change();
    return;
  }
  const sight = innerHeight + 100;
  const before = new Map();
  for (const element of list.children) {
    const { top } = element.getBoundingClientRect();
    if (top > sight) {
      break;
    }
    before.set(element, top);
  }
  change();
  for (const [element, top] of before) {
    const by = element.isConnected ? top - element.getBoundingClientRect().top : 0;
    if (Math.abs(by) > 1) {
      element.animate([{ transform: `translateY(${by}px)` }, { transform: "none" }], { duration: 280, easing: "cubic-bezier(.2,.7,.2,1)" });
    }
  }
}

customElements.define("tocsin-wall", Wall);


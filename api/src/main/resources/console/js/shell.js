import { ask, attribute, h, keyed, show, text, typing } from "./dom.js";
import { clock, duration, whole } from "./format.js";
import { become, icon, logo } from "./icons.js";
import { pagesOf, partOf } from "./routes.js";
import "./agent.js";
import "./conversation.js";
import "./days.js";
import "./keys.js";
import "./signin.js";
import { loading } from "./states.js";
import "./wall.js";

/** The frame around every page: bar, offline band, the page itself, notices. */

/** The element of each page; those of the data team come with their first visit. */
const PAGES = {
  wall: "tocsin-wall", conversation: "tocsin-conversation", agent: "tocsin-agent", day: "tocsin-days",
  models: "tocsin-models", model: "tocsin-model", compare: "tocsin-compare", labels: "tocsin-labels", corpus: "tocsin-corpus", shipped: "tocsin-shipped", backtest: "tocsin-backtest", drift: "tocsin-drift", benchmarks: "tocsin-benchmarks",
};
const OF_ONE = new Set(["tocsin-conversation", "tocsin-model", "tocsin-compare"]); // a page anew for each thing it shows
const THEMES = { auto: ["auto", "Theme: as the system"], light: ["sun", "Theme: light"], dark: ["moon", "Theme: dark"] };
const BEHIND = 50; // waiting turns from which the bar says that analysis is behind

const GO_MS = 1500; // within which a digit follows the g

class Shell extends HTMLElement {
  #page = null;
  #goneAt = -Infinity;

  connectedCallback() {
    this.bar = bar(this);
    this.offline = offlineBand(this);
    this.main = h("main", { id: "page", tabindex: "-1" });
    this.notices = h("div", { class: "notices", role: "status", "aria-live": "polite" });
    this.keys = h("tocsin-keys");
    this.append(this.bar, this.offline, this.main, this.notices, this.keys);
    addEventListener("keydown", (event) => this.#pressed(event), { capture: true });
  }

  render(state, now) {
    renderBar(this.bar, state);
    renderOffline(this.offline, state, now);
    attribute(this, "data-offline", state.connection.state === "offline" && Boolean(state.session));
    attribute(this, "data-page", state.session ? state.route.page : "sign-in");
    this.#renderPage(state, now);
    keyed(this.notices, state.notices, (n) => n.id, (n) => h("p", { class: `notice ${n.tone}` }, icon(n.tone === "bad" ? "high" : "check"), h("span")), (el, n) => text(el.lastChild, n.text));
    this.keys.role_ = state.session?.role;
    this.keys.page = state.route.page;
  }

  #renderPage(state, now) {
    const name = state.session === undefined ? null : state.session === null ? "tocsin-sign-in" : PAGES[state.route.page];
    const key = `${name}/${OF_ONE.has(name) ? `${state.route.id}/${state.route.more}` : ""}`;
    const there = Boolean(name) && Boolean(customElements.get(name));
    if (this.#page !== `${key}/${there}`) {
      this.#page = `${key}/${there}`;
      this.main.replaceChildren(...(there ? [document.createElement(name)] : name ? [loading()] : []));
    }
    if (there) {
      this.main.firstElementChild.render(state, now);
    }
  }

  /** Keys that hold everywhere: help, the pages, and whatever button or link in sight names its key. */
  #pressed(event) {
    if (typing(event) || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const goes = event.timeStamp - this.#goneAt < GO_MS ? pagesOf(this.keys.role_)[Number(event.key) - 1] : null;
    this.#goneAt = event.key === "g" ? event.timeStamp : -Infinity;
    if (event.key === "?") {
      event.preventDefault();
      this.keys.open();
    } else if (goes) {
      event.stopImmediatePropagation(); // the page that is left would take it for its own
      location.hash = goes[2];
    } else {
      this.#press(event);
    }
  }

  #press(event) {
    const named = [...this.querySelectorAll(`[data-key="${CSS.escape(event.key)}"]`)].find((el) => !el.disabled && el.checkVisibility());
    if (named) {
      event.preventDefault();
      named.matches("input") ? named.focus() : named.click();
    }
  }
}

function bar(shell) {
  const theme = h("button", { class: "button quiet square", type: "button", "data-key": "T", onclick: () => nextTheme(theme) }, icon("auto"));
  renderTheme(theme);
  return h("header", { class: "bar" },
    h("a", { class: "brand", href: "#/", "aria-label": "Tocsin, to the first page" }, logo(), h("span", {}, "Tocsin")),
    h("nav", { class: "nav", "aria-label": "Pages" }),
    h("dl", { class: "health", "aria-label": "Events since the start" },
      ...["Received", "Accepted", "Rejected", "Waiting"].map((word) => h("div", { class: `health-${word.toLowerCase()}` }, h("dt", {}, word), h("dd", { class: "number" }, "–")))),
    h("span", { class: "pulse", role: "status" }, h("i", { "aria-hidden": "true" }), h("span")),
    h("span", { class: "who" }),
    theme,
    h("button", { class: "button quiet square keys-button", type: "button", title: "Keys (?)", "aria-label": "Show the keys", onclick: () => shell.keys.open() }, icon("keys")),
    h("button", { class: "button quiet square out-button", type: "button", title: "Sign out", "aria-label": "Sign out", onclick: (e) => ask(e.currentTarget, "sign-out") }, icon("out")));
}

function renderBar(el, state) {
  const signedIn = Boolean(state.session);
  const agent = state.session?.role === "agent";
  for (const part of ["nav", "health"]) {
    show(el.querySelector(`.${part}`), signedIn && !agent);
  }
  for (const part of ["pulse", "who", "keys-button", "out-button"]) {
    show(el.querySelector(`.${part}`), signedIn);
  }
  const here = partOf(state.route.page);
  const pages = pagesOf(state.session?.role).map(([name, word, href]) => ({ name, word, href, here: name === here }));
  keyed(el.querySelector(".nav"), pages, (page) => page.name, ({ href, word }) => h("a", { href }, word), (a, page) => {
    attribute(a, "aria-current", page.here ? "page" : null);
    if (page.here) {
      a.scrollIntoView({ block: "nearest", inline: "center" }); // on a phone not all fit
    }
  });
  renderHealth(el.querySelector(".health"), state.health);
  const pulse = el.querySelector(".pulse");
  attribute(pulse, "data-state", state.connection.state);
  text(pulse.lastChild, { live: "Live", offline: "Offline", connecting: "Connecting" }[state.connection.state]);
  text(el.querySelector(".who"), state.session ? [state.session.name ?? state.session.agent ?? capital(state.session.role), ...(state.session.teams ?? [])].filter(Boolean).join(" · ") : "");
}

function renderHealth(el, health) {
  const [received, accepted, rejected, waiting] = el.querySelectorAll("dd");
  text(received, whole(health?.received));
  text(accepted, whole(health?.accepted));
  text(rejected, whole(health?.rejected));
  text(waiting, health?.waiting >= BEHIND ? `${whole(health.waiting)}, behind` : whole(health?.waiting));
  attribute(waiting.parentElement, "data-behind", health?.waiting >= BEHIND);
}

const capital = (word) => word.charAt(0).toUpperCase() + word.slice(1);

function offlineBand(shell) {
  return h("div", { class: "offline", role: "alert", hidden: true }, icon("offline"), h("p", {}, h("strong", {}, "The live connection is lost."), " ", h("span")),
    h("button", { class: "button", type: "button", onclick: () => ask(shell, "reconnect") }, "Try now"));
}

function renderOffline(el, { connection, session }, now) {
  const lost = connection.state === "offline" && Boolean(session);
  show(el, lost);
  if (lost) {
    text(el.querySelector("span"), `What you see is from ${clock(connection.since)}${now - connection.since < 10_000 ? "" : `, ${duration(now - connection.since)} old`}. Trying again by itself.`);
  }
}

function nextTheme(button) {
  const order = Object.keys(THEMES);
  window.tocsinTheme.choose(order[(order.indexOf(window.tocsinTheme.current()) + 1) % order.length]);
  renderTheme(button);
}

function renderTheme(button) {
  const [name, title] = THEMES[window.tocsinTheme.current()] ?? THEMES.auto;
  become(button.firstElementChild, name);
  attribute(button, "title", `${title} (Shift+T)`);
  attribute(button, "aria-label", `${title}. Change`);
}

customElements.define("tocsin-shell", Shell);

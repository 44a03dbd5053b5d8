import { ask, attribute, h, keyed, show, text, typing } from "./dom.js";
import { bell, hushed, tell, toggleDesktop, toggleHush, toggleSound } from "./bell.js";
import { ago, clock, instant, ordinal, risk } from "./format.js";
import { icon } from "./icons.js";
import { openAlerts } from "./store.js";
import { CHANNELS, KINDS, VERDICTS, inShort, passedOn, plain } from "./words.js";

/** The open alerts beside the wall: few, each with its reason, a verdict one key away. */
class Inbox extends HTMLElement {
  #state = null;
  #known = null;
  #hushed = null;

  connectedCallback() {
    this.setAttribute("role", "complementary");
    this.setAttribute("aria-label", "Open alerts");
    this.count = h("span", { class: "count number" });
    this.empty = h("div", { class: "inbox-empty", hidden: true }, icon("check"), h("p", {}, h("strong", {}, "No open alerts"), h("span", {}, "When a conversation is about to escalate, it rings here, once.")));
    this.unread = h("div", { class: "inbox-empty unread", hidden: true }, icon("high"), h("p", {}, h("strong", {}, "Alerts could not be read"), h("span", {}, "There may be open ones that are not shown here.")));
    this.list = h("ol", { class: "alerts" });
    this.said = h("p", { class: "aside", "aria-live": "assertive" });
    this.hint = h("p", { class: "inbox-hint" }, h("kbd", {}, "j"), h("kbd", {}, "k"), " move ", h("kbd", {}, "Enter"), " open ", h("kbd", {}, "?"), " all keys");
    this.bell = h("div", { class: "bell-tools", role: "group", "aria-label": "How new alerts are told" },
      h("button", { class: "button quiet", type: "button", "data-bell": "sound", "data-key": "o", title: "A sound for each new alert (o)", onclick: () => (toggleSound(), this.#renderBell(Date.now())) }, "Sound"),
      h("button", { class: "button quiet", type: "button", "data-bell": "desktop", "data-key": "m", title: "A message of the desktop for each new alert (m)", onclick: () => this.#askDesktop() }, "Desktop"),
      h("button", { class: "button quiet", type: "button", "data-bell": "hush", "data-key": "d", title: "Neither sound nor desktop for half an hour (d)", onclick: () => (toggleHush(Date.now()), this.#renderBell(Date.now())) }));
    this.lead = h("p", { class: "inbox-lead" }, "Open one to see why it rings, act, then say whether it was right.");
    this.append(h("h2", { class: "heading inbox-head" }, icon("bell"), "Open alerts", this.count), this.bell, this.lead, this.empty, this.unread, this.list, this.hint, this.said);
    this.pressed = (event) => this.#pressed(event);
    addEventListener("keydown", this.pressed);
  }

  disconnectedCallback() {
    removeEventListener("keydown", this.pressed);
  }

  render(state, now) {
    this.#state = state;
    const alerts = openAlerts(state);
    text(this.count, alerts.length > 0 ? String(alerts.length) : "");
    show(this.empty, alerts.length === 0 && state.alertsRead);
    show(this.unread, alerts.length === 0 && !state.alertsRead && state.list.status === "failed");
    show(this.hint, alerts.length > 0);
    show(this.lead, alerts.length > 0);
    const views = alerts.map((alert) => viewOf(alert, state, now - (now % 5000)));
    keyed(this.list, views, (view) => view.alert.id, createAlert, updateAlert);
    this.#announce(alerts, now);
    this.#renderBell(now);
  }

  #renderBell(now) {
    const { sound, desktop, hushUntil } = bell();
    if (this.#hushed !== hushed(now)) {
      const changed = this.#hushed !== null;
      this.#hushed = hushed(now);
      if (changed) {
        ask(this, "undisturbed"); // for whom alerts wait depends on it
      }
    }
    const pressed = { sound, desktop, hush: hushed(now) };
    for (const button of this.bell.children) {
      attribute(button, "aria-pressed", String(pressed[button.dataset.bell]));
    }
    text(this.bell.lastElementChild, hushed(now) ? `Undisturbed until ${clock(hushUntil)}` : "Do not disturb");
  }

  async #askDesktop() {
    const wanted = !bell().desktop;
    const allowed = await toggleDesktop();
    if (wanted && !allowed) {
      ask(this, "notice", { text: "The browser does not allow desktop messages here.", tone: "bad" });
    }
    this.#renderBell(Date.now());
  }

  /** Says a new alert once; those that were there when the page opened are not news. */
  #announce(alerts, now) {
    const fresh = alerts.filter((alert) => this.#known && !this.#known.has(ringingOf(alert)) && (!alert.passedOn || mine(alert, meOf(this.#state))));
    if (this.#known !== null || this.#state.list.status === "ready") {
      this.#known = new Set([...(this.#known ?? []), ...alerts.map(ringingOf)]);
    }
    if (fresh.length > 0) {
      tell(fresh, now);
      text(this.said, fresh.map((alert) => `${alert.passedOn ? sentence(passedOn(alert.passedOn, meOf(this.#state))) : "New alert"}: ${alert.reason}`).join("; "));
      fresh.forEach((alert) => this.list.keyedRows.get(alert.id)?.element.classList.add("fresh"));
    }
  }

  #pressed(event) {
    if (typing(event) || event.ctrlKey || event.metaKey || event.altKey || !this.#state) {
      return;
    }
    const alerts = openAlerts(this.#state);
    const at = alerts.findIndex((alert) => alert.id === this.#state.chosenAlert);
    const move = { j: 1, k: -1 }[event.key];
    const verdict = VERDICTS.find((v) => v.key === event.key)?.verdict;
    if (move && alerts.length > 0) {
      this.#choose(alerts[Math.min(alerts.length - 1, Math.max(0, at < 0 ? 0 : at + move))].id);
    } else if (verdict && at >= 0 && judged(alerts[at])) {
      ask(this, "verdict", { id: alerts[at].id, verdict });
    } else if (event.key === "a" && at >= 0) {
      ask(this, "assign", { id: alerts[at].conversation, to: meOf(this.#state) });
    } else if (event.key === "Enter" && at >= 0 && !event.target.closest("a, button")) {
      location.hash = `#/c/${encodeURIComponent(alerts[at].conversation)}`;
    } else if (event.key === "Escape" && at >= 0) {
      ask(this, "choose-alert", { id: null });
    }
  }

  #choose(id) {
    ask(this, "choose-alert", { id });
    this.list.keyedRows.get(id)?.element.scrollIntoView({ block: "nearest" });
  }
}

function viewOf(alert, state, now) {
  const row = state.conversations.get(alert.conversation);
  return { alert, row, chosen: state.chosenAlert === alert.id, now, me: meOf(state) };
}

/** As handings and alerts that went on call whoever is signed in. */
const meOf = ({ session }) => session?.name ?? session?.role;

/** An alert rings anew for whom it went on to. */
const ringingOf = (alert) => (alert.passedOn ? `${alert.id} ${alert.passedOn.at}` : alert.id);

const mine = ({ passedOn: pass }, me) => pass.to == null || pass.to === me;

function createAlert({ alert }) {
  const verdict = (v) => h("button", { class: "button", type: "button", title: `${v.means} (${v.key})`, "aria-keyshortcuts": v.key, onclick: (e) => ask(e.currentTarget, "verdict", { id: alert.id, verdict: v.verdict }) }, h("span", {}, v.word));
  return h("li", { class: "alert", onpointerdown: (e) => !e.target.closest("button, a") && ask(e.currentTarget, "choose-alert", { id: alert.id }) },
    h("a", { class: "alert-open" },
      h("span", { class: "alert-reason" }),
      h("span", { class: "alert-meta" })),
    h("p", { class: "alert-passed", hidden: true }, icon("swap"), h("span")),
    h("p", { class: "alert-facts" }),
    h("div", { class: "verdicts", role: "group", "aria-label": "Verdict" }, VERDICTS.map(verdict)));
}

function updateAlert(el, { alert, row, chosen, now, me }) {
  show(el.querySelector(".alert-passed"), Boolean(alert.passedOn));
  attribute(el.querySelector(".alert-passed"), "data-mine", Boolean(alert.passedOn) && mine(alert, me));
  text(el.querySelector(".alert-passed span"), sentence(passedOn(alert.passedOn, me)));
  attribute(el, "data-chosen", chosen);
  attribute(el.querySelector(".alert-open"), "href", `#/c/${encodeURIComponent(alert.conversation)}`);
  attribute(el.querySelector(".alert-open"), "aria-current", chosen ? "true" : null);
  text(el.querySelector(".alert-reason"), sentence(inShort(alert.reason)));
  text(el.querySelector(".alert-meta"), [row?.agent, row && CHANNELS[row.channel]?.[0], row?.queue, row?.state === "ended" && "has ended"].filter(Boolean).join(" · ") || alert.conversation);
  text(el.querySelector(".alert-facts"), facts(alert, row, now).join(" · "));
  show(el.querySelector(".verdicts"), judged(alert));
}

/** A conversation that is not heard needs no verdict: the alert goes when it is heard again. */
const judged = (alert) => alert.class !== "NOT_HEARD";

const sentence = (words) => (words ? words.charAt(0).toUpperCase() + words.slice(1) : "Risk is high");

/** How long ago and at which turn it rang, what it expects, and how the risk went on since. */
function facts(alert, row, now) {
  if (!judged(alert)) {
    return ["not being heard", `last heard ${ago(Date.parse(alert.at), now)}`];
  }
  const rang = instant(alert.at, row?.startedAt);
  const since = row?.risk == null || Math.abs(row.risk - alert.risk) < 0.005 ? risk(alert.risk) : `${risk(alert.risk)} → ${risk(row.risk)}`;
  return [rang == null ? `turn ${ordinal(alert.turn)}` : `${ago(rang, now)}, turn ${ordinal(alert.turn)}`, `risk ${since}`, alert.kind ? (KINDS[alert.kind] ?? plain(alert.kind)).toLowerCase() : null].filter(Boolean);
}

customElements.define("tocsin-inbox", Inbox);

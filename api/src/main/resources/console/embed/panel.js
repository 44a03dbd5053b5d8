import { ask, attribute, h, keyed, show, text } from "../js/dom.js";
import { clock, duration } from "../js/format.js";
import { Help } from "../js/help.js";
import { icon, logo } from "../js/icons.js";
import { empty, failed, loading } from "../js/states.js";
import { summaryButton } from "../js/summary.js";
import { CHANNELS, HANDLING } from "../js/words.js";

/** What the element shows: how the connection is, one of its states, or the parts of the agent's page that help. */

const CONNECTIONS = { live: "Live", offline: "Offline", connecting: "Connecting" };
const UNREACHABLE = "It cannot be reached, or it does not let this page’s origin in (allowedOrigins).";

export class Panel {
  #shown = null;
  #id = null;

  constructor() {
    this.help = new Help();
    this.pulse = h("span", { class: "pulse", role: "status", hidden: true }, h("i", { "aria-hidden": "true" }), h("span"));
    this.head = h("header", { class: "assist-head" }, logo(), h("h2", {}, "Assist"), h("p"), this.pulse);
    this.offline = h("div", { class: "offline", role: "alert", hidden: true }, icon("offline"), h("p"), h("button", { class: "button", type: "button", onclick: () => ask(this.element, "reconnect") }, "Try now"));
    this.state = h("div", { class: "assist-state" });
    this.joined = h("p", { class: "agent-joined", role: "status", hidden: true }, icon("hand"), h("span"));
    this.tools = h("div", { class: "assist-tools", hidden: true }, summaryButton(() => this.#id));
    this.notices = h("div", { class: "notices", role: "status", "aria-live": "polite" });
    this.element = h("section", { class: "assist", "aria-label": "Tocsin: help with this conversation", tabindex: "0" }, this.head, this.offline, this.state, this.joined, this.help.element, this.tools, this.notices);
  }

  /** Before there is a token. */
  renderNobody() {
    this.#renderState("nobody", () => empty("Nobody is signed in", "The page around this panel has given it no token."));
    this.#renderConversation(null);
    show(this.pulse, false);
    show(this.offline, false);
  }

  render({ state, id, unknown }, now) {
    const detail = state.details.get(id);
    const conversation = state.session === null || !id ? null : (detail?.conversation ?? null);
    this.#renderConnection(state, now);
    this.#renderConversation(conversation, state, now);
    this.#renderState(...stateOf(this.element, { state, id, unknown, detail }));
    keyed(this.notices, state.notices, (n) => n.id, (n) => h("p", { class: `notice ${n.tone}` }, icon(n.tone === "bad" ? "high" : "check"), h("span")), (el, n) => text(el.lastChild, n.text));
  }

  #renderConnection({ connection, session }, now) {
    show(this.pulse, session !== null);
    attribute(this.pulse, "data-state", connection.state);
    text(this.pulse.lastChild, CONNECTIONS[connection.state]);
    const lost = connection.state === "offline" && session !== null;
    show(this.offline, lost);
    if (lost) {
      const age = now - connection.since < 10_000 ? "" : `, ${duration(now - connection.since)} old`;
      text(this.offline.querySelector("p"), `The live connection is lost. What you see is from ${clock(connection.since)}${age}. Trying again by itself.`);
    }
  }

  #renderConversation(conversation, state, now) {
    this.#id = conversation?.id ?? null;
    show(this.help.element, conversation !== null);
    show(this.tools, conversation !== null);
    const step = conversation?.handling?.step ?? "WATCHING";
    show(this.joined, ["JOINED", "TAKEN_OVER", "HANDED_BACK"].includes(step));
    text(this.joined.lastChild, `${HANDLING[step].done}.`);
    text(this.head.querySelector("p"), conversation ? [CHANNELS[conversation.channel]?.[0], conversation.queue, conversation.state === "ended" ? "ended" : null].filter(Boolean).join(" · ") : "");
    if (conversation) {
      this.help.render(conversation, state, now);
    }
  }

  #renderState(name, make) {
    if (this.#shown !== name) {
      this.#shown = name;
      this.state.replaceChildren(...[make()].flat());
    }
    show(this.state, name !== "ready");
  }
}

/** Which state to show instead of help: its name, and how it is made. */
function stateOf(element, { state, id, unknown, detail }) {
  const again = () => ask(element, "load-detail");
  if (state.session === null) {
    return ["refused", () => failed("Tocsin does not let this panel in", state.signIn.error, () => ask(element, "again"))];
  }
  if (!id) {
    return ["none", () => empty("No conversation", "Help appears here when a call or chat is opened.")];
  }
  if (detail?.conversation) {
    return ["ready", () => []];
  }
  if (unknown) {
    return ["unknown", () => empty("Nothing heard yet", "Help appears here by itself, as soon as something is said.")];
  }
  if (detail?.status === "failed") {
    const why = state.connection.state === "offline" ? UNREACHABLE : detail.error;
    return [`failed ${why}`, () => failed("The conversation could not be read", why, again)];
  }
  return ["loading", () => loading(3)];
}

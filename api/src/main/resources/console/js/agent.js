import { ask, attribute, h, keyed, show, text } from "./dom.js";
import { duration } from "./format.js";
import { Help } from "./help.js";
import { become, icon } from "./icons.js";
import { empty, failed, loading } from "./states.js";
import { summaryButton } from "./summary.js";
import { renderTranscript, transcript } from "./transcript.js";
import { CHANNELS, HANDLING, SPEAKERS } from "./words.js";

/**
 * What an agent sees: their conversations, the words, what helps, and a supervisor's whisper. Never a score: nothing
 * here reads a risk, a level or a reason, whatever the server might send.
 */

class AgentPage extends HTMLElement {
  #id = null;
  #shown = null;

  connectedCallback() {
    this.state = h("div", { class: "agent-state" });
    this.tabs = h("nav", { class: "agent-tabs", "aria-label": "Your conversations" });
    this.head = h("header", { class: "agent-head" }, h("h1"), h("p"), summaryButton(() => this.#id));
    this.turns = transcript("Transcript");
    this.help = new Help();
    this.joined = h("p", { class: "agent-joined", role: "status", hidden: true }, icon("hand"), h("span"));
    this.body = h("div", { class: "agent-body", hidden: true },
      h("section", { class: "agent-main", "aria-label": "Conversation" }, this.head, this.joined, this.turns),
      this.help.element);
    this.append(h("div", { class: "agent-page" }, this.tabs, this.state, this.body));
    this.pressed = (event) => this.help.pressed(event);
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
    const after = rows[(rows.indexOf(chosen) + 1) % rows.length];
    keyed(this.tabs, rows.map((row) => ({ row, here: row === chosen, next: row === after && row !== chosen })), (v) => v.row.id, createTab, updateTab);
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
    this.help.render(conversation, state, now);
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
}

function createTab() {
  return h("a", { class: "agent-tab" }, icon("chat"), h("span", { class: "agent-tab-name" }), h("span", { class: "agent-tab-last" }));
}

function updateTab(el, { row, here, next }) {
  attribute(el, "data-key", next ? "n" : null);
  attribute(el, "href", `#/agent/${encodeURIComponent(row.id)}`);
  attribute(el, "aria-current", here ? "page" : null);
  become(el.firstElementChild, CHANNELS[row.channel]?.[1] ?? "chat");
  text(el.children[1], row.customer ?? row.id);
  text(el.children[2], row.state === "ended" ? "ended" : `${SPEAKERS[row.lastSpeaker] ?? ""}: ${row.lastText ?? ""}`);
}

customElements.define("tocsin-agent", AgentPage);

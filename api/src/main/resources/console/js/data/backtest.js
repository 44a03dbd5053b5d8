import { ask, h, show } from "../dom.js";
import { duration, ordinal, whole } from "../format.js";
import { DataPage, address, block, figure, mark, table } from "./parts.js";

/** What another threshold, number of alerts an hour, policy, model or playbook would have done on the conversations of this place. */

const POLICY = [["watchAt", "Watch from"], ["raiseAt", "Ring from"], ["clearAt", "Clear below"], ["sureAt", "At once from"], ["quietSeconds", "Quiet for, in seconds"], ["quietTurns", "Quiet for, in turns"]];
const MOST_CHANGES = 200;
const PLAYBOOK = `title: A parcel is late
when:
  topics:
    - Where is my parcel?
    - It should have arrived days ago.
steps:
  - do: Say what you see, and by when you will know more
    done:
      - I can see where your parcel is and will call you back today.
`;

class BacktestPage extends DataPage {
  #answer = null;

  connectedCallback() {
    this.begin("Backtest", "Try another threshold, policy, model or playbook on the conversations that are over, beside what serves now. Nothing goes live.");
    this.progress = h("p", { class: "backtest-progress", role: "status", hidden: true });
    this.result = h("div", { class: "backtest-result" });
  }

  render({ pages }) {
    this.take(pages.get("backtest//"), ({ models }) => this.#fill(models));
    const page = pages.get("backtest//answer");
    if (page && this.#answer !== page) {
      this.#answer = page;
      this.#renderAnswer(page);
    }
  }

  #fill({ items, serving }) {
    const present = items.find((m) => m.version === serving);
    const number = (name, attributes) => h("input", { class: "field", type: "number", name, ...attributes });
    this.form = h("form", { class: "card backtest-form", onsubmit: (e) => (e.preventDefault(), this.#ask()) },
      h("fieldset", {}, h("legend", {}, "Ring"),
        choice("threshold", "from a belief of", true, number("threshold", { min: "0.01", max: "0.99", step: "any", value: figure(present.policy.raiseAt), "aria-label": "Belief to ring from", id: "threshold", "data-key": "/" })),
        choice("alertsPerHour", "for so many conversations an hour", false, number("alertsPerHour", { min: "0", step: "any", value: "4", "aria-label": "Conversations that ring in an hour" })),
        choice("policy", "by a policy", false, h("div", { class: "backtest-policy" }, POLICY.map(([name, word]) => h("label", {}, h("span", {}, word), number(name, { min: "0", step: "any", placeholder: figure(present.policy[name]) }))))),
        choice("none", "as the model’s own policy says", false),
        h("label", { class: "pick" }, h("span", {}, "Model"), h("select", { class: "field", name: "model" }, items.filter((m) => !m.broken).map(({ version }) => h("option", { value: version, selected: version === serving }, version === serving ? `${version} (serves now)` : version))))),
      h("fieldset", {}, h("legend", {}, "Guide"),
        choice("playbooks", "by a playbook, new or in place of the one of its name", false, h("div", { class: "backtest-playbook" },
          h("label", {}, h("span", {}, "Name"), h("input", { class: "field", name: "name", value: "parcel-is-late", pattern: "[a-z0-9\\-]{1,64}", title: "a-z, 0-9 and -" })),
          h("label", {}, h("span", {}, "YAML, as in a file of the playbooks’ folder"), h("textarea", { class: "field", name: "yaml", rows: "9", spellcheck: "false" }, PLAYBOOK))))),
      h("button", { class: "button primary", type: "submit" }, "Try it"));
    this.form.addEventListener("input", ({ target }) => {
      const radio = target.closest(".backtest-choice")?.querySelector("[type=radio]");
      if (radio && target !== radio) {
        radio.checked = true;
      }
    });
    this.body.replaceChildren(this.form, this.progress, this.result);
  }

  #ask() {
    const fields = new FormData(this.form);
    const by = fields.get("by");
    const given = (name) => (fields.get(name) === "" ? null : Number(fields.get(name)));
    if (by === "playbooks") {
      ask(this, "backtest", { question: { playbooks: { [fields.get("name")]: fields.get("yaml") } } });
      return;
    }
    const policy = Object.fromEntries(POLICY.map(([name]) => [name, given(name)]).filter(([, value]) => value != null));
    ask(this, "backtest", { question: { model: fields.get("model"), ...(by === "policy" ? { policy } : by === "none" ? {} : { [by]: given(by) }) } });
  }

  #renderAnswer({ status, error, data }) {
    const scoring = status === "ready" && data.answer.scored != null;
    show(this.progress, scoring || status === "failed");
    if (status === "failed") {
      this.progress.replaceChildren(mark(false, error));
      return;
    }
    if (scoring) {
      this.progress.replaceChildren(h("progress", { value: data.answer.scored, max: data.answer.of, "aria-label": "Conversations scored" }), ` ${whole(data.answer.scored)} of ${whole(data.answer.of)} conversations are scored. Live traffic goes first.`);
      return;
    }
    this.result.replaceChildren(...(data.answer.playbooks ? guided(data.answer) : result(data.answer)));
  }
}

function choice(name, word, checked, field) {
  const radio = h("input", { type: "radio", name: "by", value: name });
  radio.checked = checked;
  return h("div", { class: "backtest-choice" }, h("label", {}, radio, ` ${word}`), field);
}

/** Of which conversations a figure is. */
const lookedAt = ({ conversations, hours, hoursKnown, most }) => `${whole(conversations)} conversations${conversations >= most ? `, the latest ${whole(most)}` : ""}, in ${figure(hours, 1)} hours${hoursKnown ? "" : " (no times are known: 400 an hour are assumed)"}.`;

function guided(answer) {
  const pair = ({ now, proposed }, shown) => [now, proposed].map((side) => (side ? shown(side) : "none")).join(" → ");
  const row = (line) => [line.playbook, pair(line, (s) => whole(s.conversations)), pair(line, (s) => whole(s.hits)), pair(line, (s) => figure(s.of100Calm, 1)), pair(line, (s) => figure(s.leadTurns.median, 1)), pair(line, (s) => figure(s.done, 2))];
  const moved = answer.playbooks.filter(({ now, proposed }) => JSON.stringify(now) !== JSON.stringify(proposed));
  const same = answer.playbooks.length - moved.length;
  return [
    block("What it would have come to", h("p", { class: "quiet-words" }, `${lookedAt(answer)} Each figure: now → with the playbook.${same > 0 ? ` ${whole(same)} playbooks start as they do now.` : ""}`),
      moved.length === 0 ? h("p", { class: "quiet-words" }, "None starts otherwise.") : table("What it would have come to", ["playbook", "starts in", "before an escalation", "of 100 calm ones", "median lead, turns", "share of steps done"], moved.map(row))),
    changesOf(answer.changes, "starts"),
  ];
}

const changesOf = (changes, what) => block(`${whole(changes.length)} ${what} change`, changes.length === 0 ? h("p", { class: "quiet-words" }, "None.") : changed(changes));

function result(answer) {
  const { now, proposed, changes } = answer;
  const count = (words, of) => [words, whole(of(now)), whole(of(proposed))];
  const row = (words, of, places) => [words, figure(of(now), places), figure(of(proposed), places)];
  return [
    block("What it would have come to", h("p", { class: "quiet-words" }, `${lookedAt(answer)} Beliefs are the model’s own, before any correction for the base rate.`),
      table("What it would have come to", ["", "now", "proposed"], [
        ["model", now.model, proposed.model], row("rings from", (s) => s.policy.raiseAt), count("conversations that ring", (s) => s.ringing), count("alerts, second ones too", (s) => s.alerts), row("ringing an hour", (s) => s.alertsPerHour, 2),
        row("of 100 calm ones ring", (s) => s.falsePer100Calm, 1), count("hits: escalations rung before", (s) => s.hits), count("rung only when they happened", (s) => s.late), count("missed", (s) => s.misses), row("precision", (s) => s.precision, 2),
        row("median lead, turns", (s) => s.leadTurns.median, 1), ["median lead", lead(now), lead(proposed)]])),
    changesOf(changes, "conversations"),
  ];
}

const lead = ({ leadSeconds: { median } }) => (median == null ? "–" : duration(median * 1000));

function changed(changes) {
  return h("div", {}, table("Conversations that change", ["conversation", "went", "what changes"], changes.slice(0, MOST_CHANGES).map((c) => [h("a", { href: address("corpus", `q=${encodeURIComponent(c.conversation)}`, c.conversation) }, c.conversation), went(c), rings(c)])),
    changes.length > MOST_CHANGES ? h("p", { class: "quiet-words" }, `The first ${whole(MOST_CHANGES)} are shown; “tocsin backtest --out FILE” writes them all.`) : null);
}

const went = ({ escalates, escalatesAt }) => (escalates == null ? "unlabelled" : escalates ? `escalates${escalatesAt == null ? "" : ` in turn ${ordinal(escalatesAt)}`}` : "calm");

/** Turns as people count them. */
function rings({ playbook, nowAt, proposedAt }) {
  if (playbook) {
    return starts(playbook, nowAt, proposedAt);
  }
  if (nowAt == null) {
    return `would ring, in turn ${ordinal(proposedAt)}`;
  }
  return proposedAt == null ? `would not ring, rang in turn ${ordinal(nowAt)}` : `would ring in turn ${ordinal(proposedAt)} instead of ${ordinal(nowAt)}`;
}

function starts(playbook, nowAt, proposedAt) {
  if (nowAt == null) {
    return `${playbook} would start, after turn ${ordinal(proposedAt)}`;
  }
  return proposedAt == null ? `${playbook} would not start, did after turn ${ordinal(nowAt)}` : `${playbook} would start after turn ${ordinal(proposedAt)} instead of ${ordinal(nowAt)}`;
}

customElements.define("tocsin-backtest", BacktestPage);

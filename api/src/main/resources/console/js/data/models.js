import { ask, attribute, h, show, typing, walk } from "../dom.js";
import { day, whole } from "../format.js";
import { icon } from "../icons.js";
import { DataPage, address, block, figure, mark, pairs, percent } from "./parts.js";
import { confirmPromotion, confirmRollback } from "./promotion.js";

/** The registry: every version, how good it is, what the gate said, which one serves, and the silent candidate. */
class Models extends DataPage {
  #chosen = new Set();

  connectedCallback() {
    this.back = h("button", { class: "button", type: "button", hidden: true, "data-rollback": "", "data-key": "b" }, "Roll back");
    this.compare = h("a", { class: "button", hidden: true, "data-key": "c", title: "Side by side (c)" }, "Compare the two");
    this.pressed = (event) => this.#pressed(event);
    addEventListener("keydown", this.pressed);
    this.begin("Models", "Every model there is, how good it is, and which one scores now. Promote another from the next turn on; “Roll back” takes that back within a second.", this.compare, this.back);
  }

  disconnectedCallback() {
    removeEventListener("keydown", this.pressed);
  }

  /** j and k walk through the models; the others press a button of the one that has the focus. */
  #pressed(event) {
    if (typing(event) || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const here = event.target.closest?.(".model");
    const buttons = { x: ".compare-choice input", p: "[data-promote]", q: "[data-silent]" };
    if (event.key === "j" || event.key === "k") {
      walk(this.body.querySelectorAll(".model h2 a"), here?.querySelector("h2 a"), event.key === "j" ? 1 : -1);
    } else if (here && buttons[event.key]) {
      here.querySelector(buttons[event.key])?.click();
    }
  }

  render({ pages, session }) {
    this.take(pages.get("models"), (data) => this.#fill(data, session.role !== "supervisor"));
  }

  #fill({ serving, before, shadow, agreement, items }, mayChange) {
    this.back.onclick = () => confirmRollback(this, serving, before);
    show(this.back, mayChange && Boolean(before));
    const present = new Set(items.map((m) => m.version));
    this.#chosen = new Set([...this.#chosen].filter((v) => present.has(v)));
    const newestFirst = items.toSorted((a, b) => (b.serving - a.serving) || (b.created ?? "").localeCompare(a.created ?? ""));
    this.body.replaceChildren(
      h("ol", { class: "models" }, newestFirst.map((model) => this.#model(model, { serving, before, shadow, mayChange, many: items.length > 2 }))),
      shadowBlock(this, shadow, agreement, mayChange));
    this.#renderCompare();
  }

  #model(model, place) {
    const { version, created, broken } = model;
    const facts = [model.shipped ? "shipped" : created && day(created), place.before === version && "served before", place.shadow === version && "scores silently"].filter(Boolean);
    return h("li", { class: "model card", "data-version": version, ...(model.serving && { "data-serving": "" }) },
      h("div", { class: "model-head" }, h("h2", { class: "number" }, broken ? version : h("a", { href: address("model", version) }, version)),
        model.serving ? h("span", { class: "serving" }, icon("check"), "Serving now") : null, h("span", { class: "model-facts" }, facts.join(" · "))),
      broken ? h("p", { class: "broken" }, mark(false, "cannot serve"), `: ${broken}`) : figures(model),
      broken ? null : h("div", { class: "model-foot" },
        model.gate ? mark(model.gate.passed, model.gate.passed ? "passed at the gate" : "refused at the gate") : h("span", { class: "quiet-words", title: "“tocsin train” holds what it trains against the model that serves: the gate" }, model.shipped ? "comes with the product" : "not held against the serving model yet"),
        place.many ? this.#choice(version) : null,
        h("a", { class: "button", href: address("model", version) }, "Card and plots"),
        model.serving ? null : h("a", { class: "button", href: address("compare", place.serving, version) }, "Compare with the serving one"),
        place.mayChange && place.shadow !== version && !model.serving ? h("button", { class: "button", type: "button", "data-silent": version, onclick: () => ask(this, "shadow", { version }) }, "Score silently") : null,
        place.mayChange && !model.serving ? h("button", { class: "button primary", type: "button", "data-promote": version, onclick: () => confirmPromotion(this, model, place.serving) }, "Promote…") : null));
  }

  #choice(version) {
    const box = h("input", { type: "checkbox", onchange: () => {
      this.#chosen[box.checked ? "add" : "delete"](version);
      this.#renderCompare();
    } });
    box.checked = this.#chosen.has(version);
    return h("label", { class: "compare-choice" }, box, "Compare", h("span", { class: "aside" }, ` ${version}`));
  }

  #renderCompare() {
    const two = [...this.#chosen];
    show(this.compare, two.length === 2);
    attribute(this.compare, "href", address("compare", ...two.slice(0, 2)));
  }
}

function figures({ metrics, figures: { conversations, escalating } }) {
  return pairs("metrics", [
    ["AUROC half-way", figure(metrics.matchedAuroc50)], ["AUROC at the end", figure(metrics.matchedAuroc100)],
    ["Escalations caught", percent(metrics.recall)], ["False alarms in calm", percent(metrics.falseAlarms)],
    ["3 turns ahead or more", percent(metrics.earlyCatch)], ["Median lead", metrics.medianLeadTurns == null ? "–" : `${figure(metrics.medianLeadTurns, 1)} turns`],
    ["Measured on", whole(conversations)], ["of which escalate", whole(escalating)]]);
}

function shadowBlock(page, version, agreement, mayChange) {
  if (!version) {
    return block("Silent candidate", h("p", { class: "quiet-words" }, "No model scores silently. A candidate that does sees live traffic beside the one that serves, and rings nobody."));
  }
  const known = agreement?.version === version;
  return block(`Silent candidate: ${version}`,
    known && agreement.turns > 0 ? pairs("metrics", [
      ["Turns both scored", whole(agreement.turns)], ["Left out", whole(agreement.leftOut)],
      ["Same level", percent(agreement.sameLevel)], ["Mean difference", figure(agreement.meanDifference)],
      ["Both rang", whole(agreement.alerts.both)], ["Only the serving one", whole(agreement.alerts.onlyServing)], ["Only the candidate", whole(agreement.alerts.onlyCandidate)],
      ["Since", day(agreement.since)]]) : h("p", { class: "quiet-words" }, "It has scored no turn yet."),
    mayChange ? h("button", { class: "button", type: "button", onclick: () => ask(page, "shadow", { version: null }) }, "Stop it") : null);
}

customElements.define("tocsin-models", Models);

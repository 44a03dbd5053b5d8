import { ask, attribute, h, show } from "../dom.js";
import { day, whole } from "../format.js";
import { icon } from "../icons.js";
import { DataPage, address, block, figure, mark, pairs, percent } from "./parts.js";
import { confirmPromotion, confirmRollback } from "./promotion.js";

/** The registry: every version, how good it is, what the gate said, which one serves, and the silent candidate. */
class Models extends DataPage {
  #chosen = new Set();

  connectedCallback() {
    this.back = h("button", { class: "button", type: "button", hidden: true, "data-rollback": "" }, "Roll back");
    this.compare = h("a", { class: "button", hidden: true }, "Compare the two");
    this.begin("Models", "Every model there is, what it was made of, and which one scores now.", this.compare, this.back);
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
      h("ol", { class: "models" }, newestFirst.map((model) => this.#model(model, { serving, before, shadow, mayChange, several: items.length > 1 }))),
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
        model.gate ? mark(model.gate.passed, model.gate.passed ? "passed at the gate" : "refused at the gate") : h("span", { class: "quiet-words" }, "never at the gate"),
        place.several ? this.#choice(version) : null,
        h("a", { class: "button", href: address("model", version) }, "Card and plots"),
        place.mayChange && place.shadow !== version && !model.serving ? h("button", { class: "button", type: "button", onclick: () => ask(this, "shadow", { version }) }, "Score silently") : null,
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
    ["Rang before", percent(metrics.recall)], ["Calm ones rung", percent(metrics.falseAlarms)],
    ["3 turns ahead", percent(metrics.earlyCatch)], ["Median lead", metrics.medianLeadTurns == null ? "–" : `${figure(metrics.medianLeadTurns, 1)} turns`],
    ["Measured on", whole(conversations)], ["of these escalate", whole(escalating)]]);
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

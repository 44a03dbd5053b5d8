import { h } from "../dom.js";
import { day, whole } from "../format.js";
import { DataPage, address, block, figure, mark, pairs, signed, table } from "./parts.js";
import { pictures } from "./charts.js";
import { confirmPromotion, gateWords } from "./promotion.js";

/** One version: its figures, the pictures of its evaluation, what the gate found, what it was made of, and its card. */
class Model extends DataPage {
  connectedCallback() {
    this.promote = h("button", { class: "button primary", type: "button", hidden: true, "data-key": "p" }, "Promote…");
    this.begin("Model", "", h("a", { class: "button", href: "#/models", "data-key": "Escape" }, "All models"), this.promote);
  }

  render({ pages, route, session }) {
    this.take(pages.get(`model/${route.id}/`), (data) => this.#fill(data, session.role !== "supervisor"));
  }

  #fill({ model, version, card, gate, gatePage, report }, mayChange) {
    this.querySelector("h1").textContent = version;
    this.querySelector(".page-head p").textContent = [model?.serving ? "Serving now" : null, model?.shipped ? "shipped" : model?.created && `added ${day(model.created)}`].filter(Boolean).join(", ");
    this.promote.hidden = !mayChange || !model || model.serving;
    this.promote.onclick = () => confirmPromotion(this, model, "The model that serves now");
    this.body.replaceChildren(
      drawn(version, report),
      block("Figures", model ? figuresOf(model.figures) : null),
      block("Gate", gateWords(gate), gate?.checks ? checks(gate) : gatePage ? h("pre", { class: "card-text" }, gatePage) : null),
      block("Policy", model ? policy(model.policy) : null),
      block("Made of", model ? provenance(model.provenance) : null),
      block("Card", h("pre", { class: "card-text", tabindex: "0", role: "region", "aria-label": "Model card" }, card)));
  }
}

function figuresOf({ conversations, escalating, items }) {
  return h("div", {}, h("p", { class: "quiet-words" }, `As the registry keeps them: on ${whole(conversations)} conversations, ${whole(escalating)} of them escalating.`),
    table("Figures", ["figure", "value", "better is"], items.map((f) => [f.words, figure(f.value), f.moreIsBetter ? "more" : "less"])));
}

function drawn(version, report) {
  if (!report) {
    return block("Plots", h("p", { class: "no-report" }, `No evaluation of ${version} is kept here, so there is nothing to draw. `,
      h("code", {}, `tocsin evaluate --state DIR --model ${version}`), " measures it on the test side of the shipped corpus, ", h("code", {}, "--data FILE"), " on conversations of yours; ", h("code", {}, "train"), " keeps one by itself."));
  }
  return block("Plots", about(report), pictures([{ name: "this model", report }]));
}

/** On what was measured, since figures on other data are other figures. */
export function about({ about: { time, data, already_learnt: learnt }, conversations, escalating }) {
  return h("p", { class: "quiet-words" }, `Measured ${day(time)} on ${data}: ${whole(conversations)} conversations, ${whole(escalating)} escalating.`,
    learnt > 0 ? h("strong", {}, ` ${whole(learnt)} of them were learnt from, so the figures are too good.`) : null);
}

export function checks({ checks: all, unjudged }) {
  return h("div", {},
    table("What the gate found", ["where and what", "conversations", "before", "candidate", "better by", "95 % interval", "finding"],
      all.map((c) => [`${c.where}: ${c.words}`, whole(c.conversations), figure(c.champion), figure(c.candidate), signed(c.gain), `${signed(c.low)} to ${signed(c.high)}`, mark(!c.refused, c.refused ? "refused" : "passed")])),
    unjudged.length > 0 ? h("p", { class: "quiet-words" }, `Too small to be judged: ${unjudged.join(", ")}.`) : null);
}

const policy = (p) => pairs("provenance", [["Watch from", figure(p.watchAt)], ["Ring from", figure(p.raiseAt)], ["Clear below", figure(p.clearAt)], ["At once from", figure(p.sureAt)], ["Quiet", `${whole(p.quietSeconds)} s, or ${p.quietTurns} turns`]]);

function provenance(p) {
  return pairs("provenance", [
    ["Conversations", `${whole(p.train)} learnt from, ${whole(p.validation)} chosen on, ${whole(p.test)} set aside`],
    ["Share that escalates", p.baseRate == null ? "not noted" : `${(100 * p.baseRate).toFixed(1)} % of what it learnt from`],
    ["Data, SHA-256", p.data], ["Split, SHA-256", p.split], ["Seed", String(p.seed)], ["Hyperparameters", p.hyperparameters], ["Encoder", p.encoder], ["Code", p.code], ["Java", p.java]]);
}

export const modelLink = (version) => h("a", { href: address("model", version) }, version);

customElements.define("tocsin-model", Model);

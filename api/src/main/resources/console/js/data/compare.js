import { h } from "../dom.js";
import { pictures } from "./charts.js";
import { about, checks, modelLink } from "./model.js";
import { DataPage, address, block, figure, mark, signed, table } from "./parts.js";
import { confirmPromotion, gateWords } from "./promotion.js";

/** Two models side by side: figures, differences, what the gate said of one against the other, and one picture for both. */
class Compare extends DataPage {
  connectedCallback() {
    this.begin("Compare", "Two models side by side: what each figure is, and which of the two is ahead.", h("a", { class: "button", href: "#/models", "data-key": "Escape" }, "All models"));
  }

  render({ pages, route, session }) {
    this.take(pages.get(`compare/${route.id ?? ""}/${route.more ?? ""}`), (data) => this.#fill(data, session.role !== "supervisor"));
  }

  #fill({ a, b, models }, mayChange) {
    const choice = h("div", { class: "compare-pick" }, pick("A", a, models.items, (v) => [v, b?.version ?? ""]), pick("B", b, models.items, (v) => [a?.version ?? "", v]));
    if (!a || !b) {
      this.body.replaceChildren(choice, h("p", { class: "quiet-words" }, "Choose two models."));
      return;
    }
    this.body.replaceChildren(choice,
      block("Figures", sameData(a.model, b.model), side(a.model.figures.items, b.model.figures.items), weight(b.model.figures)),
      gateOf(a, b), drawn(a, b),
      mayChange ? h("div", { class: "model-foot" }, [a, b].filter((m) => !m.model.serving).map(({ model }) => h("button", { class: "button primary", type: "button", "data-key": "p", onclick: () => confirmPromotion(this, model, models.serving) }, `Promote ${model.version}…`))) : null);
  }
}

function pick(name, chosen, items, parts) {
  return h("label", { class: "pick" }, h("span", {}, name), h("select", { class: "field", onchange: (e) => (location.hash = address("compare", ...parts(e.target.value))) },
    h("option", { value: "" }, "Choose…"), items.filter((m) => !m.broken).map(({ version }) => h("option", { value: version, selected: version === chosen?.version }, version))));
}

/** Figures on different conversations cannot be compared, and that is easily overlooked. */
function sameData(a, b) {
  const same = a.provenance.split === b.provenance.split && a.provenance.data === b.provenance.data;
  return h("p", { class: "same-data" }, mark(same, same ? "the same test conversations" : "not the same test conversations"),
    same ? "" : ": each was measured on its own test side, so a difference may be one of the data. ", same ? "" : h("code", {}, `tocsin models compare ${a.version} ${b.version}`), same ? "" : " scores the same ones with both.");
}

function side(left, right) {
  return table("Figures side by side", ["figure", "A", "B", "B − A", "ahead"], left.map((f, i) => {
    const [a, b] = [f.value, right[i].value];
    const difference = a == null || b == null ? null : b - a;
    const ahead = !difference ? "" : difference > 0 === f.moreIsBetter ? "B" : "A";
    return [f.words, figure(a), figure(b), difference === 0 ? "=" : signed(difference), ahead];
  }));
}

function weight({ conversations, escalating }) {
  return h("p", { class: "quiet-words" }, `So that nobody takes chance for progress: one escalation is ${figure(1 / escalating)} of the recall, one calm conversation ${figure(1 / (conversations - escalating))} of the false alarms. Intervals are given where the gate held one of the two against the other.`);
}

function gateOf(a, b) {
  const held = [[a, b], [b, a]].find(([one, other]) => one.gate?.champion === other.version);
  if (!held) {
    return block("Gate", h("p", { class: "quiet-words" }, `Neither was held against the other at the gate. What it said of each: `, modelLink(a.version), ", ", modelLink(b.version), "."));
  }
  const [{ gate, version }, other] = held;
  return block(`Gate: ${version} against ${other.version}`, gateWords(gate), gate.checks ? checks(gate) : null);
}

function drawn(a, b) {
  const there = [a, b].filter((m) => m.report);
  if (there.length === 0) {
    return block("Plots", h("p", { class: "quiet-words" }, "No evaluation of either is kept here. ", h("code", {}, "tocsin evaluate --state DIR --model VERSION"), " keeps one."));
  }
  const missing = [a, b].filter((m) => !m.report);
  const data = new Set(there.map((m) => m.report.about.sha256));
  return block("Plots", there.map((m) => h("div", {}, h("strong", {}, m.version), about(m.report))),
    missing.length > 0 ? h("p", {}, mark(false, `no evaluation of ${missing[0].version} is kept`), "; only the other is drawn.") : null,
    data.size > 1 ? h("p", {}, mark(false, "measured on different conversations"), ": the curves do not compare.") : null,
    pictures(there.map((m) => ({ name: m === a ? "A" : "B", report: m.report }))));
}

customElements.define("tocsin-compare", Compare);

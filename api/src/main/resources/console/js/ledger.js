import { attribute, h, keyed, property, show, text } from "./dom.js";
import { delta, ordinal, risk } from "./format.js";
import { plain } from "./words.js";

/** Why the risk is what it is: base, plus every factor, adds up to it. Event `turn-chosen` on a factor. */
class Ledger extends HTMLElement {
  #order = "size";
  #conversation = null;

  connectedCallback() {
    const order = (value, word) => h("button", { type: "button", "data-order": value, onclick: () => this.#sort(value) }, word);
    this.orders = h("div", { class: "segments", role: "group", "aria-label": "Order of the factors" }, order("size", "By size"), order("turn", "By turn"));
    this.base = h("p", { class: "ledger-row ledger-base" }, h("span", { class: "ledger-turn", "aria-hidden": "true" }, "turn"), h("span", { class: "ledger-words" }, "Where every conversation begins"), h("span", { class: "ledger-bar", "aria-hidden": "true" }, h("i")), h("b", { class: "number" }));
    this.list = h("ol", { class: "ledger-rows" });
    this.rest = h("p", { class: "ledger-row ledger-rest", hidden: true }, h("span", { class: "ledger-turn" }), h("span", { class: "ledger-words" }, "Being brought up to date"), h("span", { class: "ledger-bar" }), h("b", { class: "number" }));
    this.total = h("p", { class: "ledger-row ledger-total" }, h("span", { class: "ledger-turn" }), h("span", { class: "ledger-words" }, "Risk now"), h("span", { class: "ledger-bar", "aria-hidden": "true" }, h("i")), h("b", { class: "number" }));
    this.nothing = h("p", { class: "none-yet", hidden: true }, "Not scored yet, so there is nothing to explain.");
    this.append(h("div", { class: "block-head" }, h("h2", { class: "heading" }, "Why"), this.orders), this.nothing, h("div", { class: "ledger" }, this.base, this.list, this.rest, this.total));
  }

  render(conversation) {
    this.#conversation = conversation;
    const { explanation } = conversation;
    show(this.nothing, !explanation);
    show(this.querySelector(".ledger"), Boolean(explanation));
    show(this.orders, Boolean(explanation));
    for (const button of this.orders.children) {
      attribute(button, "aria-pressed", String(button.dataset.order === this.#order));
      attribute(button, "data-key", button.dataset.order === this.#order ? null : "o");
    }
    if (explanation) {
      this.#renderRows(conversation, explanation);
    }
  }

  #renderRows({ risk: now }, { base, factors }) {
    text(this.base.lastChild, risk(base));
    span(this.base, 0, base);
    let sum = base;
    const views = ordered(factors, this.#order).map((factor, i) => {
      const from = sum;
      sum += factor.delta;
      return { factor, from, to: sum, key: `${factor.turn}/${factor.factor}/${i}` };
    });
    keyed(this.list, views, (view) => view.key, () => create(this), update);
    const rest = now == null ? 0 : now - sum;
    show(this.rest, Math.abs(rest) >= 0.005);
    text(this.rest.lastChild, delta(rest));
    text(this.total.lastChild, risk(now));
    span(this.total, 0, now ?? 0);
  }

  #sort(order) {
    this.#order = order;
    this.render(this.#conversation);
  }
}

function ordered(factors, order) {
  return [...factors].sort((a, b) => (order === "size" ? Math.abs(b.delta) - Math.abs(a.delta) : 0) || a.turn - b.turn);
}

function create(ledger) {
  const row = h("li", {}, h("button", { class: "ledger-row", type: "button", onclick: () => ledger.dispatchEvent(new CustomEvent("turn-chosen", { bubbles: true, detail: row.turn })) },
    h("span", { class: "ledger-turn number" }, h("span", { class: "aside" }, "turn "), h("span")), h("span", { class: "ledger-words" }), h("span", { class: "ledger-bar", "aria-hidden": "true" }, h("i")), h("b", { class: "number" })));
  return row;
}

function update(el, { factor, from, to }) {
  const row = el.firstElementChild;
  el.turn = factor.turn;
  text(row.children[0].lastChild, String(ordinal(factor.turn)));
  text(row.children[1], factor.text || plain(factor.factor));
  text(row.children[3], delta(factor.delta));
  attribute(row, "data-rises", factor.delta >= 0);
  span(row, from, to);
}

/** The bar from one sum to the next, on a scale of 0 to 1. */
function span(row, from, to) {
  const bar = row.querySelector("i");
  const inside = (v) => Math.max(0, Math.min(1, v));
  property(bar, "--from", inside(Math.min(from, to)).toFixed(4));
  property(bar, "--size", Math.max(0.006, Math.abs(inside(to) - inside(from))).toFixed(4));
}

customElements.define("tocsin-ledger", Ledger);

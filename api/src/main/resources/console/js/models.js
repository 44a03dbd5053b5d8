import { ask, attribute, h, keyed, text } from "./dom.js";
import { day, whole } from "./format.js";
import { icon } from "./icons.js";
import { empty, failed, loading } from "./states.js";

/** The registry: which models there are, which one serves, how good each is and what it was made from. */
class Models extends HTMLElement {
  connectedCallback() {
    this.state = h("div");
    this.list = h("ol", { class: "models" });
    this.append(h("div", { class: "page narrow" },
      h("div", { class: "page-head" }, h("h1", {}, "Models"), h("p", {}, "Every model that was ever promoted or considered, and which one scores now.")),
      this.state, this.list));
  }

  render({ models }) {
    this.#renderState(models);
    keyed(this.list, models.items, (m) => m.version, create, update);
  }

  #renderState({ status, error, items }) {
    const shown = items.length > 0 ? "ready" : status;
    if (this.shown !== shown) {
      this.shown = shown;
      this.state.replaceChildren(...{
        loading: () => [loading(3)],
        failed: () => [failed("The registry could not be read", error, () => ask(this, "reload"))],
        ready: () => (items.length > 0 ? [] : [empty("No model yet", "Train one with “tocsin train”. Until then conversations are shown, but not scored.")]),
      }[shown]());
    }
  }
}

function create() {
  return h("li", { class: "model card" },
    h("div", { class: "model-head" }, h("h2", { class: "number" }), h("span", { class: "serving" }, icon("check"), "Serving now"), h("time")),
    h("dl", { class: "metrics" }),
    h("details", {}, h("summary", {}, "Where it comes from"), h("dl", { class: "provenance" })));
}

function update(el, model) {
  text(el.querySelector("h2"), model.version);
  el.querySelector(".serving").hidden = !model.serving;
  attribute(el, "data-serving", model.serving);
  text(el.querySelector("time"), model.created ? day(model.created) : "");
  el.querySelector(".metrics").replaceChildren(...pairs(model.metrics, (value) => figure(value)));
  el.querySelector(".provenance").replaceChildren(...pairs(model.provenance, (value) => (typeof value === "object" ? JSON.stringify(value) : String(value))));
}

const pairs = (object, words) => Object.entries(object ?? {}).map(([name, value]) => h("div", {}, h("dt", {}, readable(name)), h("dd", { class: "number" }, words(value))));

/** medianLeadTurns → Median lead turns */
function readable(name) {
  const words = name.replaceAll(/[_-]/g, " ").replaceAll(/([a-z0-9])([A-Z])/g, (_, a, b) => `${a} ${b.toLowerCase()}`);
  return (words.charAt(0).toUpperCase() + words.slice(1)).replace(/\b(roc|auc|pr|ece|cpu|id)\b/gi, (short) => short.toUpperCase());
}

function figure(value) {
  if (typeof value !== "number") {
    return value == null ? "–" : String(value);
  }
  return Number.isInteger(value) ? whole(value) : value.toFixed(3);
}

customElements.define("tocsin-models", Models);

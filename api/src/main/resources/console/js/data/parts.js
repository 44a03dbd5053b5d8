import { ask, attribute, h, show } from "../dom.js";
import { failed, loading } from "../states.js";

/** What the data team's pages have in common. */

/** A page with a head, a place for its state, and a body that is filled once its data are there. */
export class DataPage extends HTMLElement {
  #shown = null;
  #data = null;

  /** To be called by `connectedCallback`. */
  begin(title, words, ...tools) {
    this.state = h("div");
    this.body = h("div", { class: "data-body", hidden: true });
    this.append(h("div", { class: "page data-page" },
      h("div", { class: "page-head data-head" }, h("div", {}, h("h1", {}, title), h("p", {}, words)), h("div", { class: "data-tools" }, tools)),
      this.state, this.body));
  }

  /** Shows the state of a page, and calls `fill(data)` when its data are others. */
  take(page, fill) {
    const { status, error, data } = page ?? { status: "loading" };
    const wanted = data ? "ready" : status;
    show(this.body, wanted === "ready");
    if (this.#shown !== wanted) {
      this.#shown = wanted;
      this.state.replaceChildren(...{ loading: () => [loading(5)], failed: () => [failed("This could not be read", error, () => ask(this, "reload"))], ready: () => [] }[wanted]());
    }
    if (data && this.#data !== data) {
      this.#data = data;
      fill(data);
    }
  }
}

/** A table of figures: `columns` are words, a row is [name, ...cells]; a cell is text or an element. */
export function table(caption, columns, rows, { firstIsText = true } = {}) {
  return h("div", { class: "day-scroll", tabindex: "0", role: "region", "aria-label": caption },
    h("table", { class: "figures" },
      h("caption", { class: "aside" }, caption),
      h("thead", {}, h("tr", {}, columns.map((word, i) => h("th", { scope: "col", class: i === 0 && firstIsText ? null : "number" }, word)))),
      h("tbody", {}, rows.map(([name, ...cells]) => h("tr", {}, h("th", { scope: "row" }, name), cells.map((cell) => h("td", { class: "number" }, cell)))))));
}

export const block = (title, ...children) => h("section", { class: "block data-block" }, h("h2", { class: "heading" }, title), ...children);

/** A figure as people read it; a dash where it is undefined. */
export function figure(value, places = 3) {
  return value == null || Number.isNaN(value) ? "–" : Number.isInteger(value) && Math.abs(value) > 1 ? String(value) : value.toFixed(places).replace("-", "−");
}

/** With its sign. */
export const signed = (value, places = 3) => (value == null ? "–" : `${value > 0 ? "+" : value < 0 ? "−" : "±"}${Math.abs(value).toFixed(places)}`);

export const percent = (value) => (value == null ? "–" : `${(100 * value).toFixed(1)} %`);

/** Pairs of a name and what stands there. */
export const pairs = (name, entries) => h("dl", { class: name }, entries.map(([word, value]) => h("div", {}, h("dt", {}, word), h("dd", {}, value))));

/** A mark that says what it means by its sign and its word, not by its colour alone. */
export function mark(good, word) {
  const el = h("span", { class: "mark" }, h("span", { "aria-hidden": "true" }, good ? "✔" : "✘"), ` ${word}`);
  attribute(el, "data-good", good);
  return el;
}

export const address = (...parts) => `#/${parts.map(encodeURIComponent).join("/")}`;

import { h } from "./dom.js";
import { icon, logo } from "./icons.js";

/** Empty, loading and failed: designed once, used by every page. */

export function empty(title, words) {
  return h("div", { class: "state" }, h("div", { class: "state-mark" }, logo()), h("h2", {}, title), h("p", {}, words));
}

export function failed(title, words, again) {
  return h("div", { class: "state failed", role: "alert" },
    h("div", { class: "state-mark" }, icon("high")), h("h2", {}, title), h("p", {}, words),
    h("button", { class: "button", type: "button", onclick: again }, "Try again"));
}

export function loading(rows = 8) {
  return h("div", { class: "skeleton", role: "status" }, h("span", { class: "aside" }, "Loading"),
    Array.from({ length: rows }, () => h("div", { class: "skeleton-row", "aria-hidden": "true" }, h("i"), h("i"), h("i"))));
}

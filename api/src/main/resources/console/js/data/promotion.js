import { ask, h } from "../dom.js";
import { icon } from "../icons.js";
import { mark } from "./parts.js";

/** The two changes that everybody on the floor feels at once, each asked again in words before it is made. */

/** What the gate said of a model, in words. */
export function gateWords(gate) {
  if (!gate) {
    return h("p", { class: "gate-words" }, "It never stood at the gate: nobody has held it against the model that serves. ", h("code", {}, "tocsin train --state DIR"), " does that with what it trains.");
  }
  return h("div", { class: "gate-words" },
    h("p", {}, mark(gate.passed, gate.passed ? "passed at the gate" : "refused at the gate"), gate.champion ? `, held against ${gate.champion}.` : "."),
    gate.reasons.length > 0 ? h("ul", { class: "reasons" }, gate.reasons.map((reason) => h("li", {}, reason))) : null);
}

/** Asks whether a model shall serve. */
export function confirmPromotion(page, model, serving) {
  const refused = model.gate && !model.gate.passed;
  const force = h("input", { type: "checkbox", id: "force", onchange: () => (go.disabled = !force.checked) });
  const go = h("button", { class: "button primary", type: "button", "data-go": "", onclick: () => (dialog.close(), ask(page, "promote", { version: model.version, force: refused })) }, "Let it serve");
  go.disabled = Boolean(refused);
  const dialog = confirmation(page, `Let ${model.version} serve?`, [
    h("p", {}, "From the next turn on it scores every conversation, those that are live now too: they are scored anew from their beginning, keep their place on the wall, and do not ring again for what they rang for."),
    h("p", {}, `${serving} stops scoring and is kept; “Roll back” brings it back within a second.`),
    gateWords(model.gate),
    refused ? h("p", { class: "force" }, force, h("label", { for: "force" }, "Let it serve although the gate refused it. Its card will say so.")) : null,
  ], go);
}

/** Asks whether the model before shall serve again. */
export function confirmRollback(page, serving, before) {
  const go = h("button", { class: "button primary", type: "button", "data-go": "", onclick: () => (dialog.close(), ask(page, "rollback", {})) }, "Roll back");
  const dialog = confirmation(page, `Roll back to ${before}?`, [
    h("p", {}, `${serving} stops scoring, and ${before}, which served before it, scores from the next turn on. Live conversations are scored anew and keep their place; alerts that rang stay as they are.`),
    h("p", {}, `${serving} is kept, and can be promoted again.`),
  ], go);
}

function confirmation(page, title, words, go) {
  const cancel = h("button", { class: "button", type: "button", onclick: () => dialog.close() }, "Cancel");
  const dialog = h("dialog", { class: "confirmation", "aria-label": title, onclose: () => dialog.remove() },
    h("div", { class: "dialog-head" }, h("h2", {}, title), h("button", { class: "button quiet square", type: "button", "aria-label": "Close", onclick: () => dialog.close() }, icon("wrong"))),
    h("div", { class: "dialog-body" }, words, h("div", { class: "dialog-buttons" }, cancel, go)));
  page.append(dialog);
  dialog.showModal();
  (go.disabled ? cancel : go).focus();
  return dialog;
}

import { ask, h } from "./dom.js";
import { icon } from "./icons.js";

/** The half page for whoever takes a conversation over: a button, and the dialog that it opens. */

/** A button that opens the summary of the conversation whose id `idOf` tells. */
export function summaryButton(idOf) {
  const dialog = h("dialog", { class: "summary", "aria-label": "Summary", onclick: (e) => e.target === dialog && dialog.close() });
  const button = h("button", { class: "button", type: "button", title: "Half a page for whoever takes it over (h)", "data-key": "h", onclick: () => ask(button, "summary", { id: idOf(), done: (summary) => summary && open(dialog, summary) }) }, icon("hand"), "Summary");
  return h("span", { class: "summary-place" }, button, dialog);
}

function open(dialog, summary) {
  const who = [summary.customer ?? "Customer unknown", summary.queue, summary.agent && `with agent ${summary.agent}`].filter(Boolean).join(" · ");
  dialog.replaceChildren(
    h("div", { class: "dialog-head" }, h("h2", {}, "Summary"), h("button", { class: "button quiet square", type: "button", "aria-label": "Close", onclick: () => dialog.close() }, icon("wrong"))),
    h("div", { class: "dialog-body summary-body" },
      h("p", {}, who),
      summary.wants ? section("Wants", [summary.wants]) : null,
      section("Tried", summary.tried),
      section("Promised", summary.promised),
      summary.course.length > 0 ? h("section", {}, h("h3", { class: "heading" }, "Mood"), h("p", {}, summary.course.join(", then "))) : null,
      section("Turns that matter", summary.matters),
      summary.next ? h("section", {}, h("h3", { class: "heading" }, "Next"), h("p", {}, summary.next)) : null,
      h("button", { class: "button", type: "button", onclick: () => copy(dialog, summary.text) }, icon("copy"), "Copy")));
  dialog.showModal();
}

function section(title, lines) {
  return lines.length === 0 ? null : h("section", {}, h("h3", { class: "heading" }, title), h("ul", {}, lines.map((line) => h("li", {}, h("span", { class: "summary-why" }, `${line.why}, turn ${line.turn + 1}`), h("q", {}, line.said)))));
}

function copy(dialog, text) {
  navigator.clipboard.writeText(text).then(() => ask(dialog, "notice", { text: "Copied" }), () => ask(dialog, "notice", { text: "The browser does not let this page copy.", tone: "bad" }));
}

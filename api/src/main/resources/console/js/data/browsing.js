import { h, typing, walk } from "../dom.js";
import { address } from "./parts.js";

/** What the two browsers of labelled conversations have in common: the choice between them, their filter, the chosen row. */

const CORPORA = [["corpus", "Your own"], ["shipped", "Shipped"]];

const corpora = (here) => h("nav", { class: "segments", "aria-label": "Whose conversations" }, CORPORA.map(([page, word]) => h("a", { href: address(page), "aria-current": page === here ? "page" : null, "data-key": page === here ? null : "o" }, word)));

/** A filter as the address carries it. */
const readForm = (form) => new URLSearchParams([...new FormData(form)].filter(([, value]) => value)).toString();

/** Lays a browser out, as its `form`, `list` and `one`: the filter, what it finds, and the chosen conversation. `rest` ends it. */
export function layOut(browser, { page, label, lead, fields }) {
  const search = () => (location.hash = address(page, readForm(browser.form)));
  browser.form = h("form", { class: "corpus-form", role: "search", "aria-label": label, onsubmit: (e) => (e.preventDefault(), search()) },
    h("label", {}, h("span", {}, "Words"), h("input", { class: "field", type: "search", name: "q", placeholder: "In the id or in what was said" })),
    ...fields,
    h("button", { class: "button primary", type: "submit" }, "Search"));
  browser.list = h("div", { class: "corpus-list" });
  browser.one = h("section", { class: "corpus-one", "aria-label": "The chosen conversation", "aria-live": "polite" });
  browser.begin("Corpus", lead, corpora(page));
  browser.body.before(browser.form);
  browser.body.append(h("div", { class: "corpus" }, browser.list, browser.one));
  browser.form.addEventListener("change", (e) => e.target.name !== "q" && search());
  browser.rest = browseByKeys(browser.form, browser.list);
}

/** Shows a filter in its form; a field that has the focus is left to whoever types in it. */
export function setForm(form, filter) {
  const chosen = new URLSearchParams(filter);
  for (const field of form.elements) {
    if (field.type === "checkbox") {
      field.checked = chosen.has(field.name);
    } else if (field.name && field !== document.activeElement) {
      field.value = chosen.get(field.name) ?? "";
    }
  }
}

/** Marks the row of a conversation. */
export function pickRow(list, id) {
  for (const row of list.querySelectorAll(".corpus-row")) {
    const link = row.firstElementChild;
    if (row.dataset.conversation === id) {
      link.setAttribute("aria-current", "true");
    } else {
      link.removeAttribute("aria-current");
    }
  }
}

/** On a phone the chosen conversation stands above the list: whoever chose it further down is brought there. */
export function bringIntoSight(one) {
  if (matchMedia("(max-width: 720px)").matches) {
    one.scrollIntoView({ block: "start" });
  }
}

export function select(name, word, all) {
  return h("label", {}, h("span", {}, word), h("select", { class: "field", name }, all.map(([value, text]) => h("option", { value }, text))));
}

/** j and k walk through the rows of a list and open them, / goes to its search. Returns what takes it back. */
function browseByKeys(form, list) {
  const pressed = (event) => {
    if (typing(event) || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    if (event.key === "/") {
      event.preventDefault();
      form.elements.q.focus();
    } else if (event.key === "j" || event.key === "k") {
      walk(list.querySelectorAll(".corpus-row a"), list.querySelector("a[aria-current]"), event.key === "j" ? 1 : -1);
      document.activeElement.closest(".corpus-row")?.firstElementChild.click();
    }
  };
  addEventListener("keydown", pressed);
  return () => removeEventListener("keydown", pressed);
}

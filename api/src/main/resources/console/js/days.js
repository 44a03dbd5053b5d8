import { ask, attribute, h, keyed, show, text } from "./dom.js";
import { duration, whole } from "./format.js";
import { icon } from "./icons.js";
import { empty, failed, loading } from "./states.js";

/** A day: what rang, what came of it, by team, by hour and by cause; to print, or to take away as a table. */

/** Each with what it means. */
const COLUMNS = [["Alerts", (f) => whole(f.alerts), "Alerts that rang"], ["Hits", (f) => whole(f.hits), "Judged right, or somebody intervened"], ["False alarms", (f) => whole(f.falseAlarms), "Judged a false alarm"], ["No verdict", (f) => whole(f.unjudged), "Nobody has said yet whether they were right"], ["Escalated", (f) => whole(f.escalated), "Conversations that rang and then escalated"], ["Median lead", (f) => (f.medianLeadSeconds == null ? "–" : duration(f.medianLeadSeconds * 1000)), "How long before it escalated half of the alerts rang"]];

const ISO_DAY = /^\d{4}-\d\d-\d\d$/;

class Days extends HTMLElement {
  #shown = null;

  connectedCallback() {
    this.date = h("input", { class: "field", type: "date", id: "day", onchange: () => this.#go(this.date.value) });
    this.take = h("a", { class: "button", download: "", "data-key": "e", title: "Every alert of the day as a table (e)" }, icon("down"), "CSV");
    const step = (by, key, name, words) => h("button", { class: "button square", type: "button", "data-key": key, title: words, "aria-label": words, onclick: () => this.#step(by) }, icon(name));
    this.later = step(1, "ArrowRight", "next", "Day after");
    this.total = h("dl", { class: "metrics day-total" });
    this.state = h("div");
    this.tables = [table("By team", "Team", "teams"), table("By hour", "Hour", "hours"), table("Busiest causes", "Cause", "causes")];
    this.held = h("p", { class: "day-held", hidden: true });
    this.open = h("p", { class: "day-open", hidden: true }, h("span"), " ", h("a", { href: "#/" }, "To the wall"));
    this.body = h("div", { class: "day-body", hidden: true }, this.total, this.open, ...this.tables);
    this.append(h("div", { class: "page narrow day" },
      h("div", { class: "page-head day-head" }, h("h1", {}, "Day"),
        h("div", { class: "day-tools" }, h("label", { class: "aside", for: "day" }, "Day"), step(-1, "ArrowLeft", "back", "Day before"), this.date, this.later, this.take, h("button", { class: "button", type: "button", "data-key": "p", title: "Print (p)", onclick: () => print() }, "Print"))),
      this.state, this.body, this.held));
  }

  render({ day, route }) {
    const { status, error, report } = day;
    if (document.activeElement !== this.date) {
      this.date.value = report?.date ?? (ISO_DAY.test(route.id) ? route.id : ""); // “today” is no date yet
    }
    const wanted = status === "ready" ? (report.total.alerts === 0 ? "none" : "ready") : status;
    show(this.body, wanted === "ready");
    if (this.#shown !== wanted) {
      this.#shown = wanted;
      this.state.replaceChildren(...{
        loading: () => [loading(5)],
        failed: () => [failed("This day could not be read", error, () => ask(this, "reload"))],
        none: () => [empty("Nothing rang", "None of your conversations rang on this day. The arrows above go to other days.")],
        ready: () => [],
      }[wanted]());
    }
    show(this.held, status === "ready" && report.heldOut != null);
    text(this.held, status === "ready" && report.heldOut ? heldOut(report.heldOut) : "");
    if (wanted === "ready") {
      attribute(this.take, "href", `/v1/days/${report.date}/export?zone=${encodeURIComponent(report.zone)}`);
      keyed(this.total, COLUMNS.map(([name, value, means]) => ({ name, means, value: value(report.total) })), (c) => c.name, ({ name, means }) => h("div", { title: means }, h("dt", {}, name), h("dd", { class: "number" })), (el, c) => text(el.lastChild, c.value));
      const { unjudged } = report.total;
      show(this.open, unjudged > 0);
      text(this.open.firstElementChild, `${whole(unjudged)} ${unjudged === 1 ? "has" : "have"} no verdict yet: r, f or i at an alert says how right it was.`);
      this.tables.forEach((t) => renderTable(t, report[t.list]));
    }
  }

  #step(by) {
    const day = new Date(`${this.date.value}T12:00:00Z`);
    if (!Number.isNaN(day.valueOf())) {
      day.setUTCDate(day.getUTCDate() + by);
      this.#go(day.toISOString().slice(0, 10));
    }
  }

  #go(date) {
    if (date) {
      location.hash = `#/day/${date}`;
    }
  }
}

/** Alerts that nobody was shown, on purpose: how right they would have been. */
function heldOut({ conversations, escalated, calm, unknown, trueRate }) {
  const share = trueRate == null ? "" : `, ${Math.round(trueRate * 100)} % right`;
  return `Held out, shown to nobody: ${whole(conversations)} conversations, of which ${whole(escalated)} escalated and ${whole(calm)} stayed calm${share}; of ${whole(unknown)} it is not known.`;
}

function table(title, first, list) {
  const el = h("section", { class: "block day-block" }, h("h2", { class: "heading" }, title),
    h("div", { class: "day-scroll", tabindex: "0", role: "region", "aria-label": title }, h("table", { class: "figures" },
      h("thead", {}, h("tr", {}, h("th", { scope: "col" }, first), ...COLUMNS.map(([name, , means]) => h("th", { scope: "col", class: "number", title: means }, name)))),
      h("tbody"))));
  el.list = list;
  return el;
}

function renderTable(el, rows) {
  keyed(el.querySelector("tbody"), rows, (row) => row.name, () => h("tr", {}, h("th", { scope: "row" }), ...COLUMNS.map(() => h("td", { class: "number" }))), (tr, row) => {
    text(tr.firstChild, el.list === "hours" ? `${row.name}:00` : row.name || "No team");
    COLUMNS.forEach(([, value], i) => text(tr.children[i + 1], value(row)));
  });
}

customElements.define("tocsin-days", Days);

import { ask, attribute, h, keyed, show, text } from "./dom.js";
import { duration, whole } from "./format.js";
import { icon } from "./icons.js";
import { empty, failed, loading } from "./states.js";

/** A day: what rang, what came of it, by team, by hour and by cause; to print, or to take away as a table. */

const COLUMNS = [["Alerts", (f) => whole(f.alerts)], ["Hits", (f) => whole(f.hits)], ["False alarms", (f) => whole(f.falseAlarms)], ["Not judged", (f) => whole(f.unjudged)], ["Escalated", (f) => whole(f.escalated)], ["Median lead", (f) => (f.medianLeadSeconds == null ? "–" : duration(f.medianLeadSeconds * 1000))]];

class Days extends HTMLElement {
  #shown = null;

  connectedCallback() {
    this.date = h("input", { class: "field", type: "date", id: "day", onchange: () => this.#go(this.date.value) });
    this.take = h("a", { class: "button", download: "" }, icon("down"), "CSV");
    this.total = h("dl", { class: "metrics day-total" });
    this.state = h("div");
    this.tables = [table("By team", "Team", "teams"), table("By hour", "Hour", "hours"), table("Busiest causes", "Cause", "causes")];
    this.held = h("p", { class: "day-held", hidden: true });
    this.body = h("div", { class: "day-body", hidden: true }, this.total, ...this.tables);
    this.append(h("div", { class: "page narrow day" },
      h("div", { class: "page-head day-head" }, h("h1", {}, "Day"),
        h("div", { class: "day-tools" }, h("label", { class: "aside", for: "day" }, "Day"), this.date, this.take, h("button", { class: "button", type: "button", onclick: () => print() }, "Print"))),
      this.state, this.body, this.held));
  }

  render({ day, route }) {
    const { status, error, report } = day;
    if (document.activeElement !== this.date) {
      this.date.value = report?.date ?? route.id ?? "";
    }
    const wanted = status === "ready" ? (report.total.alerts === 0 ? "none" : "ready") : status;
    show(this.body, wanted === "ready");
    if (this.#shown !== wanted) {
      this.#shown = wanted;
      this.state.replaceChildren(...{
        loading: () => [loading(5)],
        failed: () => [failed("This day could not be read", error, () => ask(this, "reload"))],
        none: () => [empty("Nothing rang", "No conversation of yours rang on this day.")],
        ready: () => [],
      }[wanted]());
    }
    show(this.held, status === "ready" && report.heldOut != null);
    text(this.held, status === "ready" && report.heldOut ? heldOut(report.heldOut) : "");
    if (wanted === "ready") {
      attribute(this.take, "href", `/v1/days/${report.date}/export?zone=${encodeURIComponent(report.zone)}`);
      keyed(this.total, COLUMNS.map(([name, value]) => ({ name, value: value(report.total) })), (c) => c.name, ({ name }) => h("div", {}, h("dt", {}, name), h("dd", { class: "number" })), (el, c) => text(el.lastChild, c.value));
      this.tables.forEach((t) => renderTable(t, report[t.list]));
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
      h("thead", {}, h("tr", {}, h("th", { scope: "col" }, first), ...COLUMNS.map(([name]) => h("th", { scope: "col", class: "number" }, name)))),
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

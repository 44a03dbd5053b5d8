import { h } from "../dom.js";
import { day, whole } from "../format.js";
import { DataPage, block, figure, mark, table } from "./parts.js";

/** What `tocsin benchmark` found, row by row, with every earlier result that is kept. */
class Benchmarks extends DataPage {
  connectedCallback() {
    this.begin("Benchmarks", "The results of tocsin benchmark that are kept on this machine: a row’s newest, and how it went before.");
  }

  render({ pages }) {
    this.take(pages.get("benchmarks//"), ({ items }) => this.body.replaceChildren(...filled(items)));
  }
}

function filled(items) {
  const run = items.filter((row) => row.results.length > 0);
  const never = items.filter((row) => row.results.length === 0);
  return [
    run.length === 0 ? h("p", { class: "no-report" }, "No results are kept here. ", h("code", {}, "tocsin benchmark --state DIR"), " on the state folder of this service keeps them where this page looks; the setting ", h("code", {}, "benchmarks"), " names another folder, such as the one in ", h("code", {}, "~/.cache/tocsin"), ".") : summary(run),
    ...run.map(section),
    never.length > 0 ? block("Never run here", h("ul", { class: "never" }, never.map((row) => h("li", {}, h("strong", {}, row.row), ` ${row.what}`)))) : null,
  ].filter(Boolean);
}

function summary(rows) {
  return block("Aims", table("Aims of the newest results", ["row", "met", "missed", "model", "measured", "earlier results"], rows.map(({ row, results: [newest, ...earlier] }) => [
    row, whole(newest.aims.filter((a) => a.met).length), whole(newest.aims.filter((a) => !a.met).length), newest.model, day(newest.measured), whole(earlier.length)])));
}

function section({ row, what, published, results }) {
  const [newest] = results;
  return block(row, h("p", { class: "quiet-words" }, what),
    newest.aims.length > 0 ? history(row, results) : null,
    h("details", {}, h("summary", {}, "All figures of the newest"), newest.tables.map((t) => h("div", {}, h("h3", { class: "heading" }, t.title), table(t.title, ["", ...t.columns], t.lines.map((l) => [l.name, ...l.values.map((v) => figure(v))])))), newest.remarks.map((remark) => h("p", {}, remark)), h("p", { class: "quiet-words" }, published)),
    h("p", { class: "quiet-words" }, `${day(newest.measured)}, model ${newest.model}, code ${newest.code}, data ${newest.data.slice(0, 12)}, ${whole(Math.round(newest.seconds))} s.`));
}

/** Each aim with what was measured, the newest result first; an earlier run may not have had it. */
function history(row, results) {
  const [newest] = results;
  return table(`Aims of ${row}`, ["aim", ...results.map((r) => `${r.model}, ${day(r.measured)}`)], newest.aims.map((aim) => [`${aim.figure} ${aim.atLeast ? "≥" : "≤"} ${figure(aim.wanted)}`,
    ...results.map((r) => {
      const then = r.aims.find((a) => a.figure === aim.figure);
      return then ? mark(then.met, figure(then.measured)) : "–";
    })]));
}

customElements.define("tocsin-benchmarks", Benchmarks);

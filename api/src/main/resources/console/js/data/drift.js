import { h } from "../dom.js";
import { day, whole } from "../format.js";
import { empty } from "../states.js";
import { DataPage, block, figure, mark, table } from "./parts.js";

/** Whether what is heard is still what it was: the latest week against the four before. */
class Drift extends DataPage {
  connectedCallback() {
    this.begin("Drift", "The latest week against the four before it: what has shifted, and what was looked at.");
  }

  render({ pages }) {
    this.take(pages.get("drift//"), (report) => this.body.replaceChildren(...filled(report)));
  }
}

function filled({ at, before, now, shifted, findings }) {
  const counts = h("p", { class: "quiet-words" }, `${whole(now)} conversations of the latest week, ${whole(before)} of the four before. Made ${day(at)}; made anew after some hours.`);
  if (findings.length === 0) {
    return [counts, empty("Nothing to compare yet", "Both the latest week and the weeks before need conversations.")];
  }
  return [counts,
    block(shifted.length === 0 ? "Nothing has shifted" : `${whole(shifted.length)} shifted`, shifted.length === 0 ? h("p", {}, mark(true, "everything that was looked at is within its limit")) : rows("What has shifted", shifted)),
    block("All that was looked at", rows("All that was looked at", findings))];
}

const rows = (caption, findings) => table(caption, ["what", "where", "value", "limit", "finding", "in words"],
  findings.map((f) => [f.what, f.segment || "everywhere", figure(f.value), figure(f.limit), mark(!f.shifted, f.shifted ? "shifted" : "steady"), f.words]));

customElements.define("tocsin-drift", Drift);

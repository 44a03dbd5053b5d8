import { attribute, h, s, text } from "./dom.js";
import { offset, ordinal, risk } from "./format.js";
import { SENTIMENTS, SPEAKERS, levelOf } from "./words.js";

/**
 * The course of a conversation: risk as a line that holds until the next turn, sentiment as bars below, alerts as
 * bells, on one axis of time (of turns, where there are no times, or where e-mails lie hours apart).
 * A click, or Enter after walking there with the arrow keys, chooses a turn: event `turn-chosen`.
 */

const PLOT = { top: 12, height: 112, left: 34, right: 14 };
const LANE = { top: 140, height: 34 };
const HEIGHT = 200;

class RiskChart extends HTMLElement {
  #course = null;
  #points = [];
  #at = -1;

  connectedCallback() {
    this.svg = s("svg", { class: "course-chart", height: HEIGHT, role: "slider", tabindex: "0", "aria-label": "Course of the risk; arrow keys walk from turn to turn, Enter shows the turn" });
    this.readout = h("p", { class: "course-readout" });
    this.append(this.svg, this.readout);
    this.svg.addEventListener("pointermove", (e) => this.#point(this.#nearest(e)));
    this.svg.addEventListener("pointerleave", () => this.#point(-1));
    this.svg.addEventListener("click", (e) => this.#choose(this.#nearest(e)));
    this.svg.addEventListener("keydown", (e) => this.#pressed(e));
    this.sizes = new ResizeObserver(() => this.#draw());
    this.sizes.observe(this);
  }

  disconnectedCallback() {
    this.sizes.disconnect();
  }

  render(turns, alerts, byTurn) {
    const old = this.#course;
    if (old && old.turns === turns && old.alerts === alerts) {
      return;
    }
    this.#course = { turns, alerts, byTurn: byTurn || turns.some((t) => t.at == null) };
    this.#draw();
  }

  #draw() {
    const width = this.clientWidth;
    if (!this.#course || width === 0) {
      return;
    }
    const { turns, alerts, byTurn } = this.#course;
    const place = scale(turns, byTurn, width);
    this.#points = turns.map((turn, i) => ({ turn, x: place(i), y: turn.risk == null ? null : height(turn.risk) }));
    attribute(this.svg, "viewBox", `0 0 ${width} ${HEIGHT}`);
    attribute(this.svg, "width", width);
    this.hair = s("line", { class: "course-hair", y1: PLOT.top, y2: LANE.top + LANE.height });
    this.ring = s("circle", { class: "course-ring", r: 6 });
    this.svg.replaceChildren(...grid(width), ...axis(turns, byTurn, this.#points, width), ...sentiments(this.#points, width), this.hair,
      ...course(this.#points, width), ...bells(alerts, this.#points), ...marks(this.#points), this.ring);
    this.#point(this.#at, true);
  }

  #nearest(event) {
    const x = event.clientX - this.svg.getBoundingClientRect().left;
    let best = -1;
    this.#points.forEach((p, i) => {
      if (best < 0 || Math.abs(p.x - x) < Math.abs(this.#points[best].x - x)) {
        best = i;
      }
    });
    return best;
  }

  #point(index, redrawn = false) {
    if (index === this.#at && !redrawn) {
      return;
    }
    this.#at = index;
    const point = this.#points[index] ?? this.#points.at(-1);
    const shown = this.#points[index];
    attribute(this.hair, "x1", shown?.x);
    attribute(this.hair, "x2", shown?.x);
    attribute(this.hair, "visibility", shown ? null : "hidden");
    attribute(this.ring, "cx", shown?.x);
    attribute(this.ring, "cy", shown?.y);
    attribute(this.ring, "visibility", shown?.y == null ? "hidden" : null);
    const words = point ? spoken(point.turn) : "";
    text(this.readout, words);
    attribute(this.svg, "aria-valuemin", 1);
    attribute(this.svg, "aria-valuemax", this.#points.length);
    attribute(this.svg, "aria-valuenow", point ? this.#points.indexOf(point) + 1 : 1);
    attribute(this.svg, "aria-valuetext", words);
  }

  #choose(index) {
    if (this.#points[index]) {
      this.dispatchEvent(new CustomEvent("turn-chosen", { bubbles: true, detail: this.#points[index].turn.turn }));
    }
  }

  #pressed(event) {
    const last = this.#points.length - 1;
    const here = this.#at < 0 ? last + 1 : this.#at;
    const to = { ArrowLeft: here - 1, ArrowRight: here + 1, Home: 0, End: last }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      this.#point(Math.max(0, Math.min(last, to)));
    } else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      this.#choose(this.#at);
    }
  }
}

function spoken(turn) {
  const sentiment = turn.sentiment == null ? "" : `, ${SENTIMENTS[Math.round(turn.sentiment)]}`;
  const belief = turn.risk == null ? "" : ` · risk ${risk(turn.risk)} ${levelOf(turn.level).word.toLowerCase()}`;
  const words = turn.text.length > 90 ? `${turn.text.slice(0, 88).trimEnd()}…` : turn.text;
  return `Turn ${ordinal(turn.turn)}${turn.at == null ? "" : ` at ${offset(turn.at)}`}${belief} · ${SPEAKERS[turn.speaker] ?? "?"}${sentiment}: ${words}`;
}

function scale(turns, byTurn, width) {
  const room = width - PLOT.left - PLOT.right;
  if (byTurn) {
    return (i) => PLOT.left + (turns.length < 2 ? 0 : (i / (turns.length - 1)) * room);
  }
  const end = Math.max(1, turns.at(-1)?.at ?? 1);
  return (i) => PLOT.left + (Math.min(turns[i].at, end) / end) * room;
}

const height = (value) => PLOT.top + (1 - value) * PLOT.height;
const lane = (value) => LANE.top + LANE.height / 2 - (value / 2) * (LANE.height / 2 - 2);

function grid(width) {
  const line = (y, c = "course-grid") => s("line", { class: c, x1: PLOT.left, x2: width - PLOT.right, y1: y, y2: y });
  const label = (y, words) => s("text", { class: "course-label", x: PLOT.left - 8, y: y + 3.5, "text-anchor": "end" }, words);
  return [...[0, 0.5, 1].flatMap((v) => [line(height(v)), label(height(v), v === 0.5 ? "0.5" : String(v))]), line(lane(0), "course-grid"), label(lane(1), "+"), label(lane(-1), "−")];
}

function axis(turns, byTurn, points, width) {
  const label = (x, words, anchor = "middle") => s("text", { class: "course-label", x, y: HEIGHT - 8, "text-anchor": anchor }, words);
  if (turns.length === 0) {
    return [];
  }
  if (byTurn) {
    const every = Math.ceil(points.length / Math.max(2, Math.floor(width / 70)));
    return points.filter((_, i) => i % every === 0).map((p) => label(p.x, `turn ${ordinal(p.turn.turn)}`));
  }
  const end = turns.at(-1).at;
  const step = [15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400].map((sec) => sec * 1000).find((ms) => (end / ms) * 64 < width) ?? end;
  const room = width - PLOT.left - PLOT.right;
  return Array.from({ length: Math.floor(end / step) + 1 }, (_, i) => label(PLOT.left + ((i * step) / Math.max(1, end)) * room, offset(i * step)));
}

/** The risk as steps: a belief holds until the next turn changes it. */
function course(points, width) {
  const known = points.filter((p) => p.y != null);
  if (known.length === 0) {
    return [];
  }
  const d = known.map((p, i) => (i === 0 ? `M${p.x} ${p.y}` : `H${p.x}V${p.y}`)).join("");
  const floor = height(0);
  return [s("path", { class: "course-area", d: `${d}V${floor}H${known[0].x}Z` }), s("path", { class: "course-line", d })];
}

/** Level at each turn by shape as well as colour: dot, diamond, triangle. */
function marks(points) {
  return points.filter((p) => p.y != null).map(({ turn, x, y }) => {
    const { tone } = levelOf(turn.level);
    const d = { high: `M${x} ${y - 4.6}L${x + 4.6} ${y + 3.6}H${x - 4.6}Z`, watch: `M${x} ${y - 4.4}L${x + 4.4} ${y}L${x} ${y + 4.4}L${x - 4.4} ${y}Z` }[tone] ?? `M${x - 2.6} ${y}a2.6 2.6 0 1 0 5.2 0a2.6 2.6 0 1 0 -5.2 0Z`;
    return s("path", { class: `course-mark ${tone}`, d });
  });
}

/** The customer's sentiment as bars; CoreNLP's, for comparison, as small dots. */
function sentiments(points) {
  return points.flatMap(({ turn, x }) => [
    turn.sentiment == null ? null : s("rect", { class: `course-sentiment ${turn.sentiment < 0 ? "bad" : turn.sentiment > 0 ? "good" : ""}`, x: x - 2.5, width: 5, rx: 1, y: Math.min(lane(0), lane(turn.sentiment)) - (turn.sentiment === 0 ? 1 : 0), height: Math.max(2, Math.abs(lane(turn.sentiment) - lane(0))) }),
    turn.coreNlpSentiment == null ? null : s("circle", { class: "course-core-nlp", cx: x, cy: lane(turn.coreNlpSentiment), r: 1.8 }),
  ]).filter(Boolean);
}

function bells(alerts, points) {
  return (alerts ?? []).flatMap((alert) => {
    const point = points.find((p) => p.turn.turn === alert.turn);
    return point ? [s("line", { class: "course-alert", x1: point.x, x2: point.x, y1: PLOT.top, y2: height(0) }), s("path", { class: "course-bell", transform: `translate(${point.x - 6} 0) scale(.78)`, d: "M8 1.7c2.6 0 4.2 2 4.2 4.5 0 3 .8 4.1 1.7 5H2.1c.9-.9 1.7-2 1.7-5C3.8 3.7 5.4 1.7 8 1.7zM6.4 13a1.7 1.7 0 0 0 3.2 0z" })] : [];
  });
}

customElements.define("tocsin-risk-chart", RiskChart);

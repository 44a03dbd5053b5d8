import { h } from "../dom.js";
import { figure, percent, table } from "./parts.js";

/**
 * What is drawn of evaluations: each a picture by Chart.js and, below it, the same as a table. Lines differ in their
 * dashes and points as well as in colour.
 */

const DASHES = [[], [7, 4], [2, 3], [9, 3, 2, 3]];
const POINTS = ["circle", "rectRot", "triangle", "rect"];
const TONES = ["accent", "high", "watch", "ease"];

let library = null;

/** The library comes with the first picture. */
const chart = () => (library ??= import("../../lib/chart.js").then(() => window.Chart));

/** A picture that draws itself once it is on the page, and anew when light turns to dark. */
class Picture extends HTMLElement {
  #chart = null;

  connectedCallback() {
    this.canvas = h("canvas", { role: "img", "aria-label": this.words });
    this.append(this.canvas);
    this.dark = matchMedia("(prefers-color-scheme: dark)");
    this.redraw = () => this.#draw();
    this.dark.addEventListener("change", this.redraw);
    this.themes = new MutationObserver(this.redraw);
    this.themes.observe(document.documentElement, { attributeFilter: ["data-theme"] });
    this.#draw();
  }

  disconnectedCallback() {
    this.dark.removeEventListener("change", this.redraw);
    this.themes.disconnect();
    this.#chart?.destroy();
    this.#chart = null;
  }

  async #draw() {
    const Chart = await chart();
    if (!this.isConnected) {
      return;
    }
    this.#chart?.destroy();
    const tones = colours(this);
    this.#chart = new Chart(this.canvas, this.settings(tones));
    this.dataset.drawn = "";
  }
}

customElements.define("tocsin-picture", Picture);

/** The colours of the design as they are now, in a form that a canvas knows. */
function colours(near) {
  const probe = near.appendChild(h("i", { class: "probe" }));
  const tones = {};
  for (const name of [...TONES, "ink-2", "ink-3", "line"]) {
    probe.style.setProperty("color", `var(--${name})`);
    tones[name] = getComputedStyle(probe).color;
  }
  probe.remove();
  return tones;
}

function picture(title, words, settings, columns, rows) {
  const canvas = document.createElement("tocsin-picture");
  canvas.words = `${title}. ${words} The same stands in the table below.`;
  canvas.settings = settings;
  return h("figure", { class: "picture" }, h("figcaption", {}, title), canvas,
    h("details", {}, h("summary", {}, "As a table"), table(title, columns, rows)));
}

function options(tones, x, y, lines) {
  const axis = (words, more) => ({ title: { display: true, text: words, color: tones["ink-2"] }, ticks: { color: tones["ink-2"] }, grid: { color: tones.line }, border: { color: tones["ink-3"] }, ...more });
  return {
    animation: false,
    maintainAspectRatio: false,
    scales: { x: axis(x.words, x.more), y: axis(y.words, y.more) },
    plugins: { legend: { labels: { color: tones["ink-2"], ...(lines && { usePointStyle: true, pointStyle: "line", pointStyleWidth: 28 }) } }, tooltip: { animation: false } },
  };
}

const SHARE = { type: "linear", min: 0, max: 1 };

function line(tones, index, name, points, more = {}) {
  const tone = tones[TONES[index % TONES.length]];
  return { label: name, data: points, showLine: true, borderColor: tone, backgroundColor: tone, borderDash: DASHES[index % DASHES.length], borderWidth: 2, pointStyle: POINTS[index % POINTS.length], pointRadius: 0, ...more };
}

const chance = (tones, name) => ({ label: name, data: [{ x: 0, y: 0 }, { x: 1, y: 1 }], showLine: true, borderColor: tones["ink-3"], borderDash: [3, 4], borderWidth: 1, pointRadius: 0 });

/** One curve for each of `models` ([{name, report}]), at one share of the turns. */
export function roc(share, models) {
  const curves = models.map(({ name, report }) => ({ name, area: report.predictors.model?.matched?.[share], points: (report.curves.model?.roc?.[share] ?? []).map((p) => ({ x: p.false_positive_rate, y: p.true_positive_rate })) }));
  return picture(`ROC at ${share} % of the turns`, curves.map((c) => `${c.name}: area ${figure(c.area)}.`).join(" "),
    (tones) => ({
      type: "scatter",
      data: { datasets: [...curves.map((c, i) => line(tones, i, `${c.name} (${figure(c.area)})`, c.points)), chance(tones, "by chance")] },
      options: options(tones, { words: "calm ones rung", more: SHARE }, { words: "escalations caught", more: SHARE }, true),
    }),
    ["calm ones rung", ...models.map((m) => `caught by ${m.name}`)],
    [0.01, 0.02, 0.05, 0.1, 0.2, 0.5].map((rung) => [percent(rung), ...curves.map((c) => percent(caughtAt(c.points, rung)))]));
}

/** The share that is caught where no more than so many calm ones ring. */
function caughtAt(points, rung) {
  const within = points.filter((p) => p.x <= rung + 1e-9);
  return within.length === 0 ? null : Math.max(...within.map((p) => p.y));
}

export function reliability(share, models) {
  const bins = models.map(({ name, report }) => ({ name, error: report.predictors.model?.calibration?.[share]?.error, bins: report.curves.model?.reliability?.[share] ?? [] }));
  const most = Math.max(0, ...bins.map((m) => m.bins.length));
  return picture(`Reliability at ${share} % of the turns`, bins.map((m) => `${m.name}: calibration error ${figure(m.error)}.`).join(" "),
    (tones) => ({
      type: "scatter",
      data: { datasets: [...bins.map((m, i) => line(tones, i, `${m.name} (error ${figure(m.error)})`, m.bins.map((b) => ({ x: b.belief, y: b.rate })), { pointRadius: 4 })), chance(tones, "as believed")] },
      options: options(tones, { words: "believed", more: SHARE }, { words: "came true", more: SHARE }, true),
    }),
    ["bin", ...bins.flatMap((m) => [`${m.name}: believed`, "came true", "conversations"])],
    Array.from({ length: most }, (_, i) => [String(i + 1), ...bins.flatMap((m) => [figure(m.bins[i]?.belief, 2), figure(m.bins[i]?.rate, 2), figure(m.bins[i]?.conversations)])]));
}

/** How many escalations were rung so many turns ahead. */
export function leads(models) {
  const most = Math.max(1, ...models.flatMap(({ report }) => report.curves.model?.lead_turns ?? []));
  const turns = Array.from({ length: most }, (_, i) => i + 1);
  const counts = models.map(({ name, report }) => ({ name, median: report.predictors.model?.alerts?.lead_turns?.median, counts: turns.map((t) => (report.curves.model?.lead_turns ?? []).filter((l) => l === t).length) }));
  return picture("Lead of the alerts", counts.map((m) => `${m.name}: median ${figure(m.median, 1)} turns.`).join(" "),
    (tones) => ({
      type: "bar",
      data: { labels: turns, datasets: counts.map((m, i) => ({ label: `${m.name} (median ${figure(m.median, 1)})`, data: m.counts, backgroundColor: tones[TONES[i]], borderColor: tones["ink-2"], borderWidth: i === 0 ? 0 : 1.5 })) },
      options: options(tones, { words: "turns before the escalation", more: {} }, { words: "escalations", more: { beginAtZero: true, ticks: { color: tones["ink-2"], precision: 0 } } }, false),
    }),
    ["turns ahead", ...models.map((m) => m.name)],
    turns.map((t, i) => [String(t), ...counts.map((m) => String(m.counts[i]))]));
}

/** All pictures of one or two models. */
export function pictures(models) {
  return h("div", { class: "pictures" }, [25, 50, 75, 100].map((share) => roc(share, models)), [50, 100].map((share) => reliability(share, models)), leads(models));
}

import { attribute, s } from "./dom.js";

/** The last risks of a conversation as a small line. Always 0 to 1 from bottom to top, and one turn always the same width, so that rows compare. */

const WIDTH = 96;
const HEIGHT = 26;
const POINTS = 20;
const EDGE = 3;

export function sparkline() {
  return s("svg", { class: "sparkline", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, "aria-hidden": "true" },
    s("path", { class: "sparkline-floor", d: `M${EDGE} ${HEIGHT - EDGE}H${WIDTH - EDGE}` }), s("path", { class: "sparkline-area" }), s("path", { class: "sparkline-line" }), s("circle", { class: "sparkline-now", r: 2.2 }));
}

export function drawSparkline(svg, trend) {
  const [, area, line, now] = svg.children;
  const points = placed(trend ?? []);
  const d = points.map(([x, y], i) => `${i === 0 ? "M" : "L"}${x} ${y}`).join("");
  attribute(line, "d", d || null);
  attribute(area, "d", points.length > 1 ? `${d}V${HEIGHT - EDGE}H${points[0][0]}Z` : null);
  attribute(now, "cx", points.at(-1)?.[0] ?? -10);
  attribute(now, "cy", points.at(-1)?.[1] ?? -10);
}

function placed(trend) {
  const last = trend.slice(-POINTS).filter((risk) => risk != null);
  const step = (WIDTH - 2 * EDGE) / (POINTS - 1);
  return last.map((risk, i) => [round(WIDTH - EDGE - (last.length - 1 - i) * step), round(HEIGHT - EDGE - risk * (HEIGHT - 2 * EDGE))]);
}

const round = (n) => Math.round(n * 10) / 10;

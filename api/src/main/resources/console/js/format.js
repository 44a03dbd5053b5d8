/** Numbers and times as the console writes them. All pure; `now` is an argument. */

const WHOLE = new Intl.NumberFormat("en");

/** 0.82; a dash where there is no belief. */
export function risk(value) {
  return value == null ? "–" : value.toFixed(2);
}

/** +0.14, −0.05, with a true minus. */
export function delta(value) {
  return `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(2)}`;
}

export function whole(value) {
  return value == null ? "–" : WHOLE.format(value);
}

/** A turn as people count them: the wire counts from 0. */
export const ordinal = (turn) => turn + 1;

/** 45 s, 12 min, 1 h 20, 2 d 4 h: coarse on purpose, so that a wall does not flicker every second. */
export function duration(ms) {
  if (ms == null || !(ms >= 0)) {
    return "–";
  }
  const seconds = Math.floor(ms / 1000);
  if (seconds < 60) {
    return `${seconds - (seconds % 5)} s`;
  }
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) {
    return `${minutes} min`;
  }
  const hours = Math.floor(minutes / 60);
  return hours < 24 ? `${hours} h ${String(minutes % 60).padStart(2, "0")}` : `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

/** A place in a conversation: 4:05, or 1:04:05, or 2 d 3 h for e-mail. */
export function offset(ms) {
  if (ms == null) {
    return "";
  }
  const seconds = Math.round(ms / 1000);
  const [h, m, sec] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), seconds % 60];
  if (h >= 24) {
    return `${Math.floor(h / 24)} d ${h % 24} h`;
  }
  const two = (n) => String(n).padStart(2, "0");
  return h > 0 ? `${h}:${two(m)}:${two(sec)}` : `${m}:${two(sec)}`;
}

/** just now, 40 s ago, 3 min ago. */
export function ago(then, now) {
  const ms = now - then;
  return ms < 10_000 ? "just now" : `${duration(ms)} ago`;
}

export function clock(instant) {
  return new Date(instant).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
}

export function day(instant) {
  return new Date(instant).toLocaleString([], { year: "numeric", month: "short", day: "numeric", hour: "2-digit", minute: "2-digit" });
}

/** When an alert rang, in epoch milliseconds; the wire gives an instant, or milliseconds since the start of its conversation. */
export function instant(at, startedAt) {
  if (typeof at === "string") {
    return Date.parse(at);
  }
  if (at == null) {
    return null;
  }
  return at > 100_000_000_000 ? at : startedAt == null ? null : Date.parse(startedAt) + at;
}

/**
 * How a new alert is told beyond the page: a sound, a message of the desktop, or neither while somebody does not want to
 * be disturbed. Remembered by this browser only.
 */

const MEMORY = "tocsin-bell";
const HUSH_MS = 30 * 60_000;
const OFF = Object.freeze({ sound: false, desktop: false, hushUntil: 0 });

export function bell() {
  try {
    return { ...OFF, ...JSON.parse(localStorage.getItem(MEMORY) ?? "{}") };
  } catch {
    return OFF;
  }
}

export const hushed = (now) => bell().hushUntil > now;

export function toggleSound() {
  const { sound } = change({ sound: !bell().sound });
  if (sound) {
    ring(); // so that one hears what it will be, and the browser allows it from now on
  }
}

/** Asks the browser for leave where it has not given it; what it answers is in what the page then shows. */
export async function toggleDesktop() {
  const allowed = !bell().desktop && "Notification" in window && (await Notification.requestPermission()) === "granted";
  return change({ desktop: allowed }).desktop;
}

export function toggleHush(now) {
  change({ hushUntil: hushed(now) ? 0 : now + HUSH_MS });
}

/** Tells of alerts that are new. */
export function tell(alerts, now) {
  const { sound, desktop } = bell();
  if (alerts.length === 0 || hushed(now)) {
    return;
  }
  if (sound) {
    ring();
  }
  if (desktop && "Notification" in window && Notification.permission === "granted") {
    for (const alert of alerts) {
      const shown = new Notification("Tocsin: an alert", { body: alert.reason || "Risk is high", tag: alert.id });
      shown.onclick = () => {
        window.focus();
        location.hash = `#/c/${encodeURIComponent(alert.conversation)}`;
      };
    }
  }
}

function change(changed) {
  const next = { ...bell(), ...changed };
  try {
    localStorage.setItem(MEMORY, JSON.stringify(next));
  } catch {
    // a browser that keeps nothing still rings until the page is left: it only forgets the wish
  }
  return next;
}

let sounds = null;

/** Two soft strokes. */
function ring() {
  sounds ??= new AudioContext();
  [0, 0.22].forEach((after, i) => {
    const at = sounds.currentTime + after;
    const tone = new OscillatorNode(sounds, { type: "sine", frequency: i === 0 ? 784 : 988 });
    const volume = new GainNode(sounds, { gain: 0 });
    volume.gain.linearRampToValueAtTime(0.18, at + 0.01);
    volume.gain.exponentialRampToValueAtTime(0.001, at + 0.5);
    tone.connect(volume).connect(sounds.destination);
    tone.start(at);
    tone.stop(at + 0.55);
  });
}

import { duration } from "./format.js";

/** What the wire's constants are called on the floor. */

export const LEVELS = {
  HIGH: { word: "High", tone: "high", rank: 0 },
  WATCH: { word: "Watch", tone: "watch", rank: 1 },
  CALM: { word: "Calm", tone: "calm", rank: 2 },
};

const UNSCORED = { word: "Not scored", tone: "none", rank: 3 };

export const levelOf = (level) => LEVELS[level] ?? UNSCORED;

export const CHANNELS = { CALL: ["Call", "call"], CHAT: ["Chat", "chat"], EMAIL: ["E-mail", "email"] };

export const SPEAKERS = { CUSTOMER: "Customer", AGENT: "Agent", BOT: "Bot", UNKNOWN: "Unclear who" };

export const KINDS = {
  HIERARCHICAL: "Asks for someone above",
  FUNCTIONAL: "Needs another team",
  COMPLAINT: "Formal complaint",
  CHURN_OR_LEGAL: "Leaves, or goes legal",
  ABANDON: "Breaks off",
};

/** The verdicts in the order of their buttons: key, word, what it means, icon, what it says afterwards. */
export const VERDICTS = [
  { verdict: "RIGHT", key: "r", word: "Right", means: "It escalates, or was about to", icon: "check", done: "Right" },
  { verdict: "FALSE_ALARM", key: "f", word: "False alarm", means: "It was not about to escalate", icon: "wrong", done: "False alarm" },
  { verdict: "INTERVENED", key: "i", word: "Intervened", means: "You did something, so nobody knows how it would have gone", icon: "hand", done: "Intervened" },
  { verdict: "SNOOZE", key: "s", word: "Snooze", means: "Put it away without a word on whether it was right", icon: "snooze", done: "Snoozed" },
];

/** A reason without where and how much: those stand in the ledger. */
export const inShort = (reason) => (reason ?? "").replaceAll(/ \(turn \d+(, [+−-][\d.]+)?\)/g, "");

export const verdictWord = (state) => (state === "OPEN" ? "Open" : (VERDICTS.find((v) => v.verdict === state)?.done ?? state));

/** The steps by which a supervisor comes into a conversation. */
export const HANDLING = {
  WATCHING: { word: "Watch", title: "Only read along", done: "A supervisor reads along" },
  WHISPERING: { word: "Whisper", title: "Tell the agent things that the customer does not hear", done: "A supervisor whispers" },
  JOINED: { word: "Join", title: "Speak with both; the telephony system lets you in", done: "A supervisor has joined" },
  TAKEN_OVER: { word: "Take over", title: "Speak with the customer in the agent’s place", done: "A supervisor has taken over" },
  HANDED_BACK: { word: "Hand back", title: "Give the conversation back to the agent", done: "Handed back to the agent" },
};

export const SENTIMENTS = { "-2": "very negative", "-1": "negative", 0: "neutral", 1: "positive", 2: "very positive" };

/** To whom an alert went on because nobody acted; empty if it has not. `me` is whoever reads it. */
export function passedOn(pass, me) {
  return pass ? `passed on to ${pass.to == null ? "all" : pass.to === me ? "you" : pass.to}, nobody acted for ${duration(pass.waitedMs)}` : "";
}

/** What is wrong with how a conversation is heard, the worst first; a silence goes on while nobody tells. */
export const heard = (input, now) => (input ?? []).map((c) => (c.symptom === "SILENT" && c.since ? `nothing heard for ${duration(now - Date.parse(c.since))}` : c.words)).join(", ");

const ORDINALS = new Intl.PluralRules("en", { type: "ordinal" });
const SUFFIXES = { one: "st", two: "nd", few: "rd", other: "th" };

/** waiting for a free supervisor, 2nd; empty where no alert waits. */
export const waits = (waiting) => (waiting == null ? "" : `waiting for a free supervisor, ${waiting.place}${SUFFIXES[ORDINALS.select(waiting.place)]}`);

/** UNKNOWN_CONSTANT → Unknown constant, for what a newer server may send. */
export const plain = (constant) => (constant == null ? "" : constant.charAt(0) + constant.slice(1).toLowerCase().replaceAll("_", " "));

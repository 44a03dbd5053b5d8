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

/** The verdicts in the order of their buttons: key, word, icon, what it says afterwards. */
export const VERDICTS = [
  { verdict: "RIGHT", key: "r", word: "Right", icon: "check", done: "Right" },
  { verdict: "FALSE_ALARM", key: "f", word: "False alarm", icon: "wrong", done: "False alarm" },
  { verdict: "INTERVENED", key: "i", word: "Intervened", icon: "hand", done: "Intervened" },
  { verdict: "SNOOZE", key: "s", word: "Snooze", icon: "snooze", done: "Snoozed" },
];

export const verdictWord = (state) => (state === "OPEN" ? "Open" : (VERDICTS.find((v) => v.verdict === state)?.done ?? state));

export const SENTIMENTS = { "-2": "very negative", "-1": "negative", 0: "neutral", 1: "positive", 2: "very positive" };

/** What is wrong with how a conversation is heard, the worst first; a silence goes on while nobody tells. */
export const heard = (input, now) => (input ?? []).map((c) => (c.symptom === "SILENT" && c.since ? `nothing heard for ${duration(now - Date.parse(c.since))}` : c.words)).join(", ");

/** UNKNOWN_CONSTANT → Unknown constant, for what a newer server may send. */
export const plain = (constant) => (constant == null ? "" : constant.charAt(0) + constant.slice(1).toLowerCase().replaceAll("_", " "));

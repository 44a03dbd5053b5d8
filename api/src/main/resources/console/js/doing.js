import { api } from "./api.js";
import { attempt, failed, notice, noticeOf, store } from "./app.js";
import { loadDetail } from "./loading.js";
import { openAlerts } from "./store.js";
import { VERDICTS } from "./words.js";

/** What people on the floor do: verdicts, steps, cards, quiet, search. */

export async function judge(id, chosen) {
  const alert = store.state.alerts.get(id) ?? [...store.state.details.values()].flatMap((d) => d.conversation?.alerts ?? []).find((a) => a.id === id);
  if (!alert) {
    return;
  }
  const next = neighbourOf(id);
  store.dispatch({ type: "alert", alert: { ...alert, state: chosen } }); // at once: the next alert must not wait for the network
  store.dispatch({ type: "choose-alert", id: next });
  try {
    store.dispatch({ type: "alert", alert: { ...alert, state: chosen, ...(await api.verdict(id, chosen)) } });
    notice(`${VERDICTS.find((v) => v.verdict === chosen).done}. Thank you, this trains the next model.`);
  } catch (problem) {
    store.dispatch({ type: "alert", alert });
    store.dispatch({ type: "choose-alert", id });
    failed(problem, () => noticeOf(`The verdict was not saved: ${problem.message}`, "bad"));
  }
}

function neighbourOf(id) {
  const open = openAlerts(store.state);
  const at = open.findIndex((alert) => alert.id === id);
  return (open[at + 1] ?? open[at - 1])?.id ?? null;
}

const swapped = new Set();

/** Whoever said a turn is the other side: both change places in all that was said, which comes back with the next update. */
export async function swap(id, turn) {
  swapped.add(id);
  if (await attempt(() => api.speakers(id, turn.utterance, turn.speaker === "CUSTOMER" ? "AGENT" : "CUSTOMER"), "The sides were not swapped")) {
    notice("Customer and agent change places.");
  } else {
    swapped.delete(id);
  }
}

/** Whether the sides of a conversation were swapped since this was last asked. */
export const wasSwapped = (id) => swapped.delete(id);

export async function handle(id, call, failure) {
  const handling = await attempt(call, failure);
  if (handling) {
    store.dispatch({ type: "handling", conversation: id, handling });
  }
}

export async function giveFeedback(id, feedback, place) {
  const before = store.state.feedback.get(id) ?? null;
  const shown = feedback === "SHOWN" || feedback === "OPENED" ? before : feedback;
  const conversation = conversationOf(id);
  store.dispatch({ type: "feedback", id, feedback: shown });
  if (!(await attempt(() => api.feedback(id, { conversation, feedback, place }), "The feedback was not saved"))) {
    store.dispatch({ type: "feedback", id, feedback: before });
  }
}

/** In which conversation a card is. */
function conversationOf(card) {
  const read = [...store.state.details.values()].map((d) => d.conversation).filter(Boolean);
  return read.find(({ suggestions = [], playbooks = [] }) => [...suggestions, ...playbooks].some((x) => x.id === card))?.id;
}

/** What was held back meanwhile is read when the quiet ends. */
export async function beQuiet(minutes) {
  const answer = await attempt(() => api.beQuiet(minutes), "This could not be changed");
  if (answer) {
    store.dispatch({ type: "quiet", until: answer.until });
    store.state.details.forEach((_, id) => loadDetail(id));
  }
}

export async function search(query) {
  store.dispatch({ type: "search", search: { query, status: query ? "loading" : "idle", items: [] } });
  if (!query) {
    return;
  }
  try {
    const { items } = await api.search(query);
    if (store.state.search.query === query) {
      store.dispatch({ type: "search", search: { status: "ready", items } });
    }
  } catch (problem) {
    failed(problem, (error) => ({ type: "search", search: { status: "failed", error } }));
  }
}

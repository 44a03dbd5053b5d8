import { api } from "./api.js";
import { failed, notice, store } from "./app.js";

/** What is asked of the server for the pages, and what becomes of the answers. */

const DATA_PAGES = new Set(["models", "model", "compare", "labels", "corpus", "shipped", "backtest", "drift", "benchmarks"]);

/** The part that only the data team's pages need; the wall does not wait for it. */
export const data = () => import("./data/pages.js");

export async function loadPage(route) {
  if (DATA_PAGES.has(route.page)) {
    (await data()).load(route);
  } else if (route.page === "day") {
    loadDay(route.id);
  } else if (route.id) {
    loadDetail(route.id);
  }
  if (route.page === "wall" || (route.page !== "agent" && !DATA_PAGES.has(route.page) && store.state.list.status !== "ready")) {
    loadList();
  }
}

/** All that is live, and what rings, in one answer. */
export async function loadList() {
  const askedAt = Date.now();
  try {
    taken(await api.snapshot(), askedAt);
  } catch (problem) {
    failed(problem, (error) => ({ type: "list-failed", error }));
    if (store.state.session && store.state.conversations.size > 0) {
      notice(`The list could not be read again: ${problem.message}`, "bad");
    }
  }
}

/** Takes in a snapshot as it was asked for at `askedAt`. */
export function taken(snapshot, askedAt) {
  store.dispatch({ type: "list", items: snapshot.conversations, askedAt, now: Date.now() });
  if (snapshot.alerts) {
    store.dispatch({ type: "alerts", items: snapshot.alerts });
  } else {
    snapshot.conversations.forEach((row) => loadDetail(row.id));
  }
}

const loading = new Set();

export async function loadDetail(id) {
  if (loading.has(id)) {
    return;
  }
  loading.add(id);
  store.dispatch({ type: "detail-loading", id });
  try {
    store.dispatch({ type: "detail", id, conversation: await api.conversation(id) });
  } catch (problem) {
    failed(problem, (error) => ({ type: "detail-failed", id, error }));
  } finally {
    loading.delete(id);
  }
}

async function loadDay(date) {
  store.dispatch({ type: "day-loading" });
  try {
    store.dispatch({ type: "day", report: await api.day(date) });
  } catch (problem) {
    failed(problem, (error) => ({ type: "day-failed", error }));
  }
}

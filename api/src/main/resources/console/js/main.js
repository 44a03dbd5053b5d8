import { api } from "./api.js";
import { calm } from "./dom.js";
import { Store, addsUp, nextFrame, openAlerts } from "./store.js";
import { Updates } from "./updates.js";
import { VERDICTS } from "./words.js";
import "./shell.js";

/*
 * The one place with effects. Components show a state and ask; here a wish becomes a call to the server and its answer
 * an action on the store. Read `WISHES` first: it is the list of everything a user can do.
 */

const shell = document.querySelector("tocsin-shell");
const store = new Store((state) => {
  shell.render(state, Date.now());
  document.title = titleOf(state);
});
const updates = new Updates(hear, connectionChanged);
const TICK_MS = 5000;
const MOST_PAGES = 20;

const WISHES = {
  "sign-in": ({ token }) => signIn(token),
  "sign-out": signOut,
  verdict: ({ id, verdict }) => judge(id, verdict),
  whisper: ({ id, text, done }) => attempt(() => api.whisper(id, text), "The whisper was not sent").then((sent) => done(sent)),
  assign: ({ id, to }) => handle(id, () => api.assign(id, to), "It could not be assigned"),
  step: ({ id, step }) => handle(id, () => api.step(id, step), "This step was not taken"),
  swap: ({ id, turn }) => swap(id, turn),
  feedback: ({ id, feedback, place }) => giveFeedback(id, feedback, place),
  quiet: ({ minutes }) => beQuiet(minutes),
  undisturbed: () => updates.reopen(),
  "choose-alert": ({ id }) => store.dispatch({ type: "choose-alert", id }),
  filter: ({ filter }) => store.dispatch({ type: "filter", filter }),
  search: ({ query }) => search(query),
  article: ({ id, done }) => attempt(() => api.article(id), "The article could not be opened").then(done),
  summary: ({ id, done }) => attempt(() => api.summary(id), "The summary could not be read").then(done),
  reload: () => loadPage(store.state.route),
  "load-detail": ({ id }) => loadDetail(id),
  reconnect: () => updates.retry(),
  notice: ({ text, tone }) => notice(text, tone),
};

document.addEventListener("tocsin", (event) => WISHES[event.detail.wish](event.detail));
addEventListener("hashchange", routed);
addEventListener("online", () => updates.retry());
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) {
    takeIn();
    store.repaint();
    updates.retry();
  }
});
setInterval(() => store.repaint(), TICK_MS);

start();

async function start() {
  api.loginOffered().then(({ oidc }) => store.dispatch({ type: "oidc", oidc }), () => {});
  const token = new URLSearchParams(location.hash.slice(1)).get("token");
  if (token) {
    history.replaceState(null, "", `${location.pathname}#/`);
    await signIn(token);
    return;
  }
  try {
    signedIn(await api.session());
  } catch (problem) {
    store.dispatch({ type: "session", session: null, error: problem.status === 401 ? null : problem.message });
  }
}

async function signIn(token) {
  store.dispatch({ type: "signing-in", busy: true });
  try {
    await api.signIn(token);
    signedIn(await api.session());
  } catch (problem) {
    const error = problem.status === 401 ? "This token is not valid, or has expired." : problem.message;
    store.dispatch({ type: "session", session: null, error });
  }
}

function signedIn(session) {
  store.dispatch({ type: "session", session });
  if (session.role === "agent") {
    api.quiet().then(({ until }) => store.dispatch({ type: "quiet", until }), () => {});
  }
  routed();
  updates.open();
}

async function signOut() {
  updates.close();
  await api.signOut().catch(() => {});
  store.dispatch({ type: "session", session: null });
}

/* Where we are */

function routed() {
  if (!store.state.session) {
    return;
  }
  const route = routeOf(location.hash, store.state.session.role);
  const moved = route.page !== store.state.route.page || route.id !== store.state.route.id;
  store.dispatch({ type: "route", route });
  if (moved && !(calm() && scrollY === 0)) {
    scrollTo(0, 0);
  }
  loadPage(route);
}

/** Agents have one page; everyone else has the others. */
function routeOf(hash, role) {
  const [, page = "", id] = hash.split("/");
  if (role === "agent") {
    return { page: "agent", id: page === "agent" && id ? decodeURIComponent(id) : null };
  }
  if (page === "c" && id) {
    return { page: "conversation", id: decodeURIComponent(id) };
  }
  if (page === "day") {
    return { page: "day", id: id ?? "today" };
  }
  return { page: page === "models" ? "models" : "wall" };
}

function loadPage(route) {
  if (route.page === "models") {
    loadModels();
  }
  if (route.page === "day") {
    loadDay(route.id);
  } else if (route.id) {
    loadDetail(route.id);
  }
  if (route.page === "wall" || store.state.list.status !== "ready") {
    loadList();
  }
}

/* What we ask for */

async function loadList() {
  const askedAt = Date.now();
  try {
    const items = [];
    let cursor = null;
    for (let page = 0; page < MOST_PAGES && (page === 0 || cursor); page++) {
      const answer = await api.conversations(cursor);
      items.push(...answer.items);
      cursor = answer.next;
    }
    store.dispatch({ type: "list", items, askedAt, now: Date.now() });
    if (store.state.session.role !== "agent") {
      store.dispatch({ type: "alerts", items: (await api.alerts()).items });
    } else {
      items.forEach((row) => loadDetail(row.id));
    }
  } catch (problem) {
    failed(problem, (error) => ({ type: "list-failed", error }));
    if (store.state.session && store.state.conversations.size > 0) {
      notice(`The list could not be read again: ${problem.message}`, "bad");
    }
  }
}

const loading = new Set();

async function loadDetail(id) {
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

async function loadModels() {
  try {
    store.dispatch({ type: "models", ...(await api.models()) });
  } catch (problem) {
    failed(problem, (error) => ({ type: "models-failed", error }));
  }
}

function failed(problem, action) {
  if (problem.status === 401) {
    updates.close();
    store.dispatch({ type: "session", session: null, error: "Your session has ended. Please sign in again." });
  } else {
    store.dispatch(action(problem.message));
  }
}

/* What the user does */

async function judge(id, chosen) {
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
async function swap(id, turn) {
  swapped.add(id);
  if (await attempt(() => api.speakers(id, turn.utterance, turn.speaker === "CUSTOMER" ? "AGENT" : "CUSTOMER"), "The sides were not swapped")) {
    notice("Customer and agent change places.");
  } else {
    swapped.delete(id);
  }
}

async function handle(id, call, failure) {
  const handling = await attempt(call, failure);
  if (handling) {
    store.dispatch({ type: "handling", conversation: id, handling });
  }
}

async function giveFeedback(id, feedback, place) {
  const before = store.state.feedback.get(id) ?? null;
  const shown = feedback === "SHOWN" || feedback === "OPENED" ? before : feedback;
  store.dispatch({ type: "feedback", id, feedback: shown });
  if (!(await attempt(() => api.feedback(id, feedback, place), "The feedback was not saved"))) {
    store.dispatch({ type: "feedback", id, feedback: before });
  }
}

/** What was held back meanwhile is read when the quiet ends. */
async function beQuiet(minutes) {
  const answer = await attempt(() => api.beQuiet(minutes), "This could not be changed");
  if (answer) {
    store.dispatch({ type: "quiet", until: answer.until });
    store.state.details.forEach((_, id) => loadDetail(id));
  }
}

async function search(query) {
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

/** The answer of a call (true if it has none), or null after a notice that it failed. */
async function attempt(call, failure) {
  try {
    return (await call()) ?? true;
  } catch (problem) {
    failed(problem, () => noticeOf(`${failure}: ${problem.message}`, "bad"));
    return null;
  }
}

let notices = 0;

function notice(text, tone = "good") {
  store.dispatch(noticeOf(text, tone));
}

function noticeOf(text, tone) {
  const id = ++notices;
  setTimeout(() => store.dispatch({ type: "notice-over", id }), tone === "bad" ? 8000 : 3500);
  return { type: "notice", notice: { id, text, tone } };
}

/* What the server says by itself */

let heard = [];

function hear(update) {
  heard.push(update);
  if (heard.length === 1) {
    nextFrame(takeIn);
  } else if (heard.length > 2000) {
    takeIn(); // a hidden page has no frames, and must not grow without bound
  }
}

/** After a break the server tells how much of what was missed it could tell again. */
function caughtUp(batch) {
  for (const { data } of batch.filter((u) => u.event === "resumed")) {
    if (data.missed > 0 || !data.complete) {
      notice(data.complete ? `Connected again. ${data.missed} updates were caught up on.` : "Connected again. Everything was read anew.");
    }
  }
}

function takeIn() {
  const batch = heard;
  heard = [];
  if (batch.length > 0) {
    store.dispatch({ type: "updates", updates: batch, now: Date.now() });
    loadUnknownDetails(batch);
    caughtUp(batch);
  }
}

/** An agent's new conversation has no transcript yet; and a ledger that no longer adds up is fetched anew. */
function loadUnknownDetails(batch) {
  const { details, session } = store.state;
  const touched = new Set(batch.filter((u) => u.event === "turn").map((u) => u.data.conversation.id));
  for (const id of touched) {
    const detail = details.get(id);
    if (swapped.delete(id) || (session?.role === "agent" ? !detail : detail?.conversation && !addsUp(detail.conversation))) {
      loadDetail(id);
    }
  }
}

let connectedBefore = false;

function connectionChanged({ state, retryAt }) {
  if (state === "refused") {
    store.dispatch({ type: "session", session: null, error: "Your session has ended. Please sign in again." });
    return;
  }
  store.dispatch({ type: "connection", state, retryAt, now: Date.now() });
  if (state === "live" && connectedBefore) {
    loadList(); // something may have happened in between
    store.state.details.forEach((_, id) => loadDetail(id));
  }
  connectedBefore ||= state === "live";
}

function titleOf(state) {
  const open = state.session && state.session.role !== "agent" ? openAlerts(state).length : 0;
  return `${open > 0 ? `(${open}) ` : ""}${state.connection.state === "offline" ? "Offline · " : ""}Tocsin`;
}

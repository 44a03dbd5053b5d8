import { notice, signedOut, store } from "./app.js";
import { wasSwapped } from "./doing.js";
import { loadDetail, loadList, loadPage } from "./loading.js";
import { addsUp, nextFrame } from "./store.js";

/** What the server says by itself. */

let heard = [];

/** One update; all of a frame are taken in together, and drawn in that very frame. */
export function hear(update) {
  heard.push(update);
  if (heard.length === 1) {
    nextFrame(takeIn);
  } else if (heard.length > 2000) {
    takeIn(); // a hidden page has no frames, and must not grow without bound
  }
}

export function takeIn() {
  const batch = heard;
  heard = [];
  if (batch.length > 0) {
    const before = store.state.serving;
    store.dispatch({ type: "updates", updates: batch, now: Date.now() });
    store.draw();
    anotherModel(before);
    loadUnknownDetails(batch);
    caughtUp(batch);
  }
}

/** Beliefs move when another model scores: whoever looks at them should know why, and the page of models shows it. */
function anotherModel(before) {
  const { serving, route } = store.state;
  if (before && serving !== before) {
    if (route.page === "models") {
      loadPage(route);
    } else {
      notice(`Another model scores from now on: ${serving}.`);
    }
  }
}

/** After a break the server tells how much of what was missed it could tell again. */
function caughtUp(batch) {
  for (const { data } of batch.filter((u) => u.event === "resumed" && interrupted)) {
    interrupted = false;
    if (data.missed > 0 || !data.complete) {
      notice(data.complete ? `Connected again. ${data.missed} updates were caught up on.` : "Connected again. Everything was read anew.");
    } else {
      notice("Connected again. Nothing was missed.");
    }
  }
}

/** An agent's new conversation has no transcript yet; and a ledger that no longer adds up is fetched anew. */
function loadUnknownDetails(batch) {
  const { details, session } = store.state;
  const touched = new Set(batch.filter((u) => u.event === "turn").map((u) => u.data.conversation.id));
  for (const id of touched) {
    const detail = details.get(id);
    if (wasSwapped(id) || (session?.role === "agent" ? !detail : detail?.conversation && !addsUp(detail.conversation))) {
      loadDetail(id);
    }
  }
}

let connectedBefore = false;
let interrupted = false;

export function connectionChanged({ state, retryAt }) {
  if (state === "refused") {
    signedOut("Your session has ended. Please sign in again.");
    return;
  }
  store.dispatch({ type: "connection", state, retryAt, now: Date.now() });
  if (state === "live" && connectedBefore) {
    loadList(); // something may have happened in between
    store.state.details.forEach((_, id) => loadDetail(id));
  }
  interrupted ||= state === "offline";
  connectedBefore ||= state === "live";
}

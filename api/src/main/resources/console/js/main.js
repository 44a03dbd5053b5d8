import { api } from "./api.js";
import { attempt, drawnBy, notice, signedOut, store, whenSignedOut } from "./app.js";
import { beQuiet, giveFeedback, handle, judge, search, swap } from "./doing.js";
import { calm } from "./dom.js";
import { connectionChanged, hear, takeIn } from "./hearing.js";
import { data, loadDetail, loadPage, taken } from "./loading.js";
import { pagesOf, routeOf } from "./routes.js";
import { openAlerts } from "./store.js";
import { Updates } from "./updates.js";
import "./shell.js";

/*
 * Where effects begin. Components show a state and ask; here a wish becomes a call to the server and its answer
 * an action on the store. Read `WISHES` first: it is the list of everything a user on the floor can do; the data
 * team's stand in `data/pages.js`.
 */

const shell = document.querySelector("tocsin-shell");
const updates = new Updates(hear, connectionChanged);
const TICK_MS = 5000;

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
  repaint: () => store.repaint(),
  "load-detail": ({ id }) => loadDetail(id),
  reconnect: () => updates.retry(),
  notice: ({ text, tone }) => notice(text, tone),
};

drawnBy((state) => {
  shell.render(state, Date.now());
  document.title = titleOf(state);
});
whenSignedOut(() => updates.close());

document.addEventListener("tocsin", async ({ detail }) => (WISHES[detail.wish] ?? (await data()).WISHES[detail.wish])(detail));
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
    const askedAt = Date.now();
    signedIn(await api.snapshot(), askedAt);
  } catch (problem) {
    store.dispatch({ type: "session", session: null, error: problem.status === 401 ? null : problem.message });
  }
}

async function signIn(token) {
  store.dispatch({ type: "signing-in", busy: true });
  window.tocsinFirst = null; // what was asked for before belonged to somebody else
  try {
    await api.signIn(token);
    const askedAt = Date.now();
    signedIn(await api.snapshot(), askedAt);
  } catch (problem) {
    const error = problem.status === 401 ? "This token is not valid, or has expired." : problem.message;
    store.dispatch({ type: "session", session: null, error });
  }
}

/** What is live is at hand already; the updates go on from there. */
function signedIn(snapshot, askedAt) {
  store.dispatch({ type: "session", session: snapshot.session });
  taken(snapshot, askedAt);
  if (snapshot.session.role === "agent") {
    api.quiet().then(({ until }) => store.dispatch({ type: "quiet", until }), () => {});
  }
  routed();
  store.draw();
  updates.open(snapshot.last);
}

async function signOut() {
  updates.close();
  await api.signOut().catch(() => {});
  signedOut(null);
}

function routed() {
  const { session, route: before, list } = store.state;
  if (!session) {
    return;
  }
  const route = routeOf(location.hash, session.role);
  const moved = route.page !== before.page || route.id !== before.id;
  store.dispatch({ type: "route", route });
  if (moved && !(calm() && scrollY === 0)) {
    scrollTo(0, 0);
  }
  if (route.page !== "wall" || list.status !== "ready") {
    loadPage(route);
  }
}

function titleOf({ session, alerts, connection }) {
  const rings = session && pagesOf(session.role).some(([page]) => page === "wall");
  const open = rings ? openAlerts({ alerts }).length : 0;
  return `${open > 0 ? `(${open}) ` : ""}${connection.state === "offline" ? "Offline · " : ""}Tocsin`;
}

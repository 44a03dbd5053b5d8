import { Store } from "./store.js";

/** What every effect needs: the one store, and how a failure is told. */

let paint = () => {};

export const store = new Store((state) => paint(state));

/** Names who draws a state; called once, before anything happens. */
export function drawnBy(draw) {
  paint = draw;
}

let ended = () => {};

/** Names what is to be done when the session is over. */
export function whenSignedOut(work) {
  ended = work;
}

/** A call failed: the session may be over; else `action` of the message says so on the page. */
export function failed(problem, action) {
  if (problem.status === 401) {
    signedOut("Your session has ended. Please sign in again.");
  } else {
    store.dispatch(action(problem.message));
  }
}

export function signedOut(error) {
  ended();
  store.dispatch({ type: "session", session: null, error });
}

/** The answer of a call (true if it has none), or null after a notice that it failed. */
export async function attempt(call, failure) {
  try {
    return (await call()) ?? true;
  } catch (problem) {
    failed(problem, () => noticeOf(`${failure}: ${problem.message}`, "bad"));
    return null;
  }
}

let notices = 0;

export function notice(text, tone = "good") {
  store.dispatch(noticeOf(text, tone));
}

export function noticeOf(text, tone) {
  const id = ++notices;
  setTimeout(() => store.dispatch({ type: "notice-over", id }), tone === "bad" ? 8000 : 3500);
  return { type: "notice", notice: { id, text, tone } };
}

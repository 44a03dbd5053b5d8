/*
 * Runs before anything else is there, and asks for what the page begins with: the answer is on its way while the
 * modules are read. A classic script on purpose. Who comes by a link with a token has no session to ask with yet.
 */
window.tocsinFirst = location.hash.includes("token=")
  ? null
  : fetch("/v1/snapshot", { credentials: "same-origin", headers: { Accept: "application/json, application/problem+json" } });
window.tocsinFirst?.catch(() => {}); // whoever waits for it hears of it

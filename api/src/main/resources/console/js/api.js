/** The server did not do as asked; `status` is 0 if it could not be reached at all. */
export class Problem extends Error {
  constructor(status, title, detail) {
    super(detail || title);
    this.status = status;
    this.title = title;
  }
}

/** Everything that can be asked of a server. */
const routes = (call) => ({
  loginOffered: () => call("GET", "/v1/login/offered"),
  session: () => call("GET", "/v1/session"),
  signIn: (token) => call("POST", "/v1/session", { token }),
  signOut: () => call("DELETE", "/v1/session"),
  conversations: (cursor) => call("GET", `/v1/conversations?state=live&order=risk${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ""}`),
  conversation: (id) => call("GET", `/v1/conversations/${encodeURIComponent(id)}`),
  remedy: (id) => call("GET", `/v1/conversations/${encodeURIComponent(id)}/remedy`),
  summary: (id) => call("GET", `/v1/conversations/${encodeURIComponent(id)}/summary`),
  alerts: () => call("GET", "/v1/alerts"),
  verdict: (id, verdict) => call("POST", `/v1/alerts/${encodeURIComponent(id)}/verdict`, { verdict }),
  whisper: (id, text) => call("POST", `/v1/conversations/${encodeURIComponent(id)}/whisper`, { text }),
  speakers: (id, utterance, speaker) => call("POST", `/v1/conversations/${encodeURIComponent(id)}/speakers`, { utterance, speaker }),
  feedback: (id, feedback, place) => call("POST", `/v1/suggestions/${encodeURIComponent(id)}/feedback`, { feedback, ...(place && { place }) }),
  quiet: () => call("GET", "/v1/quiet"),
  beQuiet: (minutes) => call("PUT", "/v1/quiet", { minutes }),
  search: (query) => call("GET", `/v1/knowledge/search?q=${encodeURIComponent(query)}`),
  article: (id) => call("GET", `/v1/knowledge/articles/${encodeURIComponent(id)}`),
  assign: (id, to) => call("POST", `/v1/conversations/${encodeURIComponent(id)}/assignee`, { to }),
  step: (id, want) => call("POST", `/v1/conversations/${encodeURIComponent(id)}/handling`, { want }),
  day: (date) => call("GET", `/v1/days/${encodeURIComponent(date)}?zone=${encodeURIComponent(Intl.DateTimeFormat().resolvedOptions().timeZone ?? "UTC")}`),
  models: () => call("GET", "/v1/models"),
});

/** The server that the page came from; its cookie lets in. */
export const HERE = Object.freeze({ base: "", token: null });

export const api = apiAt(HERE);

/** The same of a server elsewhere: `base` is its address without a slash at the end, `token` lets in. */
export function apiAt(server) {
  return routes((method, path, body) => call(server, method, path, body));
}

/** By what a request is let in: a token, which no address ever carries, or the cookie. */
export function pass({ token }) {
  return token ? { credentials: "omit", headers: { Authorization: `Bearer ${token}` } } : { credentials: "same-origin", headers: {} };
}

async function call(server, method, path, body) {
  const { credentials, headers } = pass(server);
  const response = await reach(server.base + path, {
    method,
    credentials,
    headers: {
      Accept: "application/json, application/problem+json",
      ...headers,
      ...(method !== "GET" && !server.token && { "X-Tocsin": "console" }),
      ...(body && { "Content-Type": "application/json" }),
    },
    body: body && JSON.stringify(body),
  });
  const content = (response.headers.get("content-type") ?? "").includes("json") ? await response.json().catch(() => null) : null;
  if (!response.ok) {
    throw new Problem(response.status, content?.title ?? `The server answered ${response.status}`, content?.detail);
  }
  return content;
}

async function reach(path, request) {
  try {
    return await fetch(path, request);
  } catch {
    throw new Problem(0, "The server cannot be reached");
  }
}

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
  /** Everything to begin with; the page asked for it before its modules were there. */
  snapshot: () => {
    const first = window.tocsinFirst;
    window.tocsinFirst = null;
    return first ? answered(first) : call("GET", "/v1/snapshot");
  },
  signIn: (token) => call("POST", "/v1/session", { token }),
  signOut: () => call("DELETE", "/v1/session"),
  conversation: (id) => call("GET", `/v1/conversations/${encodeURIComponent(id)}`),
  remedy: (id) => call("GET", `/v1/conversations/${encodeURIComponent(id)}/remedy`),
  summary: (id) => call("GET", `/v1/conversations/${encodeURIComponent(id)}/summary`),
  verdict: (id, verdict) => call("POST", `/v1/alerts/${encodeURIComponent(id)}/verdict`, { verdict }),
  whisper: (id, text) => call("POST", `/v1/conversations/${encodeURIComponent(id)}/whisper`, { text }),
  speakers: (id, utterance, speaker) => call("POST", `/v1/conversations/${encodeURIComponent(id)}/speakers`, { utterance, speaker }),
  feedback: (id, { conversation, feedback, place }) => call("POST", `/v1/suggestions/${encodeURIComponent(id)}/feedback`, { feedback, ...(conversation && { conversation }), ...(place && { place }) }),
  quiet: () => call("GET", "/v1/quiet"),
  beQuiet: (minutes) => call("PUT", "/v1/quiet", { minutes }),
  search: (query) => call("GET", `/v1/knowledge/search?q=${encodeURIComponent(query)}`),
  article: (id) => call("GET", `/v1/knowledge/articles/${encodeURIComponent(id)}`),
  assign: (id, to) => call("POST", `/v1/conversations/${encodeURIComponent(id)}/assignee`, { to }),
  step: (id, want) => call("POST", `/v1/conversations/${encodeURIComponent(id)}/handling`, { want }),
  day: (date) => call("GET", `/v1/days/${encodeURIComponent(date)}?zone=${encodeURIComponent(Intl.DateTimeFormat().resolvedOptions().timeZone ?? "UTC")}`),
});

/** The server that the page came from; its cookie lets in. */
export const HERE = Object.freeze({ base: "", token: null });

export const api = apiAt(HERE);

/** The same of a server elsewhere: `base` is its address without a slash at the end, `token` lets in. */
export function apiAt(server) {
  return routes((method, path, body) => ask(server, method, path, body));
}

/** By what a request is let in: a token, which no address ever carries, or the cookie. */
export function pass({ token }) {
  return token ? { credentials: "omit", headers: { Authorization: `Bearer ${token}` } } : { credentials: "same-origin", headers: {} };
}

/** The answer of the server that the page came from, or a Problem. */
export function call(method, path, body) {
  return ask(HERE, method, path, body);
}

function ask(server, method, path, body) {
  const { credentials, headers } = pass(server);
  return answered(fetch(server.base + path, {
    method,
    credentials,
    headers: {
      Accept: "application/json, application/problem+json",
      ...headers,
      ...(method !== "GET" && !server.token && { "X-Tocsin": "console" }),
      ...(body && { "Content-Type": "application/json" }),
    },
    body: body && JSON.stringify(body),
  }));
}

async function answered(request) {
  const response = await reached(request);
  const content = (response.headers.get("content-type") ?? "").includes("json") ? await response.json().catch(() => null) : null;
  if (!response.ok) {
    throw new Problem(response.status, content?.title ?? `The server answered ${response.status}`, content?.detail);
  }
  return content;
}

async function reached(request) {
  try {
    return await request;
  } catch {
    throw new Problem(0, "The server cannot be reached");
  }
}

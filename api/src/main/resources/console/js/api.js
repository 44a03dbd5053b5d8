/** The server did not do as asked; `status` is 0 if it could not be reached at all. */
export class Problem extends Error {
  constructor(status, title, detail) {
    super(detail || title);
    this.status = status;
    this.title = title;
  }
}

export const api = {
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
  feedback: (id, feedback, place) => call("POST", `/v1/suggestions/${encodeURIComponent(id)}/feedback`, { feedback, ...(place && { place }) }),
  quiet: () => call("GET", "/v1/quiet"),
  beQuiet: (minutes) => call("PUT", "/v1/quiet", { minutes }),
  search: (query) => call("GET", `/v1/knowledge/search?q=${encodeURIComponent(query)}`),
  article: (id) => call("GET", `/v1/knowledge/articles/${encodeURIComponent(id)}`),
  assign: (id, to) => call("POST", `/v1/conversations/${encodeURIComponent(id)}/assignee`, { to }),
  step: (id, want) => call("POST", `/v1/conversations/${encodeURIComponent(id)}/handling`, { want }),
  day: (date) => call("GET", `/v1/days/${encodeURIComponent(date)}?zone=${encodeURIComponent(Intl.DateTimeFormat().resolvedOptions().timeZone ?? "UTC")}`),
};

/** The answer to a request, or a Problem. */
export function call(method, path, body) {
  return answered(fetch(path, {
    method,
    credentials: "same-origin",
    headers: {
      Accept: "application/json, application/problem+json",
      ...(method !== "GET" && { "X-Tocsin": "console" }),
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

/** What the console knows, and how each thing that happens changes it. Pure: no clock, no network, no document. */

export const NO_FILTER = Object.freeze({ level: null, channel: null, team: null, queue: null, words: "" });

export const NOTHING = Object.freeze({
  session: undefined, // undefined: not asked yet; null: nobody; else {role, agent?, team?}
  signIn: { busy: false, error: null },
  oidc: false, // whether one can sign in through OpenID Connect
  route: { page: "wall" },
  connection: { state: "connecting", since: null, retryAt: null },
  list: { status: "loading", error: null },
  conversations: new Map(),
  ended: new Map(), // when an ended conversation was seen to end, so that it can leave the wall gently
  alerts: new Map(),
  alertsRead: false, // “no open alerts” may be said only of alerts that were read
  chosenAlert: null,
  details: new Map(), // id → {status, error, conversation}
  whispers: new Map(),
  feedback: new Map(),
  quiet: null, // until when the agent wants no cards
  search: { query: "", status: "idle", items: [] },
  health: null,
  serving: null, // the version of the model that scores now
  day: { status: "loading", error: null, report: null },
  pages: new Map(), // what the data team's pages show: key → {status, error, data}
  filter: NO_FILTER,
  notices: [],
});

/** The state after one more action. Things that did not change stay the same object: pages compare by identity. */
export function after(state, action) {
  switch (action.type) {
    case "session":
      return action.session === null ? { ...NOTHING, session: null, oidc: state.oidc, route: state.route, signIn: { busy: false, error: action.error ?? null } } : { ...state, session: action.session, signIn: NOTHING.signIn };
    case "oidc":
      return { ...state, oidc: action.oidc };
    case "signing-in":
      return { ...state, signIn: { busy: action.busy, error: action.error ?? null } };
    case "route":
      return { ...state, route: action.route };
    case "connection":
      return { ...state, connection: connectionAfter(state.connection, action) };
    case "list":
      return listed(state, action);
    case "list-failed":
      return { ...state, list: { status: "failed", error: action.error } };
    case "alerts":
      return { ...state, alertsRead: true, alerts: new Map(action.items.map((alert) => [alert.id, alert])) };
    case "alert":
      return alerted(state, action.alert);
    case "choose-alert":
      return { ...state, chosenAlert: action.id };
    case "detail":
      return { ...state, details: put(state.details, action.id, { status: "ready", error: null, conversation: action.conversation }) };
    case "detail-loading":
      return state.details.has(action.id) ? state : { ...state, details: put(state.details, action.id, { status: "loading", error: null, conversation: null }) };
    case "detail-failed":
      return detailFailed(state, action);
    case "feedback":
      return { ...state, feedback: put(state.feedback, action.id, action.feedback) };
    case "quiet":
      return { ...state, quiet: action.until };
    case "search":
      return { ...state, search: { ...state.search, ...action.search } };
    case "day-loading":
      return { ...state, day: { status: "loading", error: null, report: null } };
    case "day":
      return { ...state, day: { status: "ready", error: null, report: action.report } };
    case "day-failed":
      return { ...state, day: { status: "failed", error: action.error, report: null } };
    case "handling":
      return handled(unsealed(state), action);
    case "page-loading":
      return state.pages.has(action.key) ? state : { ...state, pages: put(state.pages, action.key, { status: "loading", error: null, data: null }) };
    case "page":
      return { ...state, pages: put(state.pages, action.key, { status: "ready", error: null, data: action.data }) };
    case "page-failed":
      return { ...state, pages: put(state.pages, action.key, { status: "failed", error: action.error, data: state.pages.get(action.key)?.data ?? null }) };
    case "filter":
      return { ...state, filter: { ...state.filter, ...action.filter } };
    case "notice":
      return { ...state, notices: [...state.notices, action.notice].slice(-3) };
    case "notice-over":
      return { ...state, notices: state.notices.filter((notice) => notice.id !== action.id) };
    case "updates":
      return action.updates.reduce((before, update) => updated(before, update, action.now), unsealed(state));
    default:
      throw new Error(`unknown action: ${action.type}`);
  }
}

function connectionAfter(before, { state, retryAt, now }) {
  return { state, retryAt: retryAt ?? null, since: before.state === state ? before.since : now };
}

/** The list as it was asked for at `askedAt`; what the stream said since then is newer and stays. */
function listed(state, { items, askedAt, now }) {
  const conversations = new Map(items.map((row) => [row.id, { ...row, seenAt: now }]));
  for (const [id, row] of state.conversations) {
    if (row.seenAt >= askedAt || state.ended.has(id)) {
      conversations.set(id, row);
    }
  }
  return { ...state, list: { status: "ready", error: null }, conversations };
}

function detailFailed(state, { id, error }) {
  const known = state.details.get(id)?.conversation;
  return known ? state : { ...state, details: put(state.details, id, { status: "failed", error, conversation: null }) };
}

/** A copy whose maps may be written while one batch of updates is taken in: one copy a frame, not one an event. */
function unsealed(state) {
  return { ...state, conversations: new Map(state.conversations), ended: new Map(state.ended), alerts: new Map(state.alerts), details: new Map(state.details), whispers: new Map(state.whispers) };
}

function updated(state, { event, data }, now) {
  switch (event) {
    case "turn":
      return turned(state, data, now);
    case "alert":
      return alerted(state, data);
    case "suggestion":
      return inDetail(state, data.conversation, (c) => ({ ...c, suggestions: [data, ...c.suggestions.filter((other) => other.id !== data.id)] }));
    case "guidance":
      return inDetail(state, data.conversation, (c) => ({ ...c, playbooks: data.playbooks }));
    case "handling":
      return handled(state, data);
    case "waiting":
      return beside(state, data.conversation, { waiting: data.waiting });
    case "whisper":
      state.whispers.set(data.conversation, [...(state.whispers.get(data.conversation) ?? []), data].slice(-20));
      return state;
    case "health":
      return { ...state, health: data };
    case "model":
      return { ...state, serving: data.serving };
    default:
      return state; // a newer server may say more than this console understands
  }
}

function turned(state, { conversation: row, turn, factors }, now) {
  state.conversations.set(row.id, { ...row, seenAt: now });
  if (row.state === "ended") {
    state.ended.set(row.id, state.ended.get(row.id) ?? now);
  } else {
    state.ended.delete(row.id);
  }
  return inDetail(state, row.id, (c) => withTurn(c, row, turn, factors ?? []));
}

function withTurn(conversation, row, turn, factors) {
  const { turns: turnCount, ...rest } = row;
  const turns = turn ? inOrder([...conversation.turns.filter((t) => t.utterance !== turn.utterance), turn]) : conversation.turns;
  return { ...conversation, ...rest, turnCount, turns, explanation: turn ? explained(conversation.explanation, turn, factors) : conversation.explanation };
}

const inOrder = (turns) => turns.sort((a, b) => a.turn - b.turn);

function explained(explanation, turn, factors) {
  return explanation && { ...explanation, factors: [...explanation.factors.filter((f) => f.turn !== turn.turn), ...factors] };
}

function alerted(state, alert) {
  const next = { ...state, alerts: put(state.alerts, alert.id, alert), conversations: withPass(state.conversations, alert) };
  next.details = new Map(state.details);
  if (alert.class === "NOT_HEARD") {
    return next; // of the conversation's input, not of a turn
  }
  return inDetail(next, alert.conversation, (c) => ({ ...c, alerts: [...(c.alerts ?? []).filter((other) => other.id !== alert.id), alert] }));
}

/** The wall says of a conversation, too, to whom its alert went on. */
function withPass(conversations, { id, conversation, passedOn }) {
  const row = conversations.get(conversation);
  return row && row.alert === id && row.passedOn !== passedOn ? put(conversations, conversation, { ...row, passedOn }) : conversations;
}

/** Changes a conversation that is open in detail, in place in its (already copied) map; others are left alone. */
function inDetail(state, id, change) {
  const detail = state.details.get(id);
  if (detail?.conversation) {
    state.details.set(id, { ...detail, conversation: change(detail.conversation) });
  }
  return state;
}

/** Who looks after a conversation, on the wall and on its page. */
function handled(state, { conversation, handling }) {
  return beside(state, conversation, { handling });
}

/** Something beside what was said in a conversation, on the wall and on its page. */
function beside(state, conversation, more) {
  const row = state.conversations.get(conversation);
  if (row) {
    state.conversations.set(conversation, { ...row, ...more });
  }
  return inDetail(state, conversation, (c) => ({ ...c, ...more }));
}

const put = (map, key, value) => new Map(map).set(key, value);

/** The open alerts, newest first. */
export function openAlerts(state) {
  return [...state.alerts.values()].filter((alert) => alert.state === "OPEN").sort((a, b) => newer(a, b));
}

function newer(a, b) {
  const [left, right] = [when(a), when(b)];
  return right - left || (a.id < b.id ? 1 : -1);
}

const when = (alert) => (typeof alert.at === "string" ? Date.parse(alert.at) : (alert.at ?? 0));

/** Whether base and factors still add up to the risk that is shown; if not, the conversation is asked for again. */
export function addsUp({ risk, explanation }) {
  return risk == null || explanation == null || Math.abs(explanation.factors.reduce((sum, f) => sum + f.delta, explanation.base) - risk) < 0.005;
}

/** Holds the state, takes in actions, and tells the page once a frame, however much happened. */
export class Store {
  #state = NOTHING;
  #render;
  #due = false;

  constructor(render) {
    this.#render = render;
  }

  get state() {
    return this.#state;
  }

  dispatch(action) {
    this.#state = after(this.#state, action);
    this.repaint();
  }

  repaint() {
    if (!this.#due) {
      this.#due = true;
      nextFrame(() => {
        this.draw();
      });
    }
  }

  /** Draws what is due now, for whoever is in an animation frame already. */
  draw() {
    if (this.#due) {
      this.#due = false;
      this.#render(this.#state);
    }
  }
}

/** The next animation frame, or soon if the page is hidden and has none. */
export function nextFrame(work) {
  if (document.hidden) {
    setTimeout(work, 500);
  } else {
    requestAnimationFrame(work);
  }
}

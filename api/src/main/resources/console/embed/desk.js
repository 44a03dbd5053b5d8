import { apiAt } from "../js/api.js";
import { Store, nextFrame } from "../js/store.js";
import { Updates } from "../js/updates.js";

/** What one element knows, asks of the server and hears from it: all its effects, from `open` to `close`. */

const TICK_MS = 5000;
const NO_SEARCH = Object.freeze({ query: "", status: "idle", items: [] });
const REFUSALS = { 401: "The token is not valid, or has expired.", 403: "This token may not read conversations." };

export class Desk {
  #api;
  #store;
  #updates;
  #used;
  #id = null;
  #unknown = new Set(); // conversations that the server has not heard of yet
  #loading = new Set();
  #stale = false; // whether something was heard while the conversation was being read
  #heard = [];
  #connectedBefore = false;
  #closed = false;
  #notices = 0;
  #tick;

  /** `render({state, id, unknown}, now)` after each change; `used({words, title})` when words of a card were copied. */
  constructor(server, render, used) {
    this.#api = apiAt(server);
    this.#used = used;
    this.#store = new Store((state) => this.#closed || render({ state, id: this.#id, unknown: this.#unknown.has(this.#id) }, Date.now()));
    this.#updates = new Updates((update) => this.#hear(update), (change) => this.#connectionChanged(change), server);
  }

  open(id) {
    addEventListener("online", this.#awake);
    document.addEventListener("visibilitychange", this.#awake);
    this.#tick = setInterval(() => this.#store.repaint(), TICK_MS);
    this.#updates.open();
    this.#readQuiet();
    this.show(id);
  }

  close() {
    this.#closed = true;
    this.#updates.close();
    clearInterval(this.#tick);
    removeEventListener("online", this.#awake);
    document.removeEventListener("visibilitychange", this.#awake);
  }

  /** Turns to a conversation; null for none. */
  show(id) {
    this.#id = id;
    this.#store.dispatch({ type: "search", search: NO_SEARCH });
    if (id && !this.#known()) {
      this.#load(id);
    }
  }

  /** Carries out what the parts of the page ask for. */
  wish(detail) {
    const wishes = {
      feedback: () => this.#giveFeedback(detail),
      quiet: () => this.#beQuiet(detail.minutes),
      search: () => this.#search(detail.query),
      article: () => this.#attempt(() => this.#api.article(detail.id), "The article could not be opened").then(detail.done),
      summary: () => this.#attempt(() => this.#api.summary(detail.id), "The summary could not be read").then(detail.done),
      "load-detail": () => this.#id && this.#load(this.#id),
      reconnect: () => this.#updates.retry(),
      notice: () => this.#notice(detail.text, detail.tone),
    };
    wishes[detail.wish]?.();
  }

  #awake = () => {
    if (!document.hidden) {
      this.#takeIn();
      this.#updates.retry();
    }
  };

  #known() {
    return Boolean(this.#store.state.details.get(this.#id)?.conversation);
  }

  /** `again`: because something was heard meanwhile, which is done once; updates tell the rest. */
  async #load(id, again = false) {
    if (this.#loading.has(id)) {
      return;
    }
    this.#loading.add(id);
    this.#stale = false;
    this.#store.dispatch({ type: "detail-loading", id });
    try {
      const conversation = await this.#api.conversation(id);
      this.#unknown.delete(id);
      this.#store.dispatch({ type: "detail", id, conversation });
    } catch (problem) {
      this.#unknown[problem.status === 404 ? "add" : "delete"](id);
      this.#failed(problem, (error) => ({ type: "detail-failed", id, error }));
    } finally {
      this.#loading.delete(id);
    }
    if (this.#stale && !again && id === this.#id) {
      this.#load(id, true);
    }
  }

  /** Only agents can hold their cards back; for others there is nothing to show. */
  async #readQuiet() {
    const until = await this.#api.quiet().then((answer) => answer.until, () => undefined);
    this.#store.dispatch({ type: "quiet", until });
  }

  async #beQuiet(minutes) {
    const answer = await this.#attempt(() => this.#api.beQuiet(minutes), "This could not be changed");
    if (answer) {
      this.#store.dispatch({ type: "quiet", until: answer.until });
      this.#load(this.#id); // what was held back meanwhile
    }
  }

  async #giveFeedback({ id, feedback, place, words, title }) {
    const before = this.#store.state.feedback.get(id) ?? null;
    const silent = feedback === "SHOWN" || feedback === "OPENED";
    this.#store.dispatch({ type: "feedback", id, feedback: silent ? before : feedback });
    if (words) {
      this.#used({ words, title: title ?? null });
    }
    if (!(await this.#attempt(() => this.#api.feedback(id, { conversation: this.#id, feedback, place }), "The feedback was not saved"))) {
      this.#store.dispatch({ type: "feedback", id, feedback: before });
    }
  }

  async #search(query) {
    this.#store.dispatch({ type: "search", search: { ...NO_SEARCH, query, status: query ? "loading" : "idle" } });
    if (!query) {
      return;
    }
    try {
      const { items } = await this.#api.search(query);
      if (this.#store.state.search.query === query) {
        this.#store.dispatch({ type: "search", search: { status: "ready", items } });
      }
    } catch (problem) {
      this.#failed(problem, (error) => ({ type: "search", search: { status: "failed", error } }));
    }
  }

  /** The answer of a call (true if it has none), or null after a notice that it failed. */
  async #attempt(call, failure) {
    try {
      return (await call()) ?? true;
    } catch (problem) {
      if (!this.#refused(problem.status)) {
        this.#notice(`${failure}: ${problem.message}`, "bad");
      }
      return null;
    }
  }

  #failed(problem, action) {
    if (!this.#refused(problem.status)) {
      this.#store.dispatch(action(problem.message));
    }
  }

  #refused(status) {
    if (REFUSALS[status] && !this.#closed) {
      this.#updates.close();
      this.#store.dispatch({ type: "session", session: null, error: REFUSALS[status] });
    }
    return REFUSALS[status] !== undefined;
  }

  #notice(words, tone = "good") {
    const id = ++this.#notices;
    this.#store.dispatch({ type: "notice", notice: { id, text: words, tone } });
    setTimeout(() => this.#store.dispatch({ type: "notice-over", id }), tone === "bad" ? 8000 : 3500);
  }

  #hear(update) {
    this.#heard.push(update);
    if (this.#heard.length === 1) {
      nextFrame(() => this.#takeIn());
    } else if (this.#heard.length > 2000) {
      this.#takeIn(); // a hidden page has no frames, and must not grow without bound
    }
  }

  #takeIn() {
    const batch = this.#heard;
    this.#heard = [];
    if (batch.length === 0 || this.#closed) {
      return;
    }
    this.#store.dispatch({ type: "updates", updates: batch, now: Date.now() });
    const { data: resumed } = batch.find((update) => update.event === "resumed") ?? {};
    if (resumed?.missed > 0 || resumed?.complete === false) {
      this.#notice("Connected again.");
    }
    if (batch.some(({ event, data }) => event === "turn" && data.conversation.id === this.#id)) {
      this.#stale = true;
      if (!this.#known()) {
        this.#load(this.#id);
      }
    }
  }

  #connectionChanged({ state, retryAt, status }) {
    if (state === "refused") {
      this.#refused(status);
      return;
    }
    this.#store.dispatch({ type: "connection", state, retryAt, now: Date.now() });
    if (state === "live" && this.#id && (this.#connectedBefore || !this.#known())) {
      this.#load(this.#id); // something may have happened in between
    }
    this.#connectedBefore ||= state === "live";
  }
}

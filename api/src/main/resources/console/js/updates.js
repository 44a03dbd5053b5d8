import { HERE, pass } from "./api.js";

/** The live stream `/v1/updates`, kept open: read by fetch, so that a 401, a silence and a retry are all ours to see. */

import { hushed } from "./bell.js";

const SILENCE_MS = 45_000; // the server says something (an event or a comment) more often than this
const WAITS_MS = [500, 1000, 2000, 4000, 8000, 15_000];

export class Updates {
  #heard;
  #changed;
  #server;
  #lastId = null;
  #attempt = 0;
  #connection = null;
  #wake = () => {};
  #open = false;
  #anew = false;

  /** `heard({event, data})` for each event in order; `changed({state, retryAt, status})` when the connection comes or goes. */
  constructor(heard, changed, server = HERE) {
    this.#server = server;
    this.#heard = heard;
    this.#changed = changed;
  }

  /** Behind the update of an id, if one is given. */
  open(lastId = null) {
    if (!this.#open) {
      this.#open = true;
      this.#lastId = lastId;
      this.#attempt = 0;
      this.#keepOpen();
    }
  }

  close() {
    this.#open = false;
    this.#connection?.abort();
    this.#wake();
  }

  /** Tries again at once, when the user or the browser has reason to hope. */
  retry() {
    this.#wake();
  }

  /** Opens it again at once: what the page says of itself has changed. */
  reopen() {
    this.#anew = this.#open;
    this.#connection?.abort();
    this.#wake();
  }

  async #keepOpen() {
    while (this.#open) {
      const status = await this.#once().catch(() => 0);
      if (!this.#open) {
        return;
      }
      if (this.#anew) {
        this.#anew = false;
        continue;
      }
      if (status === 401 || status === 403) {
        this.#open = false;
        this.#changed({ state: "refused", status });
        return;
      }
      const wait = WAITS_MS[Math.min(this.#attempt++, WAITS_MS.length - 1)] * (0.8 + 0.4 * Math.random());
      this.#changed({ state: "offline", retryAt: Date.now() + wait });
      await this.#sleep(wait);
    }
  }

  async #once() {
    this.#connection = new AbortController();
    const silence = new Silence(() => this.#connection.abort());
    try {
      const { credentials, headers } = pass(this.#server);
      const asked = { Accept: "text/event-stream", ...headers, ...(this.#lastId && { "Last-Event-ID": this.#lastId }) };
      const response = await fetch(`${this.#server.base}/v1/updates${hushed(Date.now()) ? "?undisturbed=true" : ""}`, { headers: asked, credentials, cache: "no-store", signal: this.#connection.signal });
      if (!response.ok) {
        return response.status;
      }
      this.#attempt = 0;
      this.#changed({ state: "live" });
      await this.#read(response.body, silence);
      return 200;
    } finally {
      silence.end();
    }
  }

  async #read(body, silence) {
    const reader = body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = "";
    for (;;) {
      const { value, done } = await reader.read();
      if (done) {
        return;
      }
      silence.broken();
      const blocks = (rest + value).replaceAll("\r\n", "\n").split("\n\n");
      rest = blocks.pop();
      blocks.map(parsed).filter(Boolean).forEach((update) => this.#hear(update));
    }
  }

  #hear({ id, event, data }) {
    this.#lastId = id ?? this.#lastId;
    this.#heard({ event, data });
  }

  #sleep(ms) {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

/** Calls back when nothing has been heard for too long: a dead proxy keeps a socket open for hours. */
class Silence {
  #timer;
  #tooLong;

  constructor(tooLong) {
    this.#tooLong = tooLong;
    this.broken();
  }

  broken() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#tooLong, SILENCE_MS);
  }

  end() {
    clearTimeout(this.#timer);
  }
}

/** One block of the stream as `{id, event, data}`; null for a comment, or for data that is no JSON. */
export function parsed(block) {
  const fields = { event: "message", data: [] };
  for (const line of block.split("\n")) {
    const colon = line.indexOf(":");
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (name === "data") {
      fields.data.push(value);
    } else if (name === "event" || name === "id") {
      fields[name] = value;
    }
  }
  try {
    return fields.data.length === 0 ? null : { id: fields.id, event: fields.event, data: JSON.parse(fields.data.join("\n")) };
  } catch {
    return null;
  }
}

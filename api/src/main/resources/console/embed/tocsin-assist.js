import { Desk } from "./desk.js";
import { Panel } from "./panel.js";
import { styles } from "./styles.js";

/**
 * `<tocsin-assist conversation="…">`: what the agent's page shows beside a conversation, in any page of an origin that the
 * server allows. It needs an agent's token, as property or attribute; the attribute is taken off once it is read, so that it
 * stands in no copy of the page. The server is the one that this module came from.
 *
 * Tells the page around it: `tocsin-used` with `{words, title}` when words of a card were copied, `tocsin-refused` when the
 * token is not, or no longer, good; setting another `token` goes on.
 */

const SERVER = new URL("..", import.meta.url).href.replace(/\/$/, "");

class TocsinAssist extends HTMLElement {
  static observedAttributes = ["conversation", "token"];

  #token = null;
  #desk = null;
  #refused = false;
  #panel = new Panel();

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    this.#panel.element.hidden = true; // until it is dressed
    root.append(this.#panel.element);
    root.addEventListener("tocsin", (event) => this.#wished(event));
    root.addEventListener("keydown", (event) => this.#panel.help.pressed(event) && event.stopPropagation());
    styles()
      .then((sheets) => (root.adoptedStyleSheets = sheets), (failure) => console.error("tocsin-assist has no styles:", failure))
      .finally(() => (this.#panel.element.hidden = false));
  }

  connectedCallback() {
    ["token", "conversation"].forEach((name) => this.#adopt(name));
    this.#open();
  }

  disconnectedCallback() {
    this.#close();
  }

  attributeChangedCallback(name, before, now) {
    if (name === "conversation" && before !== now) {
      this.#desk?.show(now || null);
    } else if (name === "token" && now !== null) {
      this.token = now;
      this.removeAttribute("token");
    }
  }

  set token(token) {
    this.#token = token || null;
    this.#open();
  }

  get conversation() {
    return this.getAttribute("conversation");
  }

  set conversation(id) {
    if (id == null) {
      this.removeAttribute("conversation");
    } else {
      this.setAttribute("conversation", id);
    }
  }

  /** From there the keys count: c copies the step that leads, 1 to 9 a card, / searches. */
  focus(options) {
    this.#panel.element.focus(options);
  }

  /** What was set before the browser knew the element. */
  #adopt(name) {
    if (Object.hasOwn(this, name)) {
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
  }

  #open() {
    this.#close();
    if (!this.isConnected) {
      return;
    }
    if (this.#token === null) {
      this.#panel.renderNobody();
      return;
    }
    this.#desk = new Desk({ base: SERVER, token: this.#token }, (view, now) => this.#render(view, now), (used) => this.#tell("tocsin-used", used));
    this.#desk.open(this.conversation || null);
  }

  #close() {
    this.#desk?.close();
    this.#desk = null;
    this.#refused = false;
  }

  #render(view, now) {
    this.#panel.render(view, now);
    if (view.state.session === null && !this.#refused) {
      this.#refused = true;
      this.#tell("tocsin-refused", {});
    }
  }

  #wished(event) {
    event.stopPropagation(); // it is between the parts and this element
    if (event.detail.wish === "again") {
      this.#open();
    } else {
      this.#desk?.wish(event.detail);
    }
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));
  }
}

customElements.define("tocsin-assist", TocsinAssist);

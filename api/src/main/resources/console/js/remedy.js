import { api } from "./api.js";
import { h, show, text } from "./dom.js";
import { risk } from "./format.js";

/** What would lower the risk most, asked for anew after each turn of the conversation that is open. */
class Remedy extends HTMLElement {
  #asked = "";

  connectedCallback() {
    this.words = h("p", { class: "remedy-words" });
    this.example = h("p", { class: "remedy-example" });
    this.append(h("h2", { class: "heading" }, "What would lower it most"), this.words, this.example);
    show(this, false);
  }

  async render({ id, turnCount, state }) {
    const wanted = state === "ended" ? "nothing" : `${id}/${turnCount}`;
    if (wanted === this.#asked) {
      return;
    }
    this.#asked = wanted;
    const answer = state === "ended" ? null : await api.remedy(id).catch(() => null);
    if (wanted === this.#asked) {
      this.#show(answer?.remedy);
    }
  }

  #show(remedy) {
    show(this, Boolean(remedy));
    if (remedy) {
      text(this.words, `If the agent were to ${remedy.text}: ${risk(remedy.risk)}`);
      text(this.example, `“${remedy.example}”`);
    }
  }
}

customElements.define("tocsin-remedy", Remedy);

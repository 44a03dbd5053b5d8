import { ask, attribute, h, show, text } from "./dom.js";
import { icon, logo } from "./icons.js";

/** The page without a session: paste a token, trade it for a cookie. */
class SignIn extends HTMLElement {
  connectedCallback() {
    this.token = h("input", { class: "field", id: "token", type: "password", autocomplete: "off", spellcheck: "false", required: true, placeholder: "Paste your access token", "aria-describedby": "token-help token-error" });
    this.error = h("p", { class: "sign-in-error", id: "token-error", role: "alert", hidden: true }, icon("high"), h("span"));
    this.button = h("button", { class: "button primary", type: "submit" }, "Sign in");
    this.sso = h("a", { class: "button sso", href: "/v1/login", hidden: true }, "Sign in with your organisation");
    this.append(h("form", { class: "sign-in card", onsubmit: (event) => this.#submitted(event) },
      h("div", { class: "sign-in-mark" }, logo()),
      h("h1", {}, "Tocsin"),
      h("p", { class: "sign-in-lead" }, "Hears early which conversations are about to escalate, and says why."),
      h("label", { for: "token" }, "Access token"),
      this.token, this.error, this.button, this.sso,
      h("p", { class: "sign-in-help", id: "token-help" }, "Your administrator gives you a token, or a link that signs you in by itself. It is traded for a cookie that scripts cannot read, and kept nowhere else.")));
    this.token.focus();
  }

  render({ signIn, oidc }) {
    show(this.sso, oidc);
    show(this.error, Boolean(signIn.error));
    text(this.error.lastChild, signIn.error);
    attribute(this.token, "aria-invalid", signIn.error ? "true" : null);
    attribute(this.button, "disabled", signIn.busy);
    text(this.button, signIn.busy ? "Signing in…" : "Sign in");
  }

  #submitted(event) {
    event.preventDefault();
    ask(this, "sign-in", { token: this.token.value.trim() });
  }
}

customElements.define("tocsin-sign-in", SignIn);

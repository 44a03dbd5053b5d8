/*
 * What a page does with <tocsin-assist>. A real one gets the agent's token from its own server, and the id of the
 * conversation from its telephony; this one takes the token from its address (#token=…, which browsers send nowhere) and
 * asks Tocsin for the agent's conversations.
 */

const tocsin = document.body.dataset.tocsin;
const assist = document.querySelector("tocsin-assist");
const cases = document.getElementById("cases");
const reply = document.getElementById("reply");
const AGAIN_MS = 2000;
let known = "";

const token = new URLSearchParams(location.hash.slice(1)).get("token");
history.replaceState(null, "", location.pathname);
assist.token = token;

assist.addEventListener("tocsin-used", ({ detail }) => {
  reply.value = [reply.value, detail.words].filter(Boolean).join("\n\n");
});
document.getElementById("send").addEventListener("click", () => {
  reply.value = "";
});

async function readCases() {
  const response = await fetch(`${tocsin}/v1/conversations?state=live`, { headers: { Authorization: `Bearer ${token}` } }).catch(() => null);
  if (response?.ok) {
    showCases((await response.json()).items);
  }
  setTimeout(readCases, AGAIN_MS);
}

function showCases(items) {
  const open = [...items].sort((a, b) => (a.startedAt ?? "").localeCompare(b.startedAt ?? "") || a.id.localeCompare(b.id));
  document.getElementById("none").hidden = open.length > 0;
  if (known !== open.map((row) => row.id).join("\n")) {
    known = open.map((row) => row.id).join("\n");
    cases.replaceChildren(...open.map(caseOf));
  }
  if (!assist.conversation && open.length > 0) {
    choose(open[0]);
  }
}

function caseOf(row) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = `${row.channel === "CALL" ? "Call" : "Chat"} ${row.customer ?? row.id}`;
  button.dataset.conversation = row.id;
  button.setAttribute("aria-pressed", String(row.id === assist.conversation));
  button.addEventListener("click", () => choose(row));
  const item = document.createElement("li");
  item.append(button);
  return item;
}

/** The one line that matters: the panel follows the attribute. */
function choose(row) {
  assist.conversation = row.id;
  document.getElementById("title").textContent = row.customer ?? row.id;
  document.getElementById("facts").replaceChildren(...[["Channel", row.channel], ["Queue", row.queue], ["Began", row.startedAt && new Date(row.startedAt).toLocaleString()]].filter(([, value]) => value).flatMap(([name, value]) => [term("dt", name), term("dd", value)]));
  for (const button of cases.querySelectorAll("button")) {
    button.setAttribute("aria-pressed", String(button.dataset.conversation === row.id));
  }
}

function term(name, words) {
  const element = document.createElement(name);
  element.textContent = words;
  return element;
}

if (token) {
  readCases();
}

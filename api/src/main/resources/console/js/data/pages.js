import { attempt, failed, notice, store } from "../app.js";
import { loadDetail } from "../loading.js";
import { calls } from "./calls.js";
import "./backtest.js";
import "./benchmarks.js";
import "./compare.js";
import "./corpus.js";
import "./drift.js";
import "./model.js";
import "./models.js";
import "./queue.js";
import "./shipped.js";

/** The pages of the data team: what each reads, and what can be done there. Read with a visit to one of them. */

const READS = {
  models: async () => ({ ...(await calls.models()), agreement: await calls.shadow() }),
  model: async ({ id }) => modelPage(id),
  compare: async ({ id, more }) => ({ a: id && (await modelPage(id)), b: more && (await modelPage(more)), models: await calls.models() }),
  labels: () => calls.queue(),
  corpus: ({ id = "" }) => calls.labelled(id),
  shipped: ({ id = "" }) => calls.shipped(id),
  backtest: async () => ({ models: await calls.models() }),
  drift: () => calls.drift(),
  benchmarks: () => calls.benchmarks(),
};

async function modelPage(version) {
  const [models, card] = await Promise.all([calls.models(), calls.card(version)]);
  const report = card.measured ? await calls.report(version) : null;
  const model = models.items.find((m) => m.version === card.version);
  return { model, ...card, report };
}

/** What a page of this route keeps its data under. */
export const keyOf = ({ page, id = "", more = "" }) => (page === "corpus" || page === "shipped" ? `${page}/${id}` : page === "labels" || page === "models" ? page : `${page}/${id}/${more}`);

export async function load(route) {
  const key = keyOf(route);
  store.dispatch({ type: "page-loading", key });
  await read(key, () => READS[route.page](route));
  if (route.page === "corpus" && route.more) {
    loadDetail(route.more);
    await beside(`history/${route.more}`, () => calls.history(route.more));
  } else if (route.page === "shipped" && route.more) {
    await beside(`shipped-one/${route.more}`, () => calls.shippedOne(route.more));
  }
}

async function beside(key, ask) {
  store.dispatch({ type: "page-loading", key });
  await read(key, ask);
}

async function read(key, ask) {
  try {
    const data = await ask();
    const before = store.state.pages.get(key);
    if (before?.status !== "ready" || JSON.stringify(before.data) !== JSON.stringify(data)) { // what is the same stays as it is drawn
      store.dispatch({ type: "page", key, data });
    }
  } catch (problem) {
    failed(problem, (error) => ({ type: "page-failed", key, error }));
  }
}

export const WISHES = {
  promote: ({ version, force, done }) => change(`${version} is being read…`, () => calls.promote(version, force), `${version} was not promoted`, ({ serving }) => `${serving} serves.`, done),
  rollback: ({ done }) => change("Rolling back…", () => calls.rollback(), "The model before was not brought back", ({ serving }) => `Rolled back: ${serving} serves.`, done),
  shadow: ({ version }) => change(version ? `${version} is being read…` : "It is being stopped…", () => calls.letShadow(version), "The silent candidate was not changed", () => (version ? `${version} scores silently.` : "No model scores silently.")),
  label: ({ id, label, done }) => attempt(() => calls.label(id, label), "The label was not saved").then(done),
  unlabel: ({ id, done }) => attempt(() => calls.unlabel(id), "The label was not taken back").then(done),
  more: ({ key, filter, cursor }) => more(key, filter, cursor),
  backtest: ({ question }) => backtest(question),
};

async function change(meanwhile, call, failure, words, done = () => {}) {
  notice(meanwhile, "busy");
  const answer = await attempt(call, failure);
  if (answer) {
    notice(words(answer));
    await load(store.state.route);
  }
  done(answer);
}

async function more(key, filter, cursor) {
  const before = store.state.pages.get(key).data;
  await read(key, async () => {
    const { items, ...rest } = await (key.startsWith("shipped/") ? calls.shipped : calls.labelled)(filter, cursor);
    return { ...rest, items: [...before.items, ...items] };
  });
}

/* Asked again and again while conversations are scored; a newer question ends an older one. */

const AGAIN_MS = 700;
let asked = 0;

async function backtest(question) {
  const mine = ++asked;
  const key = "backtest//answer";
  for (;;) {
    await read(key, () => calls.backtest(question).then((answer) => ({ question, answer })));
    const page = store.state.pages.get(key);
    if (mine !== asked || page?.status !== "ready" || page.data.answer.scored == null) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    if (mine !== asked || store.state.route.page !== "backtest") {
      return;
    }
  }
}

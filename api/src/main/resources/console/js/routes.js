/** Which pages there are, for whom, and which one an address names. Pure. */

const FLOOR = [["wall", "Wall", "#/"], ["day", "Day", "#/day"], ["models", "Models", "#/models"]];
const DATA = [["models", "Models", "#/models"], ["labels", "Labels", "#/labels"], ["corpus", "Corpus", "#/corpus"], ["backtest", "Backtest", "#/backtest"], ["drift", "Drift", "#/drift"], ["benchmarks", "Benchmarks", "#/benchmarks"]];

const PAGES = {
  agent: [],
  supervisor: FLOOR,
  data: DATA,
  admin: [...FLOOR, ...DATA.slice(1)],
};

/** Pages that are reached from another one, which stays marked in the bar. */
const BELOW = { conversation: "wall", model: "models", compare: "models", shipped: "corpus" };

/** The pages of a role as [name, word, address]; the first is where it begins. */
export const pagesOf = (role) => PAGES[role] ?? [];

/** The page of the bar that a page belongs to. */
export const partOf = (page) => BELOW[page] ?? page;

/** Agents have one page; everyone else has those of their role. `{page, id, more}`. */
export function routeOf(hash, role) {
  const [, first = "", ...rest] = hash.split("/");
  const [id, more] = rest.map(decoded);
  if (role === "agent") {
    return { page: "agent", id: first === "agent" && id ? id : null };
  }
  const page = { c: "conversation", "": "wall" }[first] ?? first;
  const known = pagesOf(role).some(([name]) => name === partOf(page));
  if (!known || (page === "conversation" && !id)) {
    return { page: pagesOf(role)[0]?.[0] ?? "wall" };
  }
  return { page, id: id || (page === "day" ? "today" : undefined), more };
}

function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

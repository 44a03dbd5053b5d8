import { call } from "../api.js";

/** What the data team's pages ask the server. */

const at = encodeURIComponent;

export const calls = {
  models: () => call("GET", "/v1/models"),
  shadow: () => call("GET", "/v1/models/shadow"),
  card: (version) => call("GET", `/v1/models/${at(version)}/card`),
  report: (version) => call("GET", `/v1/models/${at(version)}/report`),
  promote: (version, force) => call("POST", `/v1/models/${at(version)}/promotion`, { force }),
  rollback: () => call("POST", "/v1/models/rollback", {}),
  letShadow: (version) => call("PUT", "/v1/models/shadow", { version }),
  queue: () => call("GET", "/v1/labels/queue"),
  label: (id, label) => call("POST", `/v1/conversations/${at(id)}/label`, label),
  unlabel: (id) => call("DELETE", `/v1/conversations/${at(id)}/label`),
  labelled: (filter, cursor) => call("GET", `/v1/labels/conversations?limit=50&${filter}${cursor ? `&cursor=${at(cursor)}` : ""}`),
  shipped: (filter, cursor) => call("GET", `/v1/corpus?limit=50&${filter}${cursor ? `&cursor=${at(cursor)}` : ""}`),
  shippedOne: (id) => call("GET", `/v1/corpus/${at(id)}`),
  history: (id) => call("GET", `/v1/conversations/${at(id)}/labels`),
  backtest: (question) => call("POST", "/v1/backtest", question),
  drift: () => call("GET", "/v1/drift"),
  benchmarks: () => call("GET", "/v1/benchmarks"),
};

import assert from "node:assert/strict";
import { test } from "node:test";

import { planRows } from "../../static/js/core/morph.js";

const rows = (...pairs) => pairs.map(([key, source]) => ({ key: String(key), source }));
const acts = (plan) => plan.order.map(({ key, act }) => `${key} ${act}`);

test("rows that are the same are kept, so that focus is not lost", () => {
  const plan = planRows(rows([2, "b"], [1, "a"]), rows([2, "b"], [1, "a"]));
  assert.deepEqual(acts(plan), ["2 keep", "1 keep"]);
  assert.deepEqual(plan.remove, []);
});

test("a new entry is put on top and the rest is left alone", () => {
  const plan = planRows(rows([2, "b"], [1, "a"]), rows([3, "c"], [2, "b"], [1, "a"]));
  assert.deepEqual(acts(plan), ["3 insert", "2 keep", "1 keep"]);
});

test("a corrected row is replaced", () => {
  const plan = planRows(rows([1, "a"]), rows([2, "corrects 1"], [1, "a struck"]));
  assert.deepEqual(acts(plan), ["2 insert", "1 replace"]);
  assert.equal(plan.waiting, false);
});

test("a changed row that holds focus waits, but new ones come in above it", () => {
  const plan = planRows(rows([1, "a"]), rows([2, "b"], [1, "a struck"]), { held: new Set(["1"]) });
  assert.deepEqual(acts(plan), ["2 insert", "1 hold"]);
  assert.equal(plan.waiting, true);
});

test("a row that holds focus and has not changed does not wait", () => {
  const plan = planRows(rows([1, "a"]), rows([2, "b"], [1, "a"]), { held: new Set(["1"]) });
  assert.equal(plan.waiting, false);
});

test("older rows fetched before stay when the newest are fetched again", () => {
  const have = rows([4, "d"], [3, "c"], [2, "b"], [1, "a"]);
  const plan = planRows(have, rows([5, "e"], [4, "d"], [3, "c"]), { rest: true });
  assert.deepEqual(acts(plan), ["5 insert", "4 keep", "3 keep", "2 keep", "1 keep"]);
});

test("a search shows only what was found", () => {
  const plan = planRows(rows([3, "c"], [2, "b"], [1, "a"]), rows([2, "b"]));
  assert.deepEqual(acts(plan), ["2 keep"]);
  assert.deepEqual(plan.remove, ["3", "1"]);
});

test("a row that should go while somebody stands in it keeps its place", () => {
  const plan = planRows(rows([3, "c"], [2, "b"], [1, "a"]), rows([3, "c"], [1, "a"]), {
    held: new Set(["2"]),
  });
  assert.deepEqual(acts(plan), ["3 keep", "2 hold", "1 keep"]);
  assert.equal(plan.waiting, true);
});

test("nothing found leaves nothing", () => {
  assert.deepEqual(planRows(rows([1, "a"]), []).remove, ["1"]);
});

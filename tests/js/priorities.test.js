/** What is sent when it is decided who gets what first. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { allotRequest, answerRequest, moved, noteRequest, orderRequest, lineOf } from "../../static/js/priorities/request.js";

const ORDER = ["life", "environment", "supply", "property"];

test("an order is sent with its ground and the entry it was decided from", () => {
  assert.deepEqual(orderRequest(ORDER, { ground: " Olien \n" }, "").body, { order: ORDER, ground: "Olien" });
  assert.equal(orderRequest(ORDER, { ground: "Olien" }, "7").body.seen, 7);
  assert.deepEqual(orderRequest(ORDER, { ground: " " }, "").problem, { field: "ground", code: "priority.ground_missing" });
});

test("an aim moves by one and stays in the row", () => {
  assert.deepEqual(moved(["a", "b", "c"], 2, -1), ["a", "c", "b"]);
  assert.deepEqual(moved(["a", "b", "c"], 0, 1), ["b", "a", "c"]);
  assert.deepEqual(moved(["a", "b"], 0, -1), ["a", "b"]);
  assert.deepEqual(moved(["a", "b"], 1, 1), ["a", "b"]);
});

test("a decision is sent with its lines, its ground and the decision before it", () => {
  const lines = [{ operation: "op-1", request: 1, resource_id: "pumpe-3", amount: 2 }];
  assert.deepEqual(allotRequest(lines, { ground: "Først" }, 3).body, { lines, ground: "Først", seen: 3 });
  assert.equal(allotRequest([{ ...lines[0], amount: null }], { ground: "Først" }, 0).problem.field, "lines");
  assert.equal(allotRequest([], { ground: " " }, 0).problem.field, "ground");
});

test("an owner says yes, or no with a reason, and by telephone who said it", () => {
  const about = { request: "2", resource: "pumpe-3" };
  const line = { request: 2, resource_id: "pumpe-3" };
  assert.deepEqual(answerRequest(about, { confirm: "yes" }, "").body, { ...line, confirm: true });
  assert.equal(answerRequest(about, {}, "").problem.field, "confirm");
  assert.equal(answerRequest(about, { confirm: "no" }, "").problem.field, "reason");
  const told = answerRequest(about, { confirm: "no", reason: "Knust", "on_behalf_of.who": "Vagten" }, "brs").body;
  assert.deepEqual(told.on_behalf_of, { authority: "brs", who: "Vagten", channel: "phone" });
  assert.equal(answerRequest(about, { confirm: "yes" }, "brs").problem.field, "on_behalf_of.who");
});

test("who asked says that it was seen, with a note when there is one", () => {
  assert.deepEqual(noteRequest({ request: "1" }, { note: " " }).body, { request: 1 });
  assert.deepEqual(noteRequest({ request: "1" }, { note: "Sandsække" }).body, { request: 1, note: "Sandsække" });
});

test("a refusal names its line", () => {
  assert.deepEqual(["lines[2]", "lines[0].amount", "lines", undefined].map(lineOf), [2, 0, -1, -1]);
});

/** What is sent when it is decided in which order the aims come. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { moved, orderRequest } from "../../static/js/priorities/request.js";

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

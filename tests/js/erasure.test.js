import assert from "node:assert/strict";
import { test } from "node:test";

import { erasureRequest } from "../../static/js/erasure/request.js";

test("an erasure says which entry, why and by which law", () => {
  const fields = { reason: " uden betydning ", basis: "GDPR art. 17", sure: "1" };
  assert.deepEqual(erasureRequest("op-1", 4, fields), {
    path: "/api/v1/operations/op-1/commands/EraseEntry",
    body: { entry: 4, reason: "uden betydning", basis: "GDPR art. 17" },
  });
});

test("nothing is sent before reason, law and the tick are there", () => {
  const whole = { reason: "x", basis: "y", sure: "1" };
  for (const field of ["reason", "basis", "sure"]) {
    const { problem } = erasureRequest("op-1", 4, { ...whole, [field]: "" });
    assert.equal(problem.field, field);
  }
});

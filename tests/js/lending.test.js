import assert from "node:assert/strict";
import { test } from "node:test";

import { lendRequest, returnRequest } from "../../static/js/lending/request.js";

test("a loan says which seat, to whom, how long and why", () => {
  const fields = { seat: "kolding", account: "77", hours: "8", reason: " Syg " };
  assert.deepEqual(lendRequest("op-1", fields), {
    path: "/api/v1/operations/op-1/commands/LendSeat",
    body: { seat: "kolding", account: 77, hours: 8, reason: "Syg" },
  });
  for (const name of ["seat", "account", "reason"]) {
    assert.equal(lendRequest("op-1", { ...fields, [name]: "" }).problem.field, name);
  }
  assert.deepEqual(returnRequest("op-1", 2).body, { loan: 2 });
});

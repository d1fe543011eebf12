import assert from "node:assert/strict";
import { test } from "node:test";

import { offerRequest, takeRequest, withdrawRequest } from "../../static/js/relief/request.js";

test("a sheet goes with the words that were written and the list that was read", () => {
  const fields = { important: " Åen topper ", beware: "", agreed: "Kl. 22 med EPC" };
  assert.deepEqual(offerRequest("op-1", fields, ["task-3-57"]), {
    path: "/api/v1/operations/op-1/commands/OfferHandover",
    body: { seen: ["task-3-57"], important: "Åen topper", agreed: "Kl. 22 med EPC" },
  });
});

test("without what matters most there is no sheet", () => {
  assert.equal(offerRequest("op-1", { important: " " }, []).problem.field, "important");
});

test("who takes over says that he has read, and how far", () => {
  assert.equal(takeRequest("op-1", 2, {}, 60).problem.field, "sure");
  assert.deepEqual(takeRequest("op-1", 2, { sure: "1" }, 60).body, { sheet: 2, seen: 60 });
  assert.equal(withdrawRequest("op-1", 2).path, "/api/v1/operations/op-1/commands/WithdrawHandover");
});

/** What is typed when an operation is ended, as commands. */

import assert from "node:assert/strict";
import test from "node:test";

import { closeRequest, stageRequest } from "../../static/js/operations/ending.js";

const typed = { reason: " Vandet falder ", basis: "DMI kl. 14.10", sure: "1" };

test("nothing is open: why, what it rests on, and that it was read", () => {
  assert.deepEqual(closeRequest("op-1", typed, []), {
    path: "/api/v1/operations/op-1/commands/CloseOperation",
    body: { seen: [], reason: "Vandet falder", basis: "DMI kl. 14.10" },
  });
});

test("what is open goes with the decision, and is handed over or left with a reason", () => {
  const over = closeRequest("op-1", { ...typed, what: "hand_over", left_because: "glemt" }, ["task-1"]);
  assert.deepEqual([over.body.seen, over.body.hand_over, over.body.left_because], [["task-1"], true, undefined]);
  const left = closeRequest("op-1", { ...typed, what: "leave", left_because: " Aftalt " }, ["task-1"]);
  assert.deepEqual([left.body.hand_over, left.body.left_because], [undefined, "Aftalt"]);
});

for (const [fields, field, code] of [
  [{ what: "" }, "what", "closing.what_missing"],
  [{ what: "leave", left_because: " " }, "left_because", "closing.left_missing"],
  [{ what: "hand_over", reason: "" }, "reason", "closing.reason_missing"],
  [{ what: "hand_over", basis: "" }, "basis", "closing.basis_missing"],
  [{ what: "hand_over", sure: undefined }, "sure", "closing.sure_missing"],
]) {
  test(`without it nothing is sent, and ${code} is said beside the field`, () => {
    assert.deepEqual(closeRequest("op-1", { ...typed, ...fields }, ["task-1"]), { problem: { field, code } });
  });
}

test("a later stage says where the report or the case is", () => {
  assert.deepEqual(stageRequest("op-1", "ArchiveOperation", { reference: " 26-12 " }), {
    path: "/api/v1/operations/op-1/commands/ArchiveOperation",
    body: { reference: "26-12" },
  });
  assert.equal(stageRequest("op-1", "ArchiveOperation", {}).problem.code, "closing.reference_missing");
});

/** What is typed when entries disagree and when somebody decides, as commands. */

import assert from "node:assert/strict";
import test from "node:test";

import { readNumbers } from "../../static/js/core/numbers.js";
import { contestRequest, settleRequest, toggled } from "../../static/js/contradictions/request.js";
import { targetsOf } from "../../static/js/core/feed.js";

test("numbers are read as people write them, each once", () => {
  assert.deepEqual(readNumbers("Ø12 og #15, 12 ø17"), [12, 15, 17]);
  assert.deepEqual(readNumbers(""), []);
  for (const wrong of ["12 H3", "0", "-4", "1234567890123456"]) assert.equal(readNumbers(wrong), null);
});

test("a row that is pressed comes in, and goes out when it is pressed again", () => {
  assert.equal(toggled("12", 15), "12 15");
  assert.equal(toggled("12 15", 15), "12");
  assert.equal(toggled("12 snart", 15), "12 snart");
});

test("that entries disagree is sent with what about", () => {
  assert.deepEqual(contestRequest({ entries: "12 15", about: " vandet " }), {
    command: "ReportContradiction",
    body: { entries: [12, 15], about: "vandet" },
  });
});

for (const [fields, field, code] of [
  [{ entries: "12", about: "x" }, "entries", "contradiction.two_needed"],
  [{ entries: "12 snart", about: "x" }, "entries", "contradiction.no_numbers"],
  [{ entries: "1 2 3 4 5 6", about: "x" }, "entries", "contradiction.too_many"],
  [{ entries: "12 15", about: " " }, "about", "contradiction.about_missing"],
]) {
  test(`${code} is said beside the field and nothing is sent`, () => {
    assert.deepEqual(contestRequest(fields), { problem: { field, code } });
  });
}

test("a decision says what holds, on what ground, and how sure it is", () => {
  const body = { contradiction: 1, verdict: "one", reason: "set", holds: 12, certainty: "confirmed" };
  const typed = { choice: "holds:12", reason: " set ", certainty: "confirmed" };
  assert.deepEqual(settleRequest(1, typed), { command: "SettleContradiction", body });
  const none = settleRequest(1, { ...typed, choice: "none" });
  assert.deepEqual(none.body, { contradiction: 1, verdict: "none", reason: "set" });
  assert.equal(settleRequest(1, { reason: "set" }).problem.code, "contradiction.choose");
  assert.equal(settleRequest(1, { choice: "none", reason: " " }).problem.field, "reason");
});

test("the rows that disagree are looked at again, however old they are", () => {
  const said = { type: "ContradictionReported", event: { contradiction: 1, entries: [2, 3] } };
  assert.deepEqual(targetsOf([said]), [2, 3]);
});

/** What is typed about a shift, as commands. */

import assert from "node:assert/strict";
import test from "node:test";

import { shiftRequest, withdrawRequest } from "../../static/js/shifts/request.js";

const NOW = Date.parse("2026-11-17T13:32:00Z");
const typed = { seat: "kolding", begins: "15:00", ends: "18/11 02:00", who: " Vagt ", note: "" };
const one = { number: 3, seen: 41, authority: "kolding" };

test("a shift past midnight is planned", () => {
  assert.deepEqual(shiftRequest({ fields: typed, now: NOW }), {
    command: "PlanShift",
    body: { seat: "kolding", begins: "2026-11-17T14:00:00.000Z", ends: "2026-11-18T01:00:00.000Z", who: "Vagt" },
  });
});

test("what is changed names what was read, and for another it is said who said it", () => {
  const change = shiftRequest({ fields: { ...typed, note: "på skærm" }, one, now: NOW });
  assert.equal(change.command, "ChangeShift");
  assert.deepEqual([change.body.shift, change.body.seen, change.body.note, change.body.seat], [3, 41, "på skærm", undefined]);
  assert.equal(withdrawRequest({ fields: {}, one, spoken: "kolding" }).problem.field, "on_behalf_of.who");
  const said = withdrawRequest({ fields: { "on_behalf_of.who": "Vagten" }, one, spoken: "kolding" });
  assert.deepEqual(said.body, { shift: 3, seen: 41, on_behalf_of: { authority: "kolding", who: "Vagten", channel: "phone" } });
});

for (const [fields, field, code] of [
  [{ begins: "" }, "begins", "shift.begins_missing"],
  [{ begins: "snart" }, "begins", "time.unreadable"],
  [{ ends: "" }, "ends", "shift.ends_missing"],
  [{ who: " " }, "who", "shift.who_missing"],
]) {
  test(`${code} is said beside ${field}`, () => {
    assert.deepEqual(shiftRequest({ fields: { ...typed, ...fields }, now: NOW }), { problem: { field, code } });
  });
}

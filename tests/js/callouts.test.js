/** What is typed when the staff is called in and when one answers, as commands. */

import assert from "node:assert/strict";
import test from "node:test";

import { answerRequest, callRequest, deputyRequest, tickAll } from "../../static/js/callouts/request.js";

const NOW = Date.parse("2026-11-17T13:32:00Z");
const typed = { "called:kolding": "kolding", "called:brs": "brs", place: " KSN ", meeting_at: "15:00", agenda: "" };

test("who, where and when", () => {
  assert.deepEqual(callRequest(typed, NOW, 2), {
    command: "CallStaff",
    body: { authorities: ["kolding", "brs"], place: "KSN", meeting_at: "2026-11-17T14:00:00.000Z", seen: 2 },
  });
});

for (const [fields, field, code] of [
  [{ "called:kolding": undefined }, "authorities", "callout.nobody"],
  [{ place: " " }, "place", "callout.place_missing"],
  [{ meeting_at: "" }, "meeting_at", "callout.meeting_missing"],
  [{ meeting_at: "snart" }, "meeting_at", "time.unreadable"],
]) {
  test(`${code} is said beside the field and nothing is sent`, () => {
    const given = { ...typed, ...fields };
    if ("called:kolding" in fields) {
      delete given["called:kolding"];
      delete given["called:brs"];
    }
    assert.deepEqual(callRequest(given, NOW, 0), { problem: { field, code } });
  });
}

const own = { call: 2, authority: "kolding", phone: false };

test("pressing is an answer; words and a time may go with it", () => {
  assert.deepEqual(answerRequest(own, "present", {}, NOW).body, { call: 2, answer: "present" });
  const said = answerRequest(own, "on_the_way", { note: " To ", expected_at: "15:00" }, NOW);
  assert.deepEqual(said.body, { call: 2, answer: "on_the_way", note: "To", expected_at: "2026-11-17T14:00:00.000Z" });
});

test("by telephone it is said who answered", () => {
  const phone = { ...own, phone: true };
  assert.equal(answerRequest(phone, "present", {}, NOW).problem.code, "callout.who_missing");
  assert.deepEqual(answerRequest(phone, "present", { "on_behalf_of.who": "N.N." }, NOW).body, {
    ...{ call: 2, answer: "present" },
    on_behalf_of: { authority: "kolding", who: "N.N.", channel: "phone" },
  });
  assert.equal(answerRequest(own, "", {}, NOW).problem.field, "answer");
});

test("a deputy is named", () => {
  assert.equal(deputyRequest(own, { deputy: " " }).problem.code, "callout.deputy_missing");
  assert.deepEqual(deputyRequest(own, { deputy: "Vice" }).body, { call: 2, authority: "kolding", deputy: "Vice" });
});

test("all authorities are called in by one press, and one more chooses none", () => {
  const boxes = [{ checked: true }, { checked: false }];
  tickAll(boxes);
  assert.deepEqual(boxes.map((box) => box.checked), [true, true]);
  tickAll(boxes);
  assert.deepEqual(boxes.map((box) => box.checked), [false, false]);
});

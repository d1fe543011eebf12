/** What is sent when a seat follows an entry up. */

import assert from "node:assert/strict";
import test from "node:test";

import { followRequest } from "../../static/js/follows/request.js";

const NOW = Date.parse("2026-11-17T13:32:00Z");

test("one press is a tick, without time and words", () => {
  assert.deepEqual(followRequest("follow", 12, {}, NOW), { command: "FollowEntry", body: { entry: 12 } });
  assert.deepEqual(followRequest("follow_done", 12, {}, NOW), { command: "SettleFollow", body: { entry: 12 } });
});

test("a time and words go with it, and no time goes with what is done", () => {
  const typed = { until: "15:00", note: " Ring igen " };
  const body = { entry: 12, note: "Ring igen", until: "2026-11-17T14:00:00.000Z" };
  assert.deepEqual(followRequest("follow", 12, typed, NOW), { command: "FollowEntry", body });
  assert.deepEqual(followRequest("follow_done", 12, typed, NOW).body, { entry: 12, note: "Ring igen" });
});

test("an unreadable time is said beside its field", () => {
  const wrong = followRequest("follow", 12, { until: "snart" }, NOW);
  assert.deepEqual(wrong, { problem: { field: "until", code: "time.unreadable" } });
});

import assert from "node:assert/strict";
import test from "node:test";

import { countdown } from "../../static/js/meetings/countdown.js";
import { approveRequest, meetingRequest, timesOfDay } from "../../static/js/meetings/request.js";

const NOW = Date.parse("2026-11-22T12:00:00Z");
const WORDS = { in: "om {n} min", hours: "om {h}:{m}", now: "nu", late: "{n} min over tiden" };

test("the count says minutes, then hours, and how late it is", () => {
  const said = [125, 12, 0, -4].map((left) => countdown(left, WORDS));
  assert.deepEqual(said, ["om 2:05", "om 12 min", "nu", "4 min over tiden"]);
});

test("a meeting is called with a time and a place, or how to take part", () => {
  assert.equal(meetingRequest("CallMeeting", { place: "KSN" }, NOW).problem.field, "meeting_at");
  assert.equal(meetingRequest("CallMeeting", { meeting_at: "15:00" }, NOW).problem.field, "place");
  const { body } = meetingRequest("CallMeeting", { meeting_at: "15:00", place: " KSN ", kind: "" }, NOW);
  assert.deepEqual(body, { meeting_at: "2026-11-22T14:00:00.000Z", place: "KSN" });
});

test("a rhythm is so many minutes, or times of the day, or none", () => {
  assert.deepEqual(timesOfDay("9:00, 12.30"), ["09:00", "12:30"]);
  assert.equal(timesOfDay("25:00"), null);
  assert.equal(meetingRequest("SetRhythm", { every: "to timer" }, NOW).problem.field, "every");
  assert.equal(meetingRequest("SetRhythm", { times: "ni" }, NOW).problem.field, "times");
  assert.deepEqual(meetingRequest("SetRhythm", {}, NOW).body, {});
  const { body } = meetingRequest("SetRhythm", { every: "120", first_at: "15:00" }, NOW);
  assert.deepEqual(body, { every: 120, first_at: "2026-11-22T14:00:00.000Z" });
});

test("who has the floor in the round may have nothing new; elsewhere one writes what was said", () => {
  const base = { meeting: "3", under: "round", authority: "kolding", words: "" };
  assert.deepEqual(meetingRequest("NoteSaid", base, NOW).body, { meeting: 3, item: "round", authority: "kolding" });
  assert.equal(meetingRequest("NoteSaid", { ...base, under: "tasks" }, NOW).problem.field, "words");
  assert.equal(meetingRequest("NoteSaid", { ...base, entries: "x" }, NOW).problem.field, "entries");
  assert.deepEqual(meetingRequest("NoteSaid", { ...base, entries: "412 Ø415" }, NOW).body.entries, [412, 415]);
  assert.equal(meetingRequest("CancelMeeting", { meeting: "3", reason: " " }, NOW).problem.field, "reason");
});

test("who approves has read up to where the page was made", () => {
  assert.equal(approveRequest({}, "3", "61").problem.field, "sure");
  assert.deepEqual(approveRequest({ sure: "1" }, "3", "61").body, { meeting: 3, seen: 61 });
});

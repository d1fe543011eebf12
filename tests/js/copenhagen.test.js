import assert from "node:assert/strict";
import { test } from "node:test";

import { daysFrom, hourMinute, instantsOf, localOf } from "../../static/js/core/copenhagen.js";
import {
  instantMeant,
  keepLocal,
  readTyped,
  writeLocal,
} from "../../static/js/log/times.js";

const at = (stamp) => Date.parse(stamp);
const iso = (instant) => new Date(instant).toISOString();

test("an instant is shown as Danish clocks show it, summer and winter", () => {
  assert.equal(hourMinute(at("2026-07-01T12:00:00Z")), "14:00");
  assert.equal(hourMinute(at("2026-12-01T12:00:00Z")), "13:00");
  assert.equal(localOf(at("2026-12-31T23:30:00Z")).year, 2027);
});

test("an ordinary clock time is one instant", () => {
  const found = instantsOf({ year: 2026, month: 11, day: 17, hour: 14, minute: 30 });
  assert.deepEqual(found.map(iso), ["2026-11-17T13:30:00.000Z"]);
});

test("the doubled hour of 25 October 2026 is two instants, summer time first", () => {
  const found = instantsOf({ year: 2026, month: 10, day: 25, hour: 2, minute: 30 });
  assert.deepEqual(found.map(iso), ["2026-10-25T00:30:00.000Z", "2026-10-25T01:30:00.000Z"]);
});

test("the hours beside the doubled one are single", () => {
  for (const hour of [1, 3]) {
    assert.equal(instantsOf({ year: 2026, month: 10, day: 25, hour, minute: 30 }).length, 1);
  }
});

test("the hour that the clocks leap over on 29 March 2026 does not exist", () => {
  assert.deepEqual(instantsOf({ year: 2026, month: 3, day: 29, hour: 2, minute: 30 }), []);
  assert.equal(readTyped("29/3/2026 02:30", at("2026-03-29T10:00:00Z")).state, "skipped");
});

test("a bare clock time is today's", () => {
  const now = at("2026-11-17T13:32:00Z");
  for (const typed of ["14:30", "1430", "14.30", "kl. 14:30"]) {
    assert.equal(iso(readTyped(typed, now).instants[0]), "2026-11-17T13:30:00.000Z", typed);
  }
  assert.equal(iso(readTyped("905", now).instants[0]), "2026-11-17T08:05:00.000Z");
});

test("just after midnight 23:50 is yesterday's, and before midnight 00:30 is tomorrow's", () => {
  const night = at("2026-11-17T23:10:00Z");
  assert.equal(iso(readTyped("23:50", night).instants[0]), "2026-11-17T22:50:00.000Z");
  const evening = at("2026-11-17T22:50:00Z");
  const soon = readTyped("00:30", evening);
  assert.equal(iso(soon.instants[0]), "2026-11-17T23:30:00.000Z");
  assert.equal(daysFrom(soon.local, evening), 1);
});

test("an hour ahead stays today, so that the server can refuse it", () => {
  const now = at("2026-11-17T13:00:00Z");
  assert.equal(iso(readTyped("15:00", now).instants[0]), "2026-11-17T14:00:00.000Z");
});

test("about what is to come, a bare clock time is the next one, or just before now", () => {
  const now = at("2026-11-17T07:33:00Z");
  const day = (typed) => readTyped(typed, now, "ahead").local.day;
  assert.deepEqual(["22:00", "08:20", "08:33", "07:00"].map(day), [17, 17, 17, 18]);
  assert.equal(readTyped("22:00", now).local.day, 16);
  assert.equal(readTyped("16/11 22:00", now, "ahead").local.day, 16);
});

test("a date without a year is the nearest one", () => {
  const now = at("2027-01-02T10:00:00Z");
  assert.equal(readTyped("30/12 08:00", now).local.year, 2026);
  assert.equal(readTyped("3/1 08:00", now).local.year, 2027);
});

test("what is not a time is unreadable", () => {
  const now = at("2026-11-17T13:00:00Z");
  for (const typed of ["i morges", "25:00", "14:61", "31/2 10:00", "12", "17/11"]) {
    assert.equal(readTyped(typed, now).state, "unreadable", typed);
  }
  assert.equal(readTyped("  ", now).state, "empty");
});

test("the doubled hour needs to be told which", () => {
  const now = at("2026-10-25T08:00:00Z");
  const reading = readTyped("25/10 02:30", now);
  assert.equal(reading.state, "double");
  assert.equal(instantMeant(reading, undefined), null);
  assert.equal(iso(instantMeant(reading, "0")), "2026-10-25T00:30:00.000Z");
  assert.equal(iso(instantMeant(reading, "1")), "2026-10-25T01:30:00.000Z");
});

test("a kept time means the same the day after, and says its date then", () => {
  const monday = at("2026-11-16T13:00:00Z");
  const kept = keepLocal(readTyped("14:30", monday).local);
  assert.equal(kept, "2026-11-16T14:30");
  const tuesday = monday + 86_400_000;
  const again = readTyped(kept, tuesday);
  assert.equal(iso(again.instants[0]), "2026-11-16T13:30:00.000Z");
  assert.equal(writeLocal(again.local, tuesday), "16/11 14:30");
  assert.equal(writeLocal(again.local, monday), "14:30");
});

test("a time is written so that its field reads the same again, an hour later too", () => {
  const now = at("2026-11-28T08:41:00Z");
  const typed = (text) => readTyped(text, now, "ahead").local;
  const written = (text, ahead) => writeLocal(typed(text), now, ahead);
  assert.equal(written("28/11 08:41", "ahead"), "28/11 08:41");
  assert.equal(written("28/11 08:41", false), "08:41");
  assert.equal(written("28/11 08:41"), "28/11 08:41");
  assert.equal(written("20:00", "ahead"), "20:00");
  assert.equal(written("20:00"), "20:00");
  assert.equal(written("28/11 22:30", false), "28/11 22:30");
  assert.equal(written("29/11/2025 08:00", "ahead"), "29/11/2025 08:00");
  assert.equal(written("29/2/2028 08:00", "ahead"), "29/2/2028 08:00");
  for (let minute = -1440; minute <= 1440; minute += 7) {
    const { local } = readTyped(keepLocal(localOf(now + minute * 60_000)), now);
    for (const ahead of [false, "ahead", "soon"]) {
      const again = readTyped(writeLocal(local, now, ahead), now + 59 * 60_000, ahead);
      assert.equal(keepLocal(again.local), keepLocal(local));
    }
  }
});

test("what begins soon is the next such time, or at most six hours ago", () => {
  const now = at("2026-11-17T08:00:00Z"); // 09:00
  const soon = (text) => iso(readTyped(text, now, "soon").instants[0]);
  assert.equal(soon("22:00"), "2026-11-17T21:00:00.000Z");
  assert.equal(soon("03:30"), "2026-11-17T02:30:00.000Z");
  assert.equal(soon("02:00"), "2026-11-18T01:00:00.000Z");
});

/** What waits for a seat: only what is new sounds, and only when one wants it to. */

import assert from "node:assert/strict";
import test from "node:test";

import { Waiting, fresh } from "../../static/js/waiting/waiting.js";

test("what was there before is not new", () => {
  assert.deepEqual(fresh(new Set(["a"]), ["a", "b"]), ["b"]);
  assert.deepEqual(fresh(new Set(["a", "b"]), ["a"]), []);
});

/** A panel that holds keys, and a mute button. */
function house(keys) {
  const kept = new Map();
  const heard = [];
  const part = { dataset: { waits: keys } };
  const button = { pressed: null, addEventListener: (_, act) => (button.click = act), setAttribute: (_, value) => (button.pressed = value) };
  const root = { querySelector: () => part, addEventListener: () => {} };
  const waiting = new Waiting({
    doc: { querySelector: () => button, defaultView: {} },
    root,
    shelf: { get: (key) => kept.get(key) ?? null, set: (key, value) => kept.set(key, value) },
    on: { came: (count) => heard.push(count) },
    sound: () => heard.push("tone"),
  });
  return { waiting, part, button, heard };
}

test("one tone when something comes, none when it is the same or less", () => {
  const { waiting, part, heard } = house("task_asked-1");
  waiting.applied();
  part.dataset.waits = "task_asked-1 signature-2 call-1";
  waiting.applied();
  waiting.applied();
  part.dataset.waits = "call-1";
  waiting.applied();
  assert.deepEqual(heard, [3, "tone"]);
});

test("what one follows up oneself is no news until its time has passed", () => {
  const { waiting, part, heard } = house("");
  part.dataset.waits = "follow-12";
  waiting.applied();
  assert.deepEqual(heard, []);
  part.dataset.waits = "follow_late-12";
  waiting.applied();
  assert.deepEqual(heard, [1, "tone"]);
});

test("when the next time passes the list is asked for, by the server's clock", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  let asked = 0;
  const part = { dataset: { waits: "", due: "2026-11-27T10:01:00.000Z" } };
  const now = () => Date.parse("2026-11-27T10:00:00.000Z");
  new Waiting({
    ...{ doc: { querySelector: () => null, defaultView: {} }, root: { querySelector: () => part, addEventListener: () => {} } },
    ...{ shelf: { get: () => null }, now, on: { due: () => (asked += 1) } },
  });
  t.mock.timers.tick(60_000);
  assert.equal(asked, 0);
  t.mock.timers.tick(2_000);
  assert.equal(asked, 1);
});

test("muted it is said and does not sound", () => {
  const { waiting, part, button, heard } = house("");
  assert.equal(button.pressed, "true");
  button.click();
  assert.equal(button.pressed, "false");
  part.dataset.waits = "call-1";
  waiting.applied();
  assert.deepEqual(heard, [1]);
});

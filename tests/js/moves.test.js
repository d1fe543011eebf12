/** What time alone moves: when a panel asks again, and which places a map shows. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { soonest, waitOf } from "../../static/js/core/moves.js";
import { thereAt } from "../../static/js/map/there.js";

const NOON = Date.parse("2026-11-22T12:00:00Z");
const at = (milliseconds) => new Date(NOON + milliseconds).toISOString();
const wait = (said, chance = 0) => waitOf({ until: [], moves: [], asked: null, ...said }, NOON, chance);

test("a panel asks at the moment its numbers move, and all who look spread their questions over seconds", () => {
  assert.equal(wait({ moves: [at(60_000), at(10_000)] }), 10_300);
  assert.equal(wait({ moves: [at(10_000)] }, 0.5), 11_800);
  assert.ok(wait({ moves: [at(10_000)] }, 0.999) < 14_000);
});

test("nothing that moves asks for nothing, and what is far off is looked for again within the hour", () => {
  assert.equal(wait({}), null);
  assert.equal(wait({ moves: ["", "snart"] }), null);
  assert.equal(wait({ moves: [at(86_400_000)] }), 3_600_000);
  assert.equal(soonest([at(2), at(1)]), NOON + 1);
});

test("a moment that comes again after it was asked for tells of a wrong clock, and is not asked for at once", () => {
  assert.equal(wait({ moves: [at(-5_000)] }), 300);
  assert.equal(wait({ moves: [at(-5_000)], asked: NOON - 5_000 }), 30_000);
});

test("what merely ends is soon enough within half a minute, beside what moves", () => {
  assert.equal(wait({ until: [at(2_000)] }), 30_000);
  assert.equal(wait({ until: [at(2_000)], moves: [at(1_000)] }), 1_300);
});

test("the map turns an occasion on and off by itself, and elsewhere what is over is faint", () => {
  const show = { key: "ob-1", occasion: { begins: at(1_000), ends: at(9_000) } };
  const keys = (now, onlyOn) => thereAt([{ key: "ob-2" }, show], NOON + now, onlyOn).shown.map(({ key }) => key);
  assert.deepEqual([0, 1_000, 8_999, 9_000].map((now) => keys(now, true).length), [1, 2, 2, 1]);
  assert.deepEqual([0, 9_000].map((now) => [keys(now, false).length, show.past]), [[2, false], [2, true]]);
  assert.deepEqual([0, 1_000, 9_000].map((now) => thereAt([show], NOON + now, true).next), [NOON + 1_000, NOON + 9_000, null]);
});

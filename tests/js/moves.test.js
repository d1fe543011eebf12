/** What time alone moves: when a panel asks again, and which places a map shows. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { soonest, waitOf } from "../../static/js/core/moves.js";

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

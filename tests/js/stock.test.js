import assert from "node:assert/strict";
import { test } from "node:test";

import { groupsOf, lookOf } from "../../static/js/map/grouping.js";

const at = (coordinates, more) => ({
  geometry: { type: "Point", coordinates },
  properties: { id: "p", name: "Pumpe", what: "pumpning", owner: "TrekantBrand", place: "Kolding", states: ["fri"], free: 1, away: false, ...more },
});

test("what stands in one place is one group, and what was sent out is never mixed with a home", () => {
  const groups = groupsOf([at([9.47, 55.49]), at([9.47, 55.49], { id: "q", free: 0 }), at([9.47, 55.49], { away: true }), at([9.6, 55.4], { free: 0 })]);
  assert.deepEqual(groups.map(({ rows }) => rows.length), [2, 1, 1]);
  assert.deepEqual(groups.map(lookOf), ["free", "away", "none"]);
  const laid = (more) => lookOf({ away: false, rows: [{ free: 0, laid: true }, { free: 0, laid: true, ...more }] });
  assert.deepEqual([laid({}), laid({ laid: false })], ["laid", "none"]);
});

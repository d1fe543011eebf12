import assert from "node:assert/strict";
import { test } from "node:test";

import { middle, numbered } from "../../static/js/heat/seen.js";

const square = (lat, lon) => ({
  name: `${lat} ${lon}`,
  corners: [[lat, lon], [lat, lon + 1], [lat + 1, lon + 1], [lat + 1, lon]],
});

test("a square has its number in its middle", () => {
  assert.deepEqual(middle(square(55, 9).corners), [55.5, 9.5]);
});

test("numbers are written where they are in sight and have room", () => {
  const squares = [square(55, 9), square(58, 9)];
  const box = [[54, 8], [57, 11]];
  assert.deepEqual(numbered(squares, box, 40), [squares[0]]);
  assert.deepEqual(numbered(squares, box, 12), []);
});

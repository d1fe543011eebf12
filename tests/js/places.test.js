import assert from "node:assert/strict";
import { test } from "node:test";

import { drawnFrom, readPositions, shapeOf, writePositions } from "../../static/js/map/typed.js";
import { fromUtm, toUtm, writeUtm } from "../../static/js/map/utm.js";

const near = (found, wanted, within) => assert.ok(Math.abs(found - wanted) <= within, `${found} ≠ ${wanted}`);

/** lon, lat, east, north. */
const KNOWN = [
  [9.4722, 55.4917, 529835.313, 6149610.838],
  [9.75, 55.5657, 547298.561, 6158000.22],
  [12.5683, 55.6761, 724351.929, 6175804.022],
  [8, 57, 439253.376, 6317830.53],
  [14.9, 55.1, 876244.779, 6121830.558],
];

test("known places in UTM zone 32 (EPSG:25832, by PROJ)", () => {
  for (const [lon, lat, east, north] of KNOWN) {
    const found = toUtm(lon, lat);
    near(found.east, east, 0.01);
    near(found.north, north, 0.01);
    const back = fromUtm(found);
    near(back.lon, lon, 1e-8);
    near(back.lat, lat, 1e-8);
  }
});

test("a place is written with its zone and its thousands", () => {
  assert.match(writeUtm(9.4722, 55.4917), /^32U 529 \d{3} 6 149 \d{3}$/);
  assert.match(writeUtm(10, 56.5), /^32V /);
});

test("degrees and UTM are read, with comma or point, one a line", () => {
  const same = [[9.4722, 55.4917]];
  for (const typed of ["55.4917, 9.4722", "55,4917 9,4722", "55.4917 9.4722", "N55.4917 E9.4722", "55.4917,9.4722"]) {
    assert.deepEqual(readPositions(typed).positions, same, typed);
  }
  for (const typed of ["32V 530000 6150000", "530000 6150000", "32 530 000 6 150 000", "530000, 6150000"]) {
    const [[lon, lat]] = readPositions(typed).positions;
    near(lon, 9.474848, 1e-5);
    near(lat, 55.495187, 1e-5);
  }
  assert.equal(readPositions("55.49, 9.47\n\n55.5, 9.5; 55.6, 9.6").positions.length, 3);
});

test("the first line that is no place is named", () => {
  assert.deepEqual(readPositions("55.49, 9.47\nKolding Å"), { wrong: 2 });
  assert.deepEqual(readPositions("155.49, 9.47"), { wrong: 1 });
  assert.deepEqual(readPositions("31V 530000 6150000"), { wrong: 1 });
});

test("a shape is made when there are points enough, and an area's ring is closed", () => {
  const three = [[9, 55], [9.1, 55], [9.1, 55.1]];
  assert.equal(shapeOf("polygon", three.slice(1)), null);
  assert.equal(shapeOf("line", three.slice(2)), null);
  assert.deepEqual(shapeOf("point", three).coordinates, [9, 55]);
  assert.deepEqual(shapeOf("polygon", three).coordinates[0][3], [9, 55]);
  assert.deepEqual(drawnFrom(shapeOf("polygon", three)), { kind: "polygon", positions: three });
  assert.deepEqual(readPositions(writePositions(three)).positions, three);
});

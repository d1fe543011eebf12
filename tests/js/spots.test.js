import assert from "node:assert/strict";
import { test } from "node:test";

import { drawOutlines, outlined } from "../../static/js/map/outlines.js";
import { boxOf, meets, runsOf, spotsOf } from "../../static/js/map/spots.js";
import { drawnFrom } from "../../static/js/map/typed.js";
import { objectRequest } from "../../static/js/register/request.js";

const RING = [[9, 55], [9.1, 55], [9.1, 55.1], [9, 55]];
const SHAPES = [
  { type: "Point", coordinates: [9, 55] },
  { type: "LineString", coordinates: RING.slice(0, 2) },
  { type: "Polygon", coordinates: [RING] },
  { type: "MultiPoint", coordinates: RING.slice(0, 3) },
  { type: "MultiLineString", coordinates: [RING.slice(0, 2), RING.slice(1, 3)] },
  { type: "MultiPolygon", coordinates: [[RING], [RING]] },
];
const ALL = { type: "GeometryCollection", geometries: SHAPES };

test("each point of several has its own symbol, a line and an area have one", () => {
  assert.deepEqual(SHAPES.map((one) => spotsOf(one).length), [1, 1, 1, 3, 1, 1]);
  assert.deepEqual(spotsOf(SHAPES[3])[2], { lon: 9.1, lat: 55.1 });
  // Those that begin in the same place have one between them.
  assert.equal(spotsOf(ALL).length, 3);
});

test("lines and areas are drawn in all their parts", () => {
  assert.deepEqual(SHAPES.map((one) => runsOf(one).length), [0, 1, 1, 0, 2, 2]);
  assert.deepEqual(runsOf(ALL).map(({ area }) => area), [false, true, false, false, true, true]);
  assert.deepEqual(runsOf(SHAPES[5])[1].run, RING);
  assert.deepEqual(boxOf(runsOf(ALL)), [9, 55, 9.1, 55.1]);
  assert.ok(meets([9, 55, 9.1, 55.1], [9.1, 55.1, 9.2, 55.2]));
  assert.ok(!meets([9, 55, 9.1, 55.1], [9.2, 55, 9.3, 55.1]));
});

test("what is in view is drawn in its place's colour, and what is not is left", () => {
  const said = [];
  const pen = new Proxy({}, { get: (_, name) => () => said.push(name), set: (_, name, value) => said.push([name, value]) });
  const objects = SHAPES.map((shape, index) => ({ shape, index }));
  const outlines = outlined(objects);
  assert.deepEqual(outlines.map(({ object }) => object.index), [1, 2, 4, 5]);
  const how = { project: (x, y) => ({ x, y }), toPixel: (world) => world, colourOf: ({ index }) => `c${index}` };
  drawOutlines(pen, outlines, { ...how, view: [10, 55, 11, 56] });
  assert.deepEqual(said, [["globalAlpha", 1]]);
  drawOutlines(pen, outlines, { ...how, view: [8, 54, 11, 56] });
  const drawn = said.filter(([name]) => name === "strokeStyle").map(([, colour]) => colour);
  assert.deepEqual(drawn, ["c1", "c2", "c4", "c5"]);
  assert.equal(said.filter((one) => one === "stroke").length, 4);
});

test("a place of several parts keeps its shape when only its other fields are changed", () => {
  for (const shape of [...SHAPES.slice(3), ALL]) {
    assert.equal(drawnFrom(shape), null);
    const fields = { name: "Brønde", category: "Vand", confidence: "low", drawn: "polygon", positions: "", note: "ny" };
    const kept = { positions: "", kind: "polygon", shape };
    const { body } = objectRequest({ fields, id: "ob-000000000001", original: {}, kept, seen: 3, now: 0 });
    assert.equal(body.object.shape, shape);
    assert.equal(body.object.note, "ny");
    const drawn = { ...fields, drawn: "point", positions: "55.5, 9.5" };
    const redrawn = objectRequest({ fields: drawn, id: "ob-000000000001", original: {}, kept, seen: 3, now: 0 });
    assert.deepEqual(redrawn.body.object.shape, { type: "Point", coordinates: [9.5, 55.5] });
  }
});

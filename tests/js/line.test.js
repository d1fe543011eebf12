import assert from "node:assert/strict";
import { test } from "node:test";

import { Line } from "../../static/js/core/line.js";

const kind = (line, now) => line.truth(now).kind;

test("a new page is connecting for five seconds and asks nothing by itself", () => {
  const line = new Line(0);
  assert.equal(kind(line, 4_900), "starting");
  assert.equal(line.wantsPoll(4_900), false);
});

test("a page in the room with a fresh pulse is direct", () => {
  const line = new Line(0);
  line.join(800);
  assert.equal(kind(line, 800), "direct");
  line.beat(2_800);
  assert.equal(kind(line, 8_000), "direct");
  assert.equal(line.wantsPoll(8_000), false);
});

test("without a socket for five seconds it asks every three and says delayed", () => {
  const line = new Line(0);
  assert.equal(line.wantsPoll(5_000), true);
  line.asking(5_000);
  line.answered(5_050);
  assert.deepEqual(line.truth(5_500), { kind: "delayed", seconds: 3 });
  assert.equal(line.wantsPoll(7_900), false);
  assert.equal(line.wantsPoll(8_000), true);
});

test("a socket without a pulse for six seconds is deaf: it asks by itself and says so", () => {
  const line = new Line(0);
  line.join(0);
  assert.equal(kind(line, 6_000), "direct");
  assert.deepEqual(line.truth(8_000), { kind: "delayed", seconds: 8 });
  assert.equal(line.wantsPoll(6_100), true);
  assert.equal(line.deafSince(30_000), 30_000);
});

test("a lost socket is never called direct, and is asked for at once", () => {
  const line = new Line(0);
  line.join(0);
  line.beat(10_000);
  line.lose();
  assert.equal(kind(line, 10_100), "delayed");
  assert.equal(line.wantsPoll(10_100), true);
});

test("when HTTP fails too the line is cut, since it was last known to be whole", () => {
  const line = new Line(0);
  line.join(0);
  line.beat(60_000);
  line.lose();
  line.failed();
  assert.equal(kind(line, 61_000), "delayed");
  assert.deepEqual(line.truth(70_000), { kind: "offline", since: 60_000 });
});

test("a page that never got through is cut since it was opened", () => {
  const line = new Line(1_000);
  line.failed();
  assert.deepEqual(line.truth(9_000), { kind: "offline", since: 1_000 });
});

test("a pulse does not make it direct while entries cannot be fetched", () => {
  const line = new Line(0);
  line.join(0);
  line.failed();
  line.beat(2_000);
  assert.equal(kind(line, 2_000), "delayed");
  assert.equal(line.wantsPoll(2_000), true);
  line.answered(2_500);
  assert.equal(kind(line, 2_500), "direct");
});

test("back again: the room and an answer make it direct", () => {
  const line = new Line(0);
  line.join(0);
  line.lose();
  line.failed();
  assert.equal(kind(line, 30_000), "offline");
  line.join(31_000);
  line.answered(31_200);
  assert.equal(kind(line, 31_200), "direct");
});

/** What may be asked for often and is done seldom: an import moves the register a hundred times. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { APART, SPREAD, Seldom, waitUntil } from "../../static/js/core/seldom.js";

/** A window whose time is turned by hand. */
function turned(chance = () => 0) {
  const here = { time: 0, done: [], waiting: [] };
  const later = (act, wait) => here.waiting.push({ act, at: here.time + wait });
  const act = () => here.done.push(here.time);
  here.seldom = new Seldom({ act, now: () => here.time, later, chance });
  here.to = (time) => {
    here.time = time;
    const due = here.waiting.filter((one) => one.at <= time);
    here.waiting = here.waiting.filter((one) => one.at > time);
    for (const one of due) one.act();
  };
  return here;
}

test("the first is done at once, spread over seconds between all who hear of it", () => {
  assert.equal(waitUntil(-Infinity, 5_000, 0), 0);
  assert.equal(waitUntil(-Infinity, 5_000, 0.5), SPREAD / 2);
  const here = turned(() => 0.5);
  here.seldom.ask();
  here.to(SPREAD / 2 - 1);
  assert.deepEqual(here.done, []);
  here.to(SPREAD / 2);
  assert.deepEqual(here.done, [SPREAD / 2]);
});

test("an import of a minute is a few fetches, the last of them after its end", () => {
  const here = turned();
  for (let time = 0; time <= 60_000; time += 2_000) {
    here.to(time);
    here.seldom.ask();
  }
  for (let time = 60_000; time <= 120_000; time += 500) here.to(time);
  assert.ok(here.done.length <= 60_000 / APART + 2, `${here.done}`);
  assert.ok(here.done.at(-1) > 60_000);
  assert.deepEqual(here.waiting, []);
});

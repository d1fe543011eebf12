import assert from "node:assert/strict";
import { test } from "node:test";

import { watchLogOut } from "../../static/js/core/leaving.js";
import { HERE } from "../../static/js/core/store.js";

function browser(held) {
  const went = [];
  const heard = {};
  const win = {
    localStorage: { getItem: (key) => held[key] ?? null },
    location: { pathname: "/plan/laering", assign: (url) => went.push(url) },
    setInterval: () => 7,
    clearInterval: (timer) => assert.equal(timer, 7),
    addEventListener: (type, listener) => (heard[type] = listener),
  };
  return { win, went, heard };
}

test("a page that listens to nothing leaves when somebody logged out in another tab", () => {
  const held = { [HERE]: '"13"' };
  const { win, went } = browser(held);
  const look = watchLogOut(win);
  look();
  assert.deepEqual(went, []);
  delete held[HERE];
  look();
  assert.deepEqual(went, ["/log-ind?next=%2Fplan%2Flaering"]);
});

test("it leaves when another has logged in there, and at once when the browser brings it back", () => {
  const held = { [HERE]: '"13"' };
  const { win, went, heard } = browser(held);
  watchLogOut(win);
  held[HERE] = '"14"';
  heard.pageshow();
  assert.equal(went.length, 1);
});

test("a page of nobody, or in a browser that keeps nothing, stays where it is", () => {
  assert.equal(watchLogOut(browser({}).win), null);
  assert.equal(watchLogOut({ get localStorage() { throw new Error("closed"); } }), null);
});

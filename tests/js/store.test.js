import assert from "node:assert/strict";
import { test } from "node:test";

import { HERE, Shelf, localShelf, sweep } from "../../static/js/core/store.js";

function storage() {
  const held = new Map();
  return {
    held,
    getItem: (key) => held.get(key) ?? null,
    setItem: (key, text) => held.set(key, text),
    removeItem: (key) => held.delete(key),
  };
}

test("what is put on the shelf is there for the next page", () => {
  const local = storage();
  assert.equal(new Shelf(local).set("a", { text: "æ" }), true);
  assert.deepEqual(new Shelf(local).get("a"), { text: "æ" });
});

test("without storage things live as long as the page, and it says so", () => {
  const shelf = new Shelf(null);
  assert.equal(shelf.set("a", 1), false);
  assert.equal(shelf.get("a"), 1);
  assert.equal(shelf.wiped("a"), false);
});

test("it is noticed when the browser has let go of everything", () => {
  const local = storage();
  const shelf = new Shelf(local);
  shelf.set("here", 1);
  assert.equal(shelf.wiped("here"), false);
  local.held.clear();
  assert.equal(shelf.wiped("here"), true);
});

test("an emptied shelf leaves nothing behind and takes nothing more", () => {
  const local = storage();
  const shelf = new Shelf(local);
  local.held.set("crisis.theme", "night");
  shelf.set("draft", "typed");
  shelf.empty();
  assert.equal(shelf.set("draft", "typed later"), false);
  assert.deepEqual([...local.held.keys()], ["crisis.theme"]);
});

function win(local, here) {
  return { localStorage: local, document: { documentElement: { dataset: here ? { here } : {} } } };
}

/** As a browser's own: what lies in it are its keys. */
function browserStorage(held = {}) {
  const methods = {
    getItem: (key) => (Object.hasOwn(local, key) ? local[key] : null),
    setItem: (key, text) => (local[key] = text),
    removeItem: (key) => delete local[key],
  };
  const local = Object.assign(Object.create(methods), held);
  return local;
}

test("after a log-out in another tab a page that goes away puts nothing back", () => {
  const local = storage();
  const shelf = localShelf(win(local, "13"));
  shelf.set("crisis.draft.13.op-1", "half written");
  local.held.clear();
  assert.equal(shelf.set("crisis.draft.13.op-1", "half written"), false);
  assert.equal(shelf.set("crisis.seen.13.op-1", 4), false);
  assert.deepEqual([...local.held.keys()], []);
});

test("nor when somebody else has logged in there since, and he keeps his log-in and his drafts", () => {
  const local = storage();
  const shelf = localShelf(win(local, "13"));
  shelf.set("crisis.draft.13.op-1", "half written");
  local.held.clear();
  const next = localShelf(win(local, "14"));
  next.set("crisis.draft.14.op-1", "his");
  assert.equal(shelf.set("crisis.draft.13.op-1", "half written"), false);
  assert.equal(next.set("crisis.draft.14.op-1", "his own"), true);
  assert.deepEqual([...local.held.keys()], [HERE, "crisis.draft.14.op-1"]);
});

test("where nobody is logged in any more, the log-in page sweeps what was put back; the choices stay", () => {
  const left = { "crisis.draft.13.op-1": "1", "crisis.seen.13.op-1": "2", "crisis.theme": "night", other: "3" };
  const local = browserStorage(left);
  sweep(win(local));
  assert.deepEqual({ ...local }, { "crisis.theme": "night", other: "3" });
});

test("a log-in that was closed elsewhere leaves its draft for the next log-in", () => {
  const left = { "crisis.draft.13.op-1": "1", [HERE]: '"13"' };
  const local = browserStorage(left);
  sweep(win(local));
  assert.deepEqual({ ...local }, left);
});

test("where the browser refuses a storage there is nothing to sweep", () => {
  sweep({ get localStorage() { throw new Error("closed"); } });
});

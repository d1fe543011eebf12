import assert from "node:assert/strict";
import { test } from "node:test";

import { Shelf } from "../../static/js/core/store.js";

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

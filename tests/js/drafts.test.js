import assert from "node:assert/strict";
import { test } from "node:test";

import { newKey } from "../../static/js/core/ids.js";
import { Shelf } from "../../static/js/core/store.js";
import { Drafts, attemptFor, slotName } from "../../static/js/log/drafts.js";

function storage() {
  const kept = new Map();
  return {
    kept,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => kept.set(key, value),
    removeItem: (key) => kept.delete(key),
  };
}

const slot = (text, key = null) => ({
  mode: "record",
  fields: { text },
  attempt: key ? { key, print: text } : null,
});

test("what is typed survives a reload", () => {
  const disk = storage();
  new Drafts(new Shelf(disk), "7", "op-1").put("record", slot("vand på kajen"));
  const again = new Drafts(new Shelf(disk), "7", "op-1");
  assert.equal(again.slot("record").fields.text, "vand på kajen");
});

test("another account and another operation have drafts of their own", () => {
  const disk = storage();
  new Drafts(new Shelf(disk), "7", "op-1").put("record", slot("mit"));
  assert.equal(new Drafts(new Shelf(disk), "8", "op-1").slot("record"), null);
  assert.equal(new Drafts(new Shelf(disk), "7", "op-2").slot("record"), null);
});

test("a correction begun does not lose the new entry begun before it", () => {
  const disk = storage();
  const drafts = new Drafts(new Shelf(disk), "7", "op-1");
  drafts.put("record", slot("ny"));
  drafts.put(slotName("correct", 4), { mode: "correct", number: 4, fields: { text: "rettet" } });
  const again = new Drafts(new Shelf(disk), "7", "op-1");
  assert.equal(again.active, "correct:4");
  again.activate("record");
  assert.equal(again.slot("record").fields.text, "ny");
  assert.equal(again.slot("correct:4").fields.text, "rettet");
});

test("only what was sent is dropped, and the shelf is then empty", () => {
  const disk = storage();
  const drafts = new Drafts(new Shelf(disk), "7", "op-1");
  drafts.put("record", slot("sendt", "key-a"));
  drafts.drop("record", "key-a");
  assert.equal(disk.kept.size, 0);
});

test("a draft that another window has put in its place is not dropped", () => {
  const disk = storage();
  const mine = new Drafts(new Shelf(disk), "7", "op-1");
  mine.put("record", slot("mit", "key-a"));
  new Drafts(new Shelf(disk), "7", "op-1").put("record", slot("et andet", "key-b"));
  mine.drop("record", "key-a");
  assert.equal(mine.slot("record").fields.text, "et andet");
});

test("the same content is tried again under the same key", () => {
  const keys = ["a", "b"];
  const next = () => keys.shift();
  const request = { command: "RecordEntry", seat: "log", body: { text: "vand" } };
  const first = attemptFor(null, request, next);
  const again = attemptFor(structuredClone(first), structuredClone(request), next);
  assert.equal(again.key, "a");
});

test("changed content, command or seat is another attempt under a new key", () => {
  let count = 0;
  const next = () => String((count += 1));
  const request = { command: "RecordEntry", seat: "log", body: { text: "vand" } };
  const first = attemptFor(null, request, next);
  for (const change of [{ body: { text: "Vand" } }, { seat: "chair" }, { command: "CorrectEntry" }]) {
    assert.notEqual(attemptFor(first, { ...request, ...change }, next).key, first.key);
  }
});

test("a key fits the door and is never the same twice", () => {
  const keys = new Set(Array.from({ length: 500 }, () => newKey()));
  assert.equal(keys.size, 500);
  for (const key of keys) assert.match(key, /^[A-Za-z0-9_-]{16,64}$/);
});

test("a browser that refuses its shelf keeps things as long as the page", () => {
  const closed = {
    getItem() {
      throw new Error("denied");
    },
    setItem() {
      throw new Error("denied");
    },
    removeItem() {
      throw new Error("denied");
    },
  };
  for (const shelf of [new Shelf(closed), new Shelf(null)]) {
    assert.equal(shelf.set("a", { b: 1 }), false);
    assert.deepEqual(shelf.get("a"), { b: 1 });
    shelf.remove("a");
    assert.equal(shelf.get("a"), null);
  }
});

test("a draft that began with words which are gone by law goes with them", () => {
  const disk = storage();
  const drafts = new Drafts(new Shelf(disk), "7", "op-1");
  drafts.put("record", slot("mit eget"));
  drafts.put("correct:4", { mode: "correct", number: 4, fields: { text: "Inger" }, original: { text: "Inger" } });
  drafts.put("correct:5", { mode: "correct", number: 5, fields: { text: "andet" }, original: {} });
  assert.equal(drafts.forget([4, 9]), true);
  assert.equal(drafts.forget([4, 9]), false);
  assert.ok(![...disk.kept.values()].join().includes("Inger"));
  const again = new Drafts(new Shelf(disk), "7", "op-1");
  assert.equal(again.slot("record").fields.text, "mit eget");
  assert.equal(again.slot("correct:5").fields.text, "andet");
  assert.equal(drafts.active, "correct:5");
});

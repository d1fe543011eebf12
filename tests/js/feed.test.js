import assert from "node:assert/strict";
import { test } from "node:test";

import { Feed, erasedBy, targetsOf } from "../../static/js/core/feed.js";

const entry = (number) => ({ number, type: "EntryRecorded", event: {} });

/** A journal of so many entries that answers at most limit at a time. */
function journalOf(length, limit = 500) {
  const asked = [];
  const journal = async (after) => {
    asked.push(after);
    const all = Array.from({ length: journal.length_ }, (_, i) => entry(i + 1));
    return { head: journal.length_, entries: all.filter((e) => e.number > after).slice(0, limit) };
  };
  journal.length_ = length;
  return { journal, asked };
}

function feedOn(journal, last = 0) {
  const got = [];
  const resets = [];
  const feed = new Feed({
    last,
    journal,
    onEntries: (entries) => got.push(...entries.map((each) => each.number)),
    onReset: (head) => resets.push(head),
  });
  return { feed, got, resets };
}

test("a hint about the next entry fetches it", async () => {
  const { journal } = journalOf(3);
  const { feed, got } = feedOn(journal, 2);
  await feed.heard(3);
  assert.deepEqual(got, [3]);
  assert.equal(feed.last, 3);
});

test("a gap is filled in order", async () => {
  const { journal } = journalOf(9);
  const { feed, got } = feedOn(journal, 4);
  await feed.heard(9);
  assert.deepEqual(got, [5, 6, 7, 8, 9]);
});

test("an old hint is ignored and asks nothing", async () => {
  const { journal, asked } = journalOf(5);
  const { feed, got } = feedOn(journal, 5);
  await feed.heard(4);
  await feed.heard(5);
  assert.deepEqual([got, asked], [[], []]);
});

test("a long gap is fetched page by page until the head is reached", async () => {
  const { journal, asked } = journalOf(11, 4);
  const { feed, got } = feedOn(journal);
  await feed.heard(11);
  assert.equal(got.length, 11);
  assert.deepEqual(asked, [0, 4, 8]);
});

test("hints while asking share one question and nothing comes twice", async () => {
  const { journal } = journalOf(3);
  const { feed, got } = feedOn(journal);
  const first = feed.heard(1);
  journal.length_ = 6;
  await Promise.all([first, feed.heard(2), feed.heard(6), feed.heard(6)]);
  assert.deepEqual(got, [1, 2, 3, 4, 5, 6]);
});

test("an entry that comes while the answer is on its way is fetched too", async () => {
  const { journal } = journalOf(1);
  const { feed, got } = feedOn(journal);
  const slow = feed.heard(1);
  await Promise.resolve();
  journal.length_ = 2;
  feed.heard(2);
  await slow;
  assert.deepEqual(got, [1, 2]);
});

test("a failed question leaves the place unchanged, and the next one begins there", async () => {
  const { journal } = journalOf(4);
  let broken = true;
  const { feed, got } = feedOn(async (after) => {
    if (broken) throw new Error("cut");
    return journal(after);
  }, 1);
  await assert.rejects(feed.heard(4));
  assert.equal(feed.last, 1);
  broken = false;
  await feed.catchUp();
  assert.deepEqual(got, [2, 3, 4]);
});

test("a journal that is shorter than what was seen asks for a fresh page", async () => {
  const { journal } = journalOf(3);
  const { feed, got, resets } = feedOn(journal, 8);
  await feed.catchUp();
  assert.deepEqual([got, resets], [[], [3]]);
});

test("an answer that is empty though the head is ahead does not ask for ever", async () => {
  let asked = 0;
  const { feed } = feedOn(async () => {
    asked += 1;
    return { head: 9, entries: [] };
  });
  await feed.heard(9);
  assert.equal(asked, 1);
});

test("a batch names the entries it touches, once each", () => {
  const entries = [
    { event: { corrects: 4 } },
    { event: { confirms: 4 } },
    { event: { supplements: 7 } },
    { event: null },
  ];
  assert.deepEqual(targetsOf(entries), [4, 7]);
});

test("an erasure touches the entries whose words are gone", () => {
  const erased = { number: 9, type: "EntryErased", event: { entries: [{ number: 4 }, { number: 7 }] } };
  const linked = { number: 8, type: "TaskAsked", event: { entries: [3] } };
  assert.deepEqual(erasedBy([linked, erased]), [4, 7]);
  assert.deepEqual(targetsOf([linked, erased]), [4, 7]);
});

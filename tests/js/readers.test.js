import assert from "node:assert/strict";
import { test } from "node:test";

import { erasedBy, targetsOf } from "../../static/js/core/feed.js";
import { readersFields, readersOf, saidReaders } from "../../static/js/core/readers.js";
import { buildRequest } from "../../static/js/log/request.js";

test("what is for the whole staff needs no word", () => {
  assert.deepEqual(readersOf({}), {});
  assert.deepEqual(readersOf({ "readers.sight": "internal", "readers.only_for:brs": "yes" }), {});
});

test("what is for some names them, and what is for all names nobody", () => {
  const fields = readersFields("restricted", ["brs", "politi"]);
  assert.deepEqual(readersOf(fields), { readers: { sight: "restricted", only_for: ["brs", "politi"] } });
  assert.deepEqual(readersOf({ ...fields, "readers.sight": "public" }), { readers: { sight: "public" } });
  assert.deepEqual(saidReaders({}), { sight: "internal" });
});

test("a new entry says who may read it, a correction does not", () => {
  const fields = { text: "x", ...readersFields("restricted", ["brs"]) };
  const said = buildRequest({ mode: "record", fields }, Date.now());
  assert.deepEqual(said.body.readers, { sight: "restricted", only_for: ["brs"] });
  assert.equal(buildRequest({ mode: "correct", number: 4, fields }, Date.now()).body.readers, undefined);
});

test("what is no longer for this reader is put away like what is erased", () => {
  const told = (only_for) => [{ type: "EntriesClassified", event: { behind: 0, entries: [4, 6], readers: { sight: "restricted", only_for } } }];
  assert.deepEqual(erasedBy(told([])), [4, 6]);
  assert.deepEqual(erasedBy(told(["brs"])), []);
  assert.deepEqual(targetsOf(told(["brs"])), [4, 6]);
});

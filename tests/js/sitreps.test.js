import assert from "node:assert/strict";
import { test } from "node:test";

import { meanwhile } from "../../static/js/sitreps/live.js";
import { freezeRequest, sentRequest, writeRequest } from "../../static/js/sitreps/request.js";

const NOW = Date.parse("2026-11-26T12:00:00Z");

test("a field goes with its words and the entry of those one saw", () => {
  assert.deepEqual(writeRequest("op-1", "intent", { text: " Liv først " }, 57), {
    path: "/api/v1/operations/op-1/commands/WriteSitrepField",
    body: { field: "intent", text: "Liv først", seen: 57 },
  });
  assert.equal("seen" in writeRequest("op-1", "intent", { text: "a" }, 0).body, false);
});

test("how sure it is goes with the words where it was said", () => {
  const { body } = writeRequest("op-1", "incident", { text: "Dæmningen brast", certainty: "presumed" }, 0);
  assert.equal(body.certainty, "presumed");
  assert.equal("certainty" in writeRequest("op-1", "incident", { text: "a", certainty: "" }, 0).body, false);
});

test("what must not be published goes with those it is for", () => {
  const fields = { text: "Skolens navn", "readers.sight": "restricted", "readers.only_for:brs": "yes" };
  assert.deepEqual(writeRequest("op-1", "sensitive", fields, 0).body.readers, { sight: "restricted", only_for: ["brs"] });
});

test("what is frozen is the number and the entry that the page showed", () => {
  const shown = { sitrep: 2, head: 63, stock: 18 };
  assert.deepEqual(freezeRequest("op-1", { next_at: "" }, shown, NOW).body, { sitrep: 2, seen: 63, stock: 18 });
  assert.equal(freezeRequest("op-1", { next_at: "14:45" }, shown, NOW).body.next_at, "2026-11-26T13:45:00.000Z");
  assert.equal(freezeRequest("op-1", { next_at: "om lidt" }, shown, NOW).problem.field, "next_at");
});

test("that it was sent is noted with whom it reached", () => {
  const fields = { staff: "nost", who: " Vagthavende ", channel: "mail", sent_at: "" };
  const body = { sitrep: 2, staff: "nost", who: "Vagthavende", channel: "mail" };
  assert.deepEqual(sentRequest("op-1", 2, fields, NOW).body, body);
  assert.equal(sentRequest("op-1", 2, { ...fields, who: " " }, NOW).problem.field, "who");
});

test("others' words are taken where nobody types, and told where somebody does", () => {
  const stands = "Nyt";
  assert.equal(meanwhile({ began: null, written: 8, typed: "Gammelt", stands }), "take");
  assert.equal(meanwhile({ began: null, written: 8, typed: "Nyt", stands }), "same");
  assert.equal(meanwhile({ began: 7, written: 8, typed: "Mit", stands }), "moved");
  assert.equal(meanwhile({ began: 8, written: 8, typed: "Mit", stands }), "same");
});

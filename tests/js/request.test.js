import assert from "node:assert/strict";
import { test } from "node:test";

import { openProblem } from "../../static/js/operations/open.js";
import { buildRequest } from "../../static/js/log/request.js";

const NOW = Date.parse("2026-11-17T13:32:00Z");
const plain = { kind: "report", certainty: "unconfirmed" };
const record = (fields) => buildRequest({ mode: "record", fields: { ...plain, ...fields } }, NOW);

test("only the text is needed", () => {
  assert.deepEqual(record({ text: " Vand på kajen " }), {
    command: "RecordEntry",
    body: { text: "Vand på kajen", kind: "report", certainty: "unconfirmed" },
  });
});

test("without text there is nothing to send", () => {
  assert.deepEqual(record({ text: "  " }).problem, { field: "text", code: "compose.text_missing" });
});

test("empty details are left out and times are sent as instants", () => {
  const { body } = record({ text: "x", source: " ", place: "Havnen", occurred_at: "14:30" });
  assert.deepEqual(body, {
    ...{ text: "x", kind: "report", certainty: "unconfirmed" },
    place: "Havnen",
    occurred_at: "2026-11-17T13:30:00.000Z",
  });
});

test("an unreadable time is stopped beside its field", () => {
  const { problem } = record({ text: "x", expected_at: "snart" });
  assert.deepEqual(problem, { field: "expected_at", code: "time.unreadable" });
});

test("the doubled hour is asked about, then sent as the one chosen", () => {
  const fields = { text: "x", occurred_at: "25/10 02:30" };
  assert.equal(record(fields).problem.code, "time.which");
  const { body } = record({ ...fields, occurred_at_fold: "1" });
  assert.equal(body.occurred_at, "2026-10-25T01:30:00.000Z");
});

test("for another authority it says whose words they are", () => {
  const spoken = { text: "12 mand", "on_behalf_of.authority": "kolding" };
  assert.equal(record(spoken).problem.field, "on_behalf_of.who");
  const { body } = record({ ...spoken, "on_behalf_of.who": "Mette Holm" });
  assert.deepEqual(body.on_behalf_of, { authority: "kolding", who: "Mette Holm", channel: "phone" });
});

test("a correction sends the text and what was changed, nothing else", () => {
  const original = { kind: "report", certainty: "unconfirmed", source: "112", place: "" };
  const fields = { ...original, text: "rettet", certainty: "confirmed", reason: "ringet op" };
  assert.deepEqual(buildRequest({ mode: "correct", number: 4, fields, original }, NOW), {
    command: "CorrectEntry",
    body: { number: 4, text: "rettet", certainty: "confirmed", reason: "ringet op" },
  });
});

test("a supplement may have no text, but not nothing", () => {
  const bare = buildRequest({ mode: "supplement", number: 4, fields: { text: "" } }, NOW);
  assert.equal(bare.problem.code, "compose.nothing_added");
  const fields = { text: "", place: "Havnen" };
  assert.deepEqual(buildRequest({ mode: "supplement", number: 4, fields }, NOW).body, {
    number: 4,
    place: "Havnen",
  });
});

test("an operation is not opened in earnest without the extra tick", () => {
  assert.equal(openProblem({ name: " ", mode: "EXERCISE" }).field, "name");
  assert.equal(openProblem({ name: "Storm" }).field, "mode");
  assert.equal(openProblem({ name: "Storm", mode: "LIVE" }).field, "sure");
  assert.equal(openProblem({ name: "Storm", mode: "LIVE", sure: "on" }), null);
  assert.equal(openProblem({ name: "Storm", mode: "EXERCISE" }), null);
  assert.equal(openProblem({ name: "Storm", mode: "EXERCISE", level: "staff" }), null);
  const above = { name: "Storm", mode: "LIVE", sure: "on", level: "information", reason: " " };
  assert.equal(openProblem(above).field, "reason");
  assert.equal(openProblem({ ...above, reason: "Vand" }).field, "basis");
  assert.equal(openProblem({ ...above, reason: "Vand", basis: "DMI" }), null);
  assert.equal(openProblem({ ...above, level: "daily", basis: "DMI" }).field, "reason");
});

/** What is typed about a report, as a command; and what it proposes for the level. */

import assert from "node:assert/strict";
import test from "node:test";

import { assessRequest, levelFrom } from "../../static/js/first/request.js";

const typed = { what: " Vand i Havnegade ", known: "1,45 m", incident: "", level: "staff", "call:kolding": "kolding" };

test("an assessment is of one report, with what is proposed and no more than was said", () => {
  assert.deepEqual(assessRequest(12, typed), {
    command: "AssessFirst",
    body: { entry: 12, what: "Vand i Havnegade", known: "1,45 m", level: "staff", call: ["kolding"] },
  });
  assert.equal(assessRequest(12, { ...typed, incident: "h3" }).body.incident, 3);
  assert.deepEqual(assessRequest(12, { ...typed, "readers.sight": "public" }).body.readers, { sight: "public" });
});

for (const [changed, field, code] of [
  [{ what: " " }, "what", "first.what_missing"],
  [{ known: "" }, "known", "first.known_missing"],
  [{ incident: "havnen" }, "incident", "first.incident_unreadable"],
]) {
  test(`${code} is said beside its field`, () => {
    assert.deepEqual(assessRequest(12, { ...typed, ...changed }), { problem: { field, code } });
  });
}

test("the level is proposed with the words as far as they fit on a line, and the entry it rests on", () => {
  const found = levelFrom({ number: 14, what: `Vand\n${"x".repeat(300)}`, level: "staff" }, "Førstevurdering, post 14");
  assert.deepEqual([found.level, found.basis, found.assessment, found.reason.length], ["staff", "Førstevurdering, post 14", 14, 200]);
  assert.ok(found.reason.startsWith("Vand x") && found.reason.endsWith("…"));
});

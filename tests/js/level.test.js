/** What is typed about the level and the national staffs, as commands. */

import assert from "node:assert/strict";
import test from "node:test";

import { levelRequest } from "../../static/js/operations/level.js";
import { nationalRequest } from "../../static/js/operations/national.js";
import { given } from "../../static/js/operations/open.js";

const typed = { level: "operations", reason: " Vandet stiger ", basis: "DMI kl. 14.10" };

test("a level, why, and what it rests on, from the level one had before one", () => {
  assert.deepEqual(levelRequest(typed, "staff"), {
    command: "DecideLevel",
    body: { level: "operations", seen: "staff", reason: "Vandet stiger", basis: "DMI kl. 14.10" },
  });
});

test("a level may rest on a first assessment, by its entry", () => {
  assert.equal(levelRequest({ ...typed, assessment: "14" }, "staff").body.assessment, 14);
});

for (const [field, code] of [["level", "level.missing"], ["reason", "level.reason_missing"], ["basis", "level.basis_missing"]]) {
  test(`without ${field} nothing is sent, and it is said beside the field`, () => {
    assert.deepEqual(levelRequest({ ...typed, [field]: "" }, "staff"), { problem: { field, code } });
  });
}

test("who opens without a reason sends none, and half of it is sent to be refused beside its field", () => {
  assert.deepEqual(given({ reason: " ", basis: "" }), {});
  assert.deepEqual(given({ reason: " Vandet stiger ", basis: "" }), { reason: "Vandet stiger" });
});

const NOW = Date.parse("2026-11-17T13:32:00Z");
const heard = { staff: "nost", active: "yes", since: "14:05", source: "KST pr. telefon" };

test("a national staff, whether it is set, from when and by whose word", () => {
  assert.deepEqual(nationalRequest(heard, NOW).body, {
    ...{ staff: "nost", active: true, source: "KST pr. telefon" },
    since: "2026-11-17T13:05:00.000Z",
  });
  assert.equal("since" in nationalRequest({ ...heard, since: "" }, NOW).body, false);
});

for (const field of ["staff", "active", "source"]) {
  test(`without ${field} it is said beside the field`, () => {
    assert.equal(nationalRequest({ ...heard, [field]: "" }, NOW).problem.code, `national.${field}_missing`);
  });
}

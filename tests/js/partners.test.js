/** What is sent about a partner, and how it is found. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { answers, partnerRequest, retireRequest, shortName } from "../../static/js/partners/request.js";

const FIELDS = { name: "Eksempel Tolke", group: "association", municipality: "", can_help: " Tolkning ", contact: "Vagttelefon", partner: "eksempel-tolke" };

test("a partner is sent with what it can help with, and without a municipality when it has none", () => {
  const { path, body } = partnerRequest(FIELDS, false);
  assert.equal(path, "/api/v1/planning/commands/RegisterPartner");
  assert.deepEqual(body, { partner: "eksempel-tolke", name: "Eksempel Tolke", group: "association", can_help: "Tolkning", contact: "Vagttelefon" });
  assert.match(partnerRequest({ ...FIELDS, municipality: "kolding" }, true).path, /ChangePartner$/);
  assert.equal(partnerRequest({ ...FIELDS, municipality: "kolding" }, true).body.municipality, "kolding");
  assert.match(retireRequest(FIELDS).path, /RetirePartner$/);
});

test("what is missing is said beside its field", () => {
  for (const field of ["name", "can_help", "contact"]) {
    assert.equal(partnerRequest({ ...FIELDS, [field]: " " }, false).problem.field, field);
  }
  assert.equal(partnerRequest({ ...FIELDS, partner: "Æ" }, false).problem.code, "partner.short_missing");
});

test("a short name is made of the long one", () => {
  assert.equal(shortName("Eksempel Røde Ører, 2. afd."), "eksempel-roede-oerer-2-afd");
  assert.equal(shortName("7 søstre"), "soestre");
  assert.ok(shortName("a".repeat(90)).length <= 40);
});

test("all the words that are sought must be there, in any order", () => {
  assert.ok(answers("lokaler kolding", "eksempelhallen kolding kommune lokaler og senge"));
  assert.ok(!answers("tolk kolding", "lokaler i kolding"));
  assert.ok(answers("", "alt"));
});

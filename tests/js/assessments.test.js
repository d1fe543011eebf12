import assert from "node:assert/strict";
import { test } from "node:test";
import { MEASURES, assessRequest, hazardsRequest, scenarioRequest, settleRequest, withdrawRequest, withPlace } from "../../static/js/assessments/request.js";

const scores = Object.fromEntries(MEASURES.map((one) => [`scores.${one}`, "3"]));
const known = { scenario: 1, described: 9, said: [{ authority: "kolding", entry: 12 }] };

test("an assessment names the own one that it replaces, and asks for what is missing", () => {
  const { command, body } = assessRequest({ ...scores, review_on: "2027-01-01" }, known, "kolding");
  assert.equal(command, "AssessScenario");
  assert.deepEqual([body.seen, body.described, body.scores.trust], [12, 9, 3]);
  assert.equal(assessRequest({ ...scores, review_on: "2027-01-01" }, known, "brs").body.seen, undefined);
  assert.deepEqual(assessRequest({ ...scores, "scores.supply": "" }, known, "brs").problem, { field: "scores.supply", code: "assessment.score_missing" });
  assert.equal(assessRequest(scores, known, "brs").problem.field, "review_on");
});

test("for another it is said who said it", () => {
  const fields = { ...scores, review_on: "2027-01-01", "on_behalf_of.authority": "kolding" };
  assert.equal(assessRequest(fields, known, "politi").problem.field, "on_behalf_of.who");
  const { body } = assessRequest({ ...fields, "on_behalf_of.who": "Chefen" }, known, "politi");
  assert.deepEqual([body.seen, body.on_behalf_of.authority], [12, "kolding"]);
  const what = { kind: "assessment", scenario: 1, seen: 12, authority: "kolding" };
  assert.equal(withdrawRequest({ reason: "x" }, what, "kolding").body.on_behalf_of, undefined);
});

test("a difference is settled with owner and date, a scenario is somewhere", () => {
  const what = { scenario: 1, measure: "life", between: [1, 2] };
  assert.equal(settleRequest({ ground: "a", what: "b", due: "2027-01-01" }, what).problem.field, "owner");
  assert.equal(settleRequest({ ground: "a", what: "b", owner: "brs" }, what).problem.field, "due");
  const words = { hazard: "Orkan", title: "T", text: "X" };
  assert.equal(scenarioRequest(words, null).problem.field, "shape");
  assert.deepEqual(scenarioRequest({ ...words, objects: "ob-1\n" }, null).body.objects, ["ob-1"]);
  const kept = { scenario: 2, seen: 5, positions: "", shape: { type: "MultiPolygon" } };
  assert.deepEqual(scenarioRequest({ ...words, positions: "" }, kept).body.shape, kept.shape);
  assert.deepEqual(hazardsRequest({ hazards: "a\n\n b" }, "c\nd").body, { hazards: ["a", "b"], seen: ["c", "d"] });
});

test("a place found by its name stands in the field with its key, once, and goes as the key", () => {
  const text = withPlace(withPlace("ob-1", "ob-2", "Kolding Sygehus"), "ob-2", "Kolding Sygehus");
  assert.equal(text, "ob-1\nob-2 Kolding Sygehus");
  const fields = { hazard: "Vand", title: "Vand", text: "Vand", municipality: "", positions: "", objects: text };
  assert.deepEqual(scenarioRequest(fields, null).body.objects, ["ob-1", "ob-2"]);
});

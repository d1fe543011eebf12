/** What is sent about plans and units. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { without } from "../../static/js/plans/lines.js";
import { newId, planRequest, retirePlan, retireUnit, unitRequest } from "../../static/js/plans/request.js";

const FIELDS = { title: " Plan ", kind: "municipal", owner: "kolding", sight: "internal", drawn: "point", positions: "", adopted_on: "2025-05-01", adopted_by: "" };
const ID = "pl-000000000001";
const STEP = { what: "Luk porten", responsible: "kolding", sector: "" };
const CARD = { title: "Vand", hazard: "Stormflod", steps: [STEP] };

test("a new plan is sent with what was written, and nothing of what was left blank", () => {
  const { path, body } = planRequest({ fields: { ...FIELDS, "municipalities:kolding": "yes" }, id: ID, cards: [CARD], objects: ["ob-000000000001"] });
  assert.equal(path, "/api/v1/planning/commands/RegisterPlan");
  assert.deepEqual(body, {
    ...{ plan: ID, kind: "municipal", title: "Plan", owner: "kolding", sight: "internal", adopted_on: "2025-05-01" },
    ...{ municipalities: ["kolding"], objects: ["ob-000000000001"] },
    cards: [{ title: "Vand", hazard: "Stormflod", steps: [{ what: "Luk porten", responsible: "kolding" }] }],
  });
});

test("a change carries the entry that was on the page, the kept file and the untouched shape", () => {
  const shape = { type: "MultiPolygon", coordinates: [] };
  const kept = { positions: "", kind: "point", shape };
  const { path, body } = planRequest({ fields: { ...FIELDS, keep: "ab" }, id: ID, seen: 7, kept });
  assert.match(path, /ChangePlan$/);
  assert.deepEqual([body.seen, body.sha256, body.shape], [7, "ab", shape]);
  const other = planRequest({ fields: { ...FIELDS, keep: "ab", positions: "55.5, 9.5" }, id: ID, seen: 7, kept, file: { sha256: "cd", name: "ny.pdf" } });
  assert.deepEqual([other.body.sha256, other.body.file_name, other.body.shape.type], ["cd", "ny.pdf", "Point"]);
});

test("whom a plan is for is sent only when it is for some", () => {
  const ticked = { ...FIELDS, "only_for:politi": "yes" };
  assert.equal(planRequest({ fields: ticked, id: ID }).body.only_for, undefined);
  assert.deepEqual(planRequest({ fields: { ...ticked, sight: "restricted" }, id: ID }).body.only_for, ["politi"]);
});

test("what is missing is said beside its field", () => {
  const wrong = (more) => planRequest({ fields: FIELDS, id: ID, ...more }).problem;
  assert.equal(planRequest({ fields: { ...FIELDS, title: " " }, id: ID }).problem.field, "title");
  assert.deepEqual(wrong({ cards: [CARD, { ...CARD, steps: [] }] }), { field: "cards", code: "plan.card_missing", card: 2 });
  const empty = { ...CARD, steps: [STEP, { ...STEP, what: " " }] };
  assert.deepEqual(wrong({ cards: [empty] }), { field: "cards", code: "plan.step_missing", card: 1, step: 2 });
  assert.equal(planRequest({ fields: { ...FIELDS, positions: "her" }, id: ID }).problem.field, "shape");
});

test("a card says for which incidents it is, by when each step is due and what it waits for", () => {
  const steps = [{ ...STEP, minutes: "30", after: "" }, { what: "Pump", responsible: "", sector: "", kind: "pump", minutes: "", after: "1" }];
  const made = planRequest({ fields: FIELDS, id: ID, cards: [{ ...CARD, source: "Delplan", kinds: ["flood"], steps }] }).body.cards[0];
  assert.deepEqual([made.source, made.kinds], ["Delplan", ["flood"]]);
  assert.deepEqual(made.steps, [{ what: "Luk porten", responsible: "kolding", minutes: 30 }, { what: "Pump", kind: "pump", after: [1] }]);
  const wrong = (more) => planRequest({ fields: FIELDS, id: ID, cards: [{ ...CARD, steps: [{ ...STEP, ...more }] }] }).problem;
  assert.equal(wrong({ minutes: "en time" }).code, "plan.minutes_unreadable");
  assert.equal(wrong({ after: "før" }).code, "plan.after_unreadable");
});

test("what waited for a step that is taken away waits no more, the rest by their new number", () => {
  assert.deepEqual([without("1 2", 1), without("3, 1", 2), without("", 1)], ["1", "2, 1", ""]);
});

test("a unit is a name and a number, with training by the day", () => {
  const course = { course: "Pumper", kind: "course", had_on: "2025-01-01", valid_until: "" };
  const fields = { name: "Pumpegruppe", owner: "trekantbrand", people: "12" };
  const { path, body } = unitRequest({ fields, id: "un-000000000001", courses: [course] });
  assert.match(path, /RegisterUnit$/);
  assert.deepEqual([body.people, body.courses], [12, [{ course: "Pumper", kind: "course", had_on: "2025-01-01" }]]);
  assert.match(unitRequest({ fields, id: "un-000000000001", seen: 3 }).path, /ChangeUnit$/);
  for (const people of ["", "0", "to", "-1", "1.5"]) {
    assert.equal(unitRequest({ fields: { ...fields, people }, id: "x" }).problem.field, "people");
  }
  assert.equal(unitRequest({ fields, id: "x", courses: [{ ...course, course: " " }] }).problem.place, 1);
});

test("ids are of letters and digits, and what is retired names the entry that was seen", () => {
  assert.equal(newId("pl", "Ab-_9"), "pl-ab9000000000");
  assert.deepEqual(retirePlan(ID, 4).body, { plan: ID, seen: 4 });
  assert.deepEqual(retireUnit("un-000000000001", 4).body, { unit: "un-000000000001", seen: 4 });
});

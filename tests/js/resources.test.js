import assert from "node:assert/strict";
import test from "node:test";

import { conditionRequest, occupancyRequest, promiseRequest, resourceRequest, retireRequest } from "../../static/js/resources/request.js";

const FIELDS = {
  ...{ id: "pumpe-3", name: " Pumpe 3 ", kind: "equipment", capability: "pumping", amount: "3", readiness: "20" },
  ...{ owner: "kolding", home: "Station Kolding", position: "55,4907; 9.4722", contact: "" },
};
const ROW = { id: "pumpe-3", owner: "brs", number: 7 };

test("what one has is sent whole, and changed from what one saw", () => {
  const made = resourceRequest(FIELDS, null, "kolding");
  assert.equal(made.command, "RegisterResources");
  const [one] = made.body.resources;
  assert.deepEqual([one.name, one.amount, one.home.position, "contact" in one], ["Pumpe 3", 3, [9.4722, 55.4907], false]);
  const changed = resourceRequest(FIELDS, { number: 7 }, "kolding");
  assert.deepEqual([changed.command, changed.body.seen], ["ChangeResource", 7]);
});

test("what is wrong is said beside its field", () => {
  const wrong = (more) => resourceRequest({ ...FIELDS, ...more }, null, "kolding").problem?.field;
  assert.equal(wrong({ name: " " }), "name");
  assert.equal(wrong({ id: "Pumpe 3" }), "id");
  assert.equal(wrong({ amount: "mange" }), "amount");
  assert.equal(wrong({ position: "Kolding" }), "position");
  assert.equal(wrong({ home: "" }), "home");
});

test("what is another's is written down with who said it", () => {
  assert.equal(conditionRequest({ condition: "out" }, ROW, "politi").problem.field, "on_behalf_of.who");
  const said = conditionRequest({ condition: "out", reason: "Slange", "on_behalf_of.who": "Vagten" }, ROW, "politi");
  assert.deepEqual(said.body.on_behalf_of, { authority: "brs", who: "Vagten", channel: "phone" });
  assert.equal(retireRequest({}, ROW, "brs").body.seen, 7);
  assert.deepEqual(occupancyRequest({ is_open: "yes", present: "12" }, ROW, "brs").body.occupancy, { is_open: true, present: 12 });
});

test("an owner moves its own on, and what is broken is broken for a reason", () => {
  const promise = { number: 3, move: "out", owner: "brs" };
  assert.equal(promiseRequest({}, promise, "brs").problem.field, "reason");
  const broke = promiseRequest({ reason: " Motoren " }, promise, "brs");
  assert.deepEqual(broke, { command: "MovePromise", body: { promise: 3, state: "out", reason: "Motoren" } });
  const rests = { ...promise, move: "resting" };
  assert.deepEqual(promiseRequest({}, rests, "brs").body, { promise: 3, state: "resting" });
  assert.equal(promiseRequest({}, rests, "politi").problem.field, "on_behalf_of.who");
});

import assert from "node:assert/strict";
import test from "node:test";

import { answerRequest, askRequest, moveRequest } from "../../static/js/requests/request.js";

const NOW = Date.parse("2026-11-27T08:00:00Z");
const ASKED = { capability: "pumping", amount: "2", spot: "Hejlsminde", why: "Vand", aim: "life", path: "district", "asked:brs": "yes" };

test("a request says of what, how many, from now on, where and whom", () => {
  const { command, body } = askRequest(ASKED, NOW);
  assert.equal(command, "MakeRequest");
  assert.deepEqual(body.asked, ["brs"]);
  assert.deepEqual([body.need.amount, body.need.window, body.need.spot], [2, { begin: "2026-11-27T08:00:00.000Z" }, { name: "Hejlsminde" }]);
  const wrong = (more) => askRequest({ ...ASKED, ...more }, NOW).problem?.field;
  assert.deepEqual([wrong({ capability: "" }), wrong({ aim: "" })], ["capability", "aim"], "nothing is chosen for him");
  assert.equal(wrong({ amount: "0" }), "amount");
  assert.equal(wrong({ spot: " " }), "spot");
  assert.equal(wrong({ why: "" }), "why");
  const { "asked:brs": gone, ...nobody } = ASKED;
  assert.equal(gone, "yes");
  assert.equal(askRequest(nobody, NOW).problem.field, "asked");
  assert.equal("asked" in askRequest({ ...ASKED, path: "state" }, NOW).body, false);
});

test("an answer promises a part, or says why not; another's is written down for it", () => {
  const one = { request: 3, owner: "brs", outside: false };
  assert.equal(answerRequest({}, one, "brs").problem.field, "reason");
  const part = answerRequest({ "promised:pumpe-3": "1", "promised:pumpe-4": "" }, one, "brs");
  assert.deepEqual(part.body, { request: 3, promised: [{ resource_id: "pumpe-3", amount: 1 }] });
  assert.equal(answerRequest({ reason: "Nej" }, one, "politi").problem.field, "on_behalf_of.who");
  const told = { label: "2 pumper", outside_amount: "2", source: "Vagten" };
  assert.deepEqual(answerRequest(told, { request: 3, owner: "politi", outside: true }, "politi").body.outside.amount, 2);
});

test("what moves is its owner's word; what is let go is given a reason", () => {
  assert.deepEqual(moveRequest({}, { promise: 4, move: "deployed", owner: "brs" }, "brs").body, { promise: 4, state: "deployed" });
  assert.equal(moveRequest({}, { promise: 4, owner: "brs" }, "brs").problem.field, "reason");
  assert.equal(moveRequest({ reason: "x" }, { withdraw: 2, owner: "brs" }, "brs").command, "WithdrawRequest");
});

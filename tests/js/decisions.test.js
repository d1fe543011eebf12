/** What is typed about a decision, as a command. */

import assert from "node:assert/strict";
import test from "node:test";

import { decisionRequest, dissentRequest, settleRequest } from "../../static/js/decisions/request.js";

const NOW = Date.parse("2026-11-17T13:32:00Z");
const typed = {
  ...{ question: " Skal Havnegade ryddes? ", "options[0]": "Ryd hele gaden", "options[1]": "Ryd de lave numre" },
  ...{ chosen: "2", ground: "Vandet når kun de lave numre", competence: "own_sector", entries: "412 Ø415" },
};

test("the whole form, without what was left empty", () => {
  assert.deepEqual(decisionRequest(typed, 0, NOW), {
    command: "TakeDecision",
    body: {
      ...{ question: "Skal Havnegade ryddes?", options: ["Ryd hele gaden", "Ryd de lave numre"], chosen: 2 },
      ...{ ground: "Vandet når kun de lave numre", competence: "own_sector", entries: [412, 415] },
    },
  });
});

test("not to do it is an outcome and no option; a replacement says which", () => {
  const { body } = decisionRequest({ ...typed, chosen: "decided_not_to" }, 3, NOW);
  assert.equal(body.outcome, "decided_not_to");
  assert.equal("chosen" in body, false);
  assert.equal(body.replaces, 3);
});

test("an empty row between does not move what was chosen", () => {
  const { body } = decisionRequest({ ...typed, "options[1]": " ", "options[2]": "Afvent", chosen: "3" }, 0, NOW);
  assert.deepEqual([body.options, body.chosen], [["Ryd hele gaden", "Afvent"], 2]);
});

test("reservations and follow-ups are lists, and times are instants", () => {
  const fields = {
    ...typed,
    ...{ "dissent[0].authority": "brs", "dissent[0].words": "For sent" },
    ...{ "follow_up[0].what": "Sandsække", "follow_up[0].authority": "trekantbrand", "follow_up[0].deadline": "16:00" },
    valid_until: "20:00",
  };
  const { body } = decisionRequest(fields, 0, NOW);
  assert.deepEqual(body.dissent, [{ authority: "brs", words: "For sent" }]);
  assert.deepEqual(body.follow_up, [{ what: "Sandsække", authority: "trekantbrand", deadline: "2026-11-17T15:00:00.000Z" }]);
  assert.equal(body.valid_until, "2026-11-17T19:00:00.000Z");
});

for (const [fields, field, code] of [
  [{ question: " " }, "question", "decision.question_missing"],
  [{ "options[0]": "", "options[1]": "" }, "options[0]", "decision.option_missing"],
  [{ chosen: "" }, "chosen", "decision.not_chosen"],
  [{ chosen: "5" }, "options[4]", "decision.option_missing"],
  [{ ground: "" }, "ground", "decision.ground_missing"],
  [{ competence: undefined }, "competence", "decision.competence_missing"],
  [{ entries: "mange" }, "entries", "incident.entries_unreadable"],
  [{ valid_until: "i morgen" }, "valid_until", "time.unreadable"],
  [{ "dissent[1].words": "Nej" }, "dissent[1].authority", "decision.who_missing"],
  [{ "follow_up[0].authority": "brs" }, "follow_up[0].what", "decision.words_missing"],
  [{ "follow_up[0].what": "Pumper", "follow_up[0].authority": "brs", "follow_up[0].deadline": "snart" }, "follow_up[0].deadline", "time.unreadable"],
  [{ "on_behalf_of.authority": "brs" }, "on_behalf_of.who", "callout.who_missing"],
]) {
  test(`${field}: ${code}`, () => {
    assert.deepEqual(decisionRequest({ ...typed, ...fields }, 0, NOW), { problem: { field, code } });
  });
}

test("another's reservation, and by telephone whose it is", () => {
  assert.deepEqual(dissentRequest(2, { words: " Vi får vandet " }), {
    ...{ command: "RecordDissent", body: { decision: 2, words: "Vi får vandet" } },
  });
  const phone = { words: "Nej", "on_behalf_of.authority": "brs", "on_behalf_of.who": "Vagten" };
  assert.equal(dissentRequest(2, phone).body.on_behalf_of.authority, "brs");
  assert.equal(dissentRequest(2, { words: "" }).problem.code, "decision.words_missing");
});

test("a follow-up is settled from what one has before one; not needed takes words", () => {
  const one = { decision: 1, item: 2, seen: 9, authority: "brs", phone: false };
  assert.deepEqual(settleRequest(one, { settlement: "done", words: "" }).body, { decision: 1, item: 2, settlement: "done", seen: 9 });
  assert.equal(settleRequest(one, { settlement: "not_needed" }).problem.field, "words");
  assert.equal(settleRequest(one, {}).problem.code, "decision.settlement_missing");
  const phone = settleRequest({ ...one, phone: true }, { settlement: "done", "on_behalf_of.who": "Vagten" });
  assert.deepEqual(phone.body.on_behalf_of, { authority: "brs", who: "Vagten", channel: "phone" });
});

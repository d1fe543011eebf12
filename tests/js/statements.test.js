import assert from "node:assert/strict";
import { test } from "node:test";

import {
  citedOnly,
  comingWords,
  deskStep,
  freshTime,
  readFacts,
  statementStep,
  wordingRequest,
  writeFacts,
} from "../../static/js/statements/request.js";

const NOON = Date.parse("2026-11-22T12:00:00Z");
const HASH = "7f3a91c2".repeat(8);
const ONE = { number: 3, version: 2, hash: HASH };

test("facts are typed as numbers; ? is unconfirmed, ~ presumed", () => {
  const facts = readFacts("412, Ø405 #411? 7~");
  assert.deepEqual(facts, [
    { entry: 412, cited_as: "confirmed" },
    { entry: 405, cited_as: "confirmed" },
    { entry: 411, cited_as: "unconfirmed" },
    { entry: 7, cited_as: "presumed" },
  ]);
  assert.equal(writeFacts(facts), "412 405 411? 7~");
  assert.deepEqual(readFacts("  "), []);
});

test("what is no number is said to be unreadable, never dropped", () => {
  for (const typed of ["fire", "0", "-4", "4??", "1e3", "412?x", "١٢"]) assert.equal(readFacts(typed), null, typed);
  const request = wordingRequest({ title: "T", text: "X", facts: "412 fire" }, null, NOON);
  assert.deepEqual(request.problem, { field: "facts", code: "statement.facts_unreadable" });
});

test("a mark in the text that is no fact is found, once", () => {
  const text = "Åben [2]. Vand [3?] og igen [3?]. Ikke [x] eller [ 4].";
  assert.deepEqual(citedOnly(text, [{ entry: 2 }]), [3]);
  assert.deepEqual(citedOnly(text, [{ entry: 2 }, { entry: 3 }]), []);
});

test("a draft is exactly the command, with nothing empty in it", () => {
  const fields = { title: " Vand ", text: " Bliv hjemme. ", audience: "", place: " ", incident: "", facts: "" };
  assert.deepEqual(wordingRequest(fields, null, NOON), {
    command: "DraftStatement",
    body: { title: "Vand", text: "Bliv hjemme.", audience: "everybody", facts: [], signers: [] },
  });
});

test("a change sends the whole wording, and the version it was made from", () => {
  const fields = {
    ...{ title: "Vand", text: "Bliv hjemme.", audience: "area", place: "Kolding", incident: "2" },
    ...{ facts: "4?", next_update_at: "14:30", expires_at: "23/11 08:00" },
    ...{ "signer:vejle": "vejle", "signer:brs": "brs", "signer:horsens": "" },
  };
  const { command, body } = wordingRequest(fields, { statement: 3, base: 2 }, NOON);
  assert.equal(command, "ChangeStatement");
  assert.deepEqual(body, {
    ...{ title: "Vand", text: "Bliv hjemme.", audience: "area", place: "Kolding", incident: 2 },
    facts: [{ entry: 4, cited_as: "unconfirmed" }],
    signers: ["brs", "vejle"],
    next_update_at: "2026-11-22T13:30:00.000Z",
    expires_at: "2026-11-23T07:00:00.000Z",
    ...{ statement: 3, base: 2 },
  });
});

test("what is missing stands beside its field", () => {
  const wrong = (fields) => wordingRequest({ title: "T", text: "X", ...fields }, null, NOON).problem;
  assert.equal(wrong({ title: " " }).field, "title");
  assert.equal(wrong({ text: "\n" }).field, "text");
  assert.deepEqual(wrong({ expires_at: "i aften" }), { field: "expires_at", code: "time.unreadable" });
  assert.deepEqual(wrong({ next_update_at: "29/3/2026 02:30" }), { field: "next_update_at", code: "time.skipped" });
});

test("signing and letting out name the exact text", () => {
  const text = { statement: 3, version: 2 };
  assert.deepEqual(statementStep("submit", ONE), { command: "SubmitStatement", body: text });
  assert.deepEqual(statementStep("sign", ONE), { command: "SignStatement", body: { ...text, hash: HASH } });
  assert.deepEqual(statementStep("release", ONE), { command: "ReleaseStatement", body: { ...text, hash: HASH } });
});

test("what needs words is not sent without them", () => {
  for (const [what, field] of [["return", "reason"], ["keep", "reason"], ["retract", "notice"]]) {
    assert.equal(statementStep(what, ONE, { [field]: "  " }).problem.field, field);
  }
  assert.deepEqual(statementStep("return", ONE, { reason: " Forkert " }).body, { statement: 3, version: 2, reason: "Forkert" });
  assert.deepEqual(statementStep("keep", { ...ONE, entry: 13 }, { reason: "Uden betydning" }).body, {
    ...{ statement: 3, entry: 13, reason: "Uden betydning" },
  });
  assert.deepEqual(statementStep("retract", ONE, { notice: "Gælder ikke" }).body, { statement: 3, notice: "Gælder ikke" });
});

test("a text is dropped with or without a reason", () => {
  assert.deepEqual(statementStep("discard", ONE), { command: "DiscardStatement", body: { statement: 3 } });
  assert.deepEqual(statementStep("discard", ONE, { reason: " Forældet " }).body, { statement: 3, reason: "Forældet" });
});

test("one channel is sent again, and only that", () => {
  const { body } = statementStep("resend", { ...ONE, channel: "webhook", act: "retract" });
  assert.deepEqual(body, { statement: 3, channel: "webhook", act: "retract" });
  assert.throws(() => statementStep("erase", ONE));
});

test("the holding statement needs an event and a time to come", () => {
  const fields = { what: " Brand ", place: "", next_update_at: "13:30" };
  assert.deepEqual(deskStep("holding", fields, NOON), {
    command: "IssueHoldingStatement",
    body: { what: "Brand", next_update_at: "2026-11-22T12:30:00.000Z" },
  });
  assert.equal(deskStep("holding", { ...fields, what: "" }, NOON).problem.field, "what");
  assert.equal(deskStep("holding", { ...fields, next_update_at: "" }, NOON).problem.code, "statement.next_missing");
  assert.equal(deskStep("pause", { reason: "" }, NOON).problem.field, "reason");
  assert.deepEqual(deskStep("resume", {}, NOON), { command: "ResumePublishing", body: {} });
});

test("the preview says the time in the words that are sent", () => {
  assert.equal(comingWords("14:05", NOON), "kl. 14:05");
  assert.equal(comingWords("00:20", Date.parse("2026-11-24T22:50:00Z")), "onsdag 25. november 2026 kl. 00:20");
  assert.equal(comingWords("", NOON), "");
  assert.equal(comingWords("snart", NOON), "");
});

test("a promised time that is over becomes half an hour from now; another stays as typed", () => {
  assert.equal(freshTime("14:05", NOON), "14:05");
  assert.equal(freshTime("12:30", NOON), "13:30");
  assert.equal(freshTime("", Date.parse("2026-11-24T22:47:00Z")), "25/11 00:15");
  assert.equal(freshTime("snart", NOON), "snart");
});

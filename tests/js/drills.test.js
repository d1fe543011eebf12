/** A drill's clock as it is read, and what is typed about a drill as commands. */

import assert from "node:assert/strict";
import test from "node:test";

import { answerFor } from "../../static/js/drills/answers.js";
import { drillFace, drillSeconds } from "../../static/js/drills/clock.js";
import { lineSpan } from "../../static/js/drills/prepare.js";
import {
  answerRequest,
  clockRequest,
  drillTime,
  endRequest,
  giveRequest,
  prepareRequest,
  writeRequest,
} from "../../static/js/drills/request.js";

const OP = "op-1";
const at = (command) => `/api/v1/operations/op-1/commands/${command}`;

test("the clock goes on by its speed while it runs, and stands still otherwise", () => {
  assert.equal(drillSeconds({ at: 60, speed: 10, phase: "running" }, 3_000), 90);
  assert.equal(drillSeconds({ at: 60, speed: 10, phase: "paused" }, 3_000), 60);
  assert.equal(drillSeconds({ at: 60, speed: 1, phase: "ended" }, 3_000), 60);
});

test("a drill's time is read as hours and minutes, also after a day", () => {
  assert.deepEqual(drillFace(2_527.9), { face: "T+00:42", rest: ":07" });
  assert.deepEqual(drillFace(90_061), { face: "T+25:01", rest: ":01" });
  assert.deepEqual(drillFace(-3), { face: "T+00:00", rest: ":00" });
});

for (const [typed, seconds] of [["T+1:30", 5_400], ["t+01:30:15", 5_415], ["1:30", 5_400], ["90", 5_400], ["", null], ["snart", null], ["1:75", null]]) {
  test(`»${typed}« is ${seconds} seconds of the drill`, () => assert.equal(drillTime(typed), seconds));
}

test("a script goes with its code word, and with a seed when one is typed", () => {
  const typed = { script: "format: 1\n", code_word: " blå hejre ", seed: "7" };
  assert.deepEqual(prepareRequest(OP, typed), { path: at("PrepareDrill"), body: { script: "format: 1\n", code_word: "blå hejre", seed: 7 } });
  assert.equal("seed" in prepareRequest(OP, { ...typed, seed: " " }).body, false);
  assert.equal(prepareRequest(OP, { ...typed, seed: "syv" }).problem.field, "seed");
  assert.equal(prepareRequest(OP, { ...typed, script: " " }).problem.field, "script");
  assert.equal(prepareRequest(OP, { ...typed, code_word: "" }).problem.field, "code_word");
});

test("each move of the clock says the newest move that was seen, and what it needs", () => {
  assert.deepEqual(clockRequest(OP, { move: "pause" }, 12).body, { move: "pause", base: 12 });
  assert.deepEqual(clockRequest(OP, { move: "speed", speed: "5" }, 12).body, { move: "speed", base: 12, speed: 5 });
  assert.deepEqual(clockRequest(OP, { move: "jump", to: "T+2:00" }, 12).body, { move: "jump", base: 12, to_s: 7_200 });
  assert.deepEqual(clockRequest(OP, { move: "postpone", by: "15" }, 12).body, { move: "postpone", base: 12, by_s: 900 });
  assert.equal(clockRequest(OP, { move: "jump", to: "snart" }, 12).problem.field, "to");
  assert.equal(clockRequest(OP, { move: "postpone", by: "0" }, 12).problem.field, "by");
});

test("what was jumped over is given by hand, for the time it was missed", () => {
  assert.deepEqual(giveRequest(OP, { give: "aviser", time: "2" }), { path: at("GiveInject"), body: { inject: "aviser", time: 2 } });
});

test("an inject by hand goes to the seats and cells that are ticked", () => {
  const typed = { sender: "TV Syd", text: "Må vi filme?", channel: "phone", "seats:kolding": "yes", "cells:media": "yes" };
  const body = { sender: "TV Syd", text: "Må vi filme?", seats: ["kolding"], cells: ["media"], channel: "phone" };
  assert.deepEqual(writeRequest(OP, typed), { path: at("WriteInject"), body });
  assert.equal(writeRequest(OP, { ...typed, sender: "" }).problem.field, "sender");
  assert.equal(writeRequest(OP, { ...typed, text: " " }).problem.field, "text");
  assert.equal(writeRequest(OP, { sender: "TV Syd", text: "Må vi filme?" }).problem.field, "seats");
});

test("an answer has words; a seat ends the drill by the code word, control without", () => {
  assert.deepEqual(answerRequest(OP, 9, { text: " Nej. " }).body, { given: 9, text: "Nej." });
  assert.equal(answerRequest(OP, 9, { text: " " }).problem.field, "text");
  assert.equal(endRequest(OP, { kind: "real_event", code_word: " " }).problem.field, "code_word");
  assert.deepEqual(endRequest(OP, { kind: "real_event", code_word: "x" }).body, { kind: "real_event", code_word: "x" });
  assert.deepEqual(endRequest(OP, { kind: "finished", code_word: "" }, true).body, { kind: "finished" });
});

test("the answering cell says whose words they are, and why when it is no", () => {
  const task = { answerFor: "task", number: "3", authority: "vejle" };
  const said = { authority: "vejle", who: "Svarcellen", channel: "phone" };
  assert.deepEqual(answerFor(OP, task, {}, "accept"), { path: at("MoveTask"), body: { task: 3, move: "accept", on_behalf_of: said } });
  assert.equal(answerFor(OP, task, { reason: "" }, "decline").problem.field, "reason");
  const request = { answerFor: "request", number: "1", authority: "vejle" };
  assert.equal(answerFor(OP, request, { reason: "" }, "no").problem.field, "reason");
  assert.deepEqual(answerFor(OP, request, { reason: "Alle er ude" }, "no").body, { request: 1, reason: "Alle er ude", on_behalf_of: said });
  const call = { answerFor: "call", number: "2", authority: "vejle" };
  assert.deepEqual(answerFor(OP, call, {}, "present").body, { call: 2, answer: "present", on_behalf_of: said });
});

test("the answering cell promises all, a part, or nothing, and says where it is", () => {
  const said = { authority: "brs", who: "Svarcellen", channel: "phone" };
  const request = { answerFor: "request", number: "1", authority: "brs" };
  const part = { "promised:pumpe": " 2 ", "promised:baad": "", reason: "Resten er ude" };
  const promised = [{ resource_id: "pumpe", amount: 2 }];
  assert.deepEqual(answerFor(OP, request, part, "promise").body, { request: 1, promised, reason: "Resten er ude", on_behalf_of: said });
  assert.deepEqual(answerFor(OP, request, part, "no").body, { request: 1, reason: "Resten er ude", on_behalf_of: said });
  assert.equal(answerFor(OP, request, { "promised:pumpe": "0" }, "promise").problem.field, "promised");
  assert.equal(answerFor(OP, request, { "promised:pumpe": "to" }, "promise").problem.code, "request.no_number");
  const promise = { answerFor: "promise", number: "4", authority: "brs" };
  const moved = { path: at("MovePromise"), body: { promise: 4, state: "on_the_way", on_behalf_of: said } };
  assert.deepEqual(answerFor(OP, promise, {}, "on_the_way"), moved);
  assert.equal(answerFor(OP, promise, {}, "release").problem.field, "reason");
  assert.equal(answerFor(OP, promise, { reason: "Aflyst" }, "release").path, at("ReleasePromise"));
});

test("the line that cannot be played is marked whole", () => {
  assert.deepEqual(lineSpan("a: 1\nbb: 2\nc: 3", 2), [5, 10]);
});

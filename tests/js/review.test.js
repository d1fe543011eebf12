/** What is sent when something is judged, and when a seat gives its hot wash. */

import assert from "node:assert/strict";
import test from "node:test";

import { entriesOf, noteRequest, washRequest } from "../../static/js/review/request.js";

test("a note goes with its criterion and the entries that show it", () => {
  const typed = { grade: "S", about: "goal:varsel", text: " Sent ", entries: "Ø12, 14" };
  assert.deepEqual(noteRequest("op-1", typed), {
    path: "/api/v1/operations/op-1/commands/NoteEvaluation",
    body: { grade: "S", goal: "varsel", text: "Sent", entries: [12, 14] },
  });
  assert.deepEqual(noteRequest("op-1", { grade: "P", about: "inject:opkald" }).body, { grade: "P", inject: "opkald" });
});

test("without a grade, or with a number that is none, nothing is sent", () => {
  assert.equal(noteRequest("op-1", { text: "Sent" }).problem.field, "grade");
  assert.equal(noteRequest("op-1", { grade: "U", entries: "tolv" }).problem.field, "entries");
});

test("numbers are read as they are said aloud", () => {
  assert.deepEqual(entriesOf("Ø12 ø13;#14\n15"), [12, 13, 14, 15]);
  assert.deepEqual(entriesOf("  "), []);
  assert.equal(entriesOf("12 og 13"), null);
});

test("a hot wash is the lines that say something", () => {
  const fields = { "good:1": "Roen", "good:2": " ", "better:3": " Overblikket" };
  assert.deepEqual(washRequest("op-1", fields).body, { good: ["Roen"], better: ["Overblikket"] });
});

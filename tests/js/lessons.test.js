/** What is sent about lessons. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { finishRequest, lessonRequest, reopenRequest } from "../../static/js/lessons/request.js";

const FIELDS = { text: " For sent ", what: "Aftal det", owner: "kolding", due: "2027-03-01", operation: "op-1", entries: "12, Ø40", plan: "" };
const BODY = { text: "For sent", what: "Aftal det", owner: "kolding", due: "2027-03-01", operation: "op-1" };

test("a lesson is sent with owner, day, and the entries that show it", () => {
  const request = lessonRequest(FIELDS, null);
  const body = { ...BODY, readers: { sight: "internal" }, entries: [12, 40] };
  assert.deepEqual(request, { command: "NoteLesson", body });
  const anew = lessonRequest(FIELDS, { number: 7, seen: 9 });
  assert.deepEqual(anew, { command: "ChangeLesson", body: { ...body, lesson: 7, seen: 9 } });
});

test("what is missing is said beside its field", () => {
  for (const name of ["text", "what", "owner", "due"]) {
    const { problem } = lessonRequest({ ...FIELDS, [name]: " " }, null);
    assert.deepEqual(problem, { field: name, code: `lesson.${name}_missing` });
  }
  const code = (more) => lessonRequest({ ...FIELDS, ...more }, null).problem.code;
  assert.equal(code({ entries: "tolv" }), "lesson.entries_unreadable");
  assert.equal(code({ operation: "" }), "lesson.no_operation");
});

test("it is closed with how it was seen, and opened again with why", () => {
  const about = { number: 7, seen: 9 };
  const ids = { lesson: 7, seen: 9 };
  assert.deepEqual(finishRequest({ how: " Set " }, about), { command: "FinishLesson", body: { ...ids, how: "Set" } });
  assert.equal(finishRequest({ how: "" }, about).problem.code, "lesson.how_missing");
  assert.deepEqual(reopenRequest({ reason: "Nej" }, about), { command: "ReopenLesson", body: { ...ids, reason: "Nej" } });
  assert.equal(reopenRequest({}, about).problem.code, "lesson.reason_missing");
});

/** The script's editor: fields and what they mean, the time line's places, where a fault belongs. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { beginRequest, deskOf } from "../../static/js/scripts/begin.js";
import { base64 } from "../../static/js/scripts/sheets.js";
import { laid } from "../../static/js/scripts/timeline.js";
import { at, changed, clock, inOrder, placed, put, seconds, shown } from "../../static/js/scripts/values.js";

const INJECT = { id: "varsel", to: ["formand", "kolding"], at: "5m", expects: { reaction: "Ring" }, weather: "blæst", text: "Vand\n" };
const untouched = (path, kind) => ({ path, kind, text: shown(kind, at(INJECT, path)), ticked: Boolean(at(INJECT, path)) });

test("what nobody has touched stays as it was, and what has no field too", () => {
  const fields = [untouched("id", "line"), untouched("to", "words"), untouched("text", "line"), untouched("held", "yes"), untouched("expects.goal", "line")];
  assert.deepEqual(changed(INJECT, fields), INJECT);
});

test("what is typed is read by its kind", () => {
  const made = changed(INJECT, [
    { path: "to", kind: "words", text: "formand; brs ,, " },
    { path: "expects.goal", kind: "line", text: " varsling " },
    { path: "expects.criterion.P", kind: "line", text: "Gjort" },
    { path: "held", kind: "yes", ticked: true },
    { path: "chance", kind: "number", text: "0,5" },
    { path: "fields", kind: "json", text: '{"text": "x"}' },
    { path: "one_of", kind: "parts", text: "En\n---\nTo\nlinjer" },
    { path: "questions", kind: "lines", text: "Hvem?\n\nHvad?" },
  ]);
  assert.deepEqual(made.to, ["formand", "brs"]);
  assert.deepEqual(made.expects, { reaction: "Ring", goal: "varsling", criterion: { P: "Gjort" } });
  assert.deepEqual([made.held, made.chance, made.fields], [true, 0.5, { text: "x" }]);
  assert.deepEqual([made.one_of, made.questions], [["En", "To\nlinjer"], ["Hvem?", "Hvad?"]]);
});

test("what is wiped is gone, with what held it; what is no number or object is left for the check", () => {
  const made = changed(INJECT, [{ path: "expects.reaction", kind: "line", text: " " }, { path: "chance", kind: "number", text: "halvt" }, { path: "fields", kind: "json", text: "{" }]);
  assert.equal("expects" in made, false);
  assert.deepEqual([made.chance, made.fields], ["halvt", "{"]);
  assert.deepEqual(put({ a: { b: 1 } }, "a.b", undefined), {});
  assert.deepEqual(put({ a: "x" }, "a.b", 1), { a: { b: 1 } });
});

test("items stand in the order of their times, those without after what they stood after", () => {
  const names = inOrder([{ id: "c", at: "1h" }, { id: "d" }, { id: "a", at: "5m" }, { id: "b", at: "5m" }, { id: "x", at: "snart" }]).map((one) => one.id);
  assert.deepEqual(names, ["a", "b", "x", "c", "d"]);
  assert.deepEqual([seconds("1h30m"), seconds("90s"), seconds("-5m"), seconds(""), seconds("h")], [5400, 90, null, null, null]);
  assert.deepEqual([clock(0), clock(5400), clock(86_400)], ["0:00", "1:30", "24:00"]);
});

test("a fault belongs to a field of an item, to a section, or to neither", () => {
  assert.deepEqual(placed("injects[3].expects.goal"), { list: "injects", item: 2, field: "expects.goal" });
  assert.deepEqual(placed("branches[1].then[2]"), { list: "branches", item: 0, field: "then" });
  assert.deepEqual(placed("operation.name"), { list: null, item: null, field: "operation.name" });
  assert.deepEqual(placed("injects[1]"), { list: "injects", item: 0, field: "" });
});

const MARK = { kind: "inject", place: "injects[1]", name: "a", at_s: 0, last_s: 0, rows: ["formand"], sure: true, held: false, text: "" };
const LINE = {
  rows: [{ name: "formand", played_by: "formand" }, { name: "kolding", played_by: "kolding" }],
  marks: [MARK, { ...MARK, name: "b" }, { ...MARK, name: "c", at_s: 600, last_s: 600, rows: ["formand", "kolding"] }, { ...MARK, name: "d", at_s: null, last_s: null }],
  length_s: 600,
  ticks: [0, 300, 600],
};

test("marks stand by time and role, two at once under each other, what has no time at the end", () => {
  const { marks, rows, ticks, wide } = laid(LINE, 1000);
  const [a, b, c] = marks;
  assert.equal(a.x, ticks[0].x);
  assert.equal(c.x, ticks[2].x);
  assert.equal(b.x, a.x);
  assert.ok(b.y > a.y);
  assert.equal(c.y, a.y);
  const last = marks.find((one) => one.name === "d");
  assert.ok(last.x > c.x && last.x < wide);
  const below = marks.find((one) => one.name === "c" && one.y > rows[1].y);
  assert.ok(below.y < rows[1].y + rows[1].high);
  assert.ok(laid({ rows: [], marks: [], length_s: 0, ticks: [0, 60] }, 100).wide >= 640);
});

test("a file is carried byte by byte", () => {
  assert.equal(base64(new Uint8Array([0, 255, 80, 75])), "AP9QSw==");
});

test("a drill is opened as an EXERCISE under its name, and made ready at control's desk", () => {
  assert.deepEqual(beginRequest({ name: " Øvelse vand ", level: "staff" }).body, { name: "Øvelse vand", mode: "EXERCISE", level: "staff" });
  assert.equal(beginRequest({ name: " " }).problem.field, "name");
  assert.equal(deskOf("op-1", "sc-1"), "/operationer/op-1/oevelse?drejebog=sc-1");
});

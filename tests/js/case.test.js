import assert from "node:assert/strict";
import { test } from "node:test";

import { fieldOf } from "../../static/js/core/command.js";
import { readNumbers } from "../../static/js/core/numbers.js";
import { incidentRequest, readShape } from "../../static/js/incidents/request.js";
import { overlap } from "../../static/js/map/labels.js";
import { placePins } from "../../static/js/map/pins.js";
import { refsOf } from "../../static/js/map/refs.js";
import { fieldsOf, merged, newObjectId, objectRequest, readAmount } from "../../static/js/register/request.js";
import { rowFields, rowRequest } from "../../static/js/responsibility/request.js";
import { layOutBody } from "../../static/js/tasks/cards.js";
import { askRequest, needsWords, reportRequest, stepRequest, timesRequest } from "../../static/js/tasks/request.js";

const NOW = Date.parse("2026-11-17T13:32:00Z");
const fields = {
  ...{ drawn: "polygon", positions: "55.49, 9.47\n55.49, 9.48\n55.48, 9.48", title: " Kolding Å " },
  ...{ kind: "flood", severity: "red", status: "ongoing", distance_m: "500", entries: "412 #415", since: "" },
};
const SHAPE = { type: "Polygon", coordinates: [[[9.47, 55.49], [9.48, 55.49], [9.48, 55.48], [9.47, 55.49]]] };

test("a new incident says all that stands in the form", () => {
  const { command, body } = incidentRequest({ fields, objects: ["ob-a"], original: null }, NOW);
  assert.equal(command, "OpenIncident");
  assert.deepEqual(body.shape, SHAPE);
  assert.deepEqual([body.title, body.entries, body.objects], ["Kolding Å", [412, 415], ["ob-a"]]);
});

test("a change says only what is new", () => {
  const { positions, drawn, ...rest } = fields;
  const original = { ...rest, title: "Kolding Å", distance_m: 500, entries: [412, 415], objects: [], shape: SHAPE };
  const changed = { fields: { ...fields, severity: "yellow" }, objects: [], original: { ...original, incident: 3 } };
  const expected = { incident: 3, severity: "yellow" };
  assert.deepEqual(incidentRequest(changed, NOW), { command: "ChangeIncident", body: expected });
  assert.ok(positions && drawn);
});

test("what cannot be sent is told beside its field", () => {
  const wrong = (change) => incidentRequest({ fields: { ...fields, ...change }, objects: [] }, NOW).problem;
  assert.equal(wrong({ positions: "" }).code, "incident.shape_missing");
  assert.equal(wrong({ positions: "55.49, 9.47" }).code, "incident.shape_short");
  assert.equal(wrong({ title: " " }).field, "title");
  assert.equal(wrong({ entries: "abc" }).field, "entries");
  assert.equal(wrong({ distance_m: "60000" }).field, "distance_m");
  assert.equal(wrong({ since: "snart" }).code, "time.unreadable");
  assert.deepEqual(readShape({ drawn: "point", positions: "x" }).problem.wrong, 1);
  assert.deepEqual(readNumbers("Ø4, 4;5"), [4, 5]);
});

test("a step by telephone says whose words they are; declining says why", () => {
  const task = { number: 2, authority: "kolding", phone: true };
  assert.ok(needsWords("accept", true));
  assert.ok(!needsWords("accept", false));
  assert.equal(stepRequest("accept", task, {}).problem.field, "on_behalf_of.who");
  assert.equal(stepRequest("decline", { ...task, phone: false }, {}).problem.field, "reason");
  const { body } = stepRequest("accept", task, { "on_behalf_of.who": "Mette Holm" });
  const spoken = { authority: "kolding", who: "Mette Holm", channel: "phone" };
  assert.deepEqual(body, { task: 2, move: "accept", on_behalf_of: spoken });
  assert.equal(stepRequest("confirm", task).command, "ConfirmTaskMove");
});

test("asking for a task leaves out what is empty", () => {
  assert.equal(askRequest({ kind: "", title: "Noget" }, NOW).problem.field, "kind", "nothing is asked that nobody chose");
  const asked = askRequest({ kind: "evacuate", incident: "3", title: " ", deadline: "15:30" }, NOW);
  assert.deepEqual(asked.body, { kind: "evacuate", incident: 3, deadline: "2026-11-17T14:30:00.000Z" });
});

test("another's status is reported on its behalf, one's own is not", () => {
  const own = reportRequest({ colour: "red", sector: "politi", need: "mandskab" }, "politi", NOW);
  assert.deepEqual(own.body, { colour: "red", need: "mandskab" });
  assert.equal(reportRequest({ colour: "red", sector: "brs" }, "politi", NOW).problem.field, "on_behalf_of.who");
  assert.equal(reportRequest({}, "politi", NOW).problem.field, "colour");
});

test("a row of the matrix has one lead and comes back as it was", () => {
  const row = { number: 4, sector: "Redning", kind: "pump", title: "Pump", lead_by: "fire_service" };
  const whole = { ...row, supporting: ["brs"], supporting_by: [], verified: true };
  assert.deepEqual(rowRequest(rowFields(whole), 4).row, whole);
  assert.equal(rowRequest({ ...row, lead: "politi" }, 4).problem.code, "row.lead_missing");
});

test("a new place gets an id, an untouched shape stays to the last digit", () => {
  assert.match(newObjectId("Ab_-9"), /^ob-[0-9a-z]{12}$/);
  const shape = { type: "Point", coordinates: [9.472212, 55.491719] };
  const kept = { positions: "55.49172, 9.47221", kind: "point", shape };
  const wanted = { fields: { name: "x", category: "El", drawn: "point", positions: kept.positions }, id: "ob-1" };
  assert.deepEqual(objectRequest({ ...wanted, original: {}, kept }).body.object.shape, shape);
});

test("a place comes back from its form as it was, an event and its capacity too", () => {
  const occasion = { begins: "2026-11-17T17:00:00.000Z", ends: "2026-11-17T23:00:00.000Z", attendance: 4200 };
  const was = { name: "x", category: "El", confidence: "low", classification: "internal", capacity: { amount: 12.5, unit: "m³/t" }, occasion };
  const fields = { ...fieldsOf(was, (instant) => instant.slice(11, 13) === "17" ? "18:00" : "18/11 00:00"), drawn: "point", positions: "55.49172, 9.47221" };
  const made = (change) => objectRequest({ fields: { ...fields, ...change }, id: "ob-1", original: null, now: NOW });
  const [object] = made({}).body.objects;
  assert.deepEqual([object.capacity, object.occasion, object.classification], [was.capacity, occasion, "internal"]);
  assert.equal(made({ "occasion.ends": "" }).problem.field, "occasion.ends");
  assert.equal(made({ "occasion.attendance": "mange" }).problem.code, "object.attendance_unreadable");
  assert.equal(made({ "capacity.unit": " " }).problem.field, "capacity.unit");
  assert.deepEqual(["4.500", "12,5", "1.200,5", "3.5", "x", ""].map(readAmount), [4500, 12.5, 1200.5, 3.5, null, null]);
});

test("of two who change a place each keeps what he wrote, and takes what the other did", () => {
  const before = { owner: "A", note: "", contact: "K" };
  const mine = { owner: "mig", note: "", contact: "K" };
  const { fields, taken, both } = merged(before, mine, { owner: "B", note: "ny", contact: "K" });
  assert.deepEqual([fields, taken, both], [{ owner: "mig", note: "ny", contact: "K" }, ["note"], ["owner"]]);
});

test("labels of incidents do not cover each other and stay in the frame", () => {
  const pins = [0, 4, 8].map((x) => ({ x: 580 + x, y: 300, wide: 150, high: 26 }));
  const boxes = placePins(pins, [0, 0, 600, 600]).map(({ dx, dy }, index) => {
    const { x, y, wide, high } = pins[index];
    return [x + dx, y + dy - high / 2, x + dx + wide, y + dy + high / 2];
  });
  assert.ok(boxes.every((box, index) => boxes.slice(index + 1).every((other) => !overlap(box, other))));
  assert.ok(boxes.every((box) => box[2] <= 600));
});

test("an entry points at every incident and task that names it", () => {
  const refs = refsOf([{ label: "H1", url: "/h1", entries: ["4"] }, { label: "O2", url: "/o2", entries: ["4"] }]);
  assert.deepEqual(refs.get("4").map(({ label }) => label), ["H1", "O2"]);
});

test("a fault inside an object is shown beside the field that holds it", () => {
  assert.equal(fieldOf("objects[0].name"), "name");
  assert.equal(fieldOf("shape.coordinates[0][1]"), "shape");
  assert.equal(fieldOf("on_behalf_of.who"), "on_behalf_of.who");
  assert.equal(fieldOf(null), "");
});

test("deadline and order are said anew, and a deadline nobody touched keeps its seconds", () => {
  const asked = { number: 4, deadline: "2026-11-17T15:30:40.000Z", typed: "16:30" };
  const fields = { deadline: "16:30", remind_minutes: "20", waits_for: "O3, o1 og 3" };
  const said = timesRequest(fields, asked, NOW);
  assert.deepEqual(said.body, { task: 4, waits_for: [3, 1], remind_minutes: 20, deadline: asked.deadline });
  assert.notEqual(timesRequest({ ...fields, deadline: "16:31" }, asked, NOW).body.deadline, asked.deadline);
  assert.deepEqual(timesRequest({}, asked, NOW).body, { task: 4 });
  assert.equal(timesRequest({ waits_for: "mig" }, asked, NOW).problem.code, "task.before_unreadable");
  assert.equal(timesRequest({ remind_minutes: "0" }, asked, NOW).problem.code, "task.remind_unreadable");
});

test("a card is laid out as it was read, with whom one chose, and again only when that is meant", () => {
  const told = { plan: "pl-000000000001", version: "41", card: "2", incident: "3" };
  const body = { plan: "pl-000000000001", version: 41, card: 2, incident: 3 };
  assert.deepEqual(layOutBody(told, [], false), body);
  const choices = [{ step: 2, authority: "brs" }, { step: 2, authority: "vejle" }];
  assert.deepEqual(layOutBody(told, choices, true), { ...body, choices: [choices[1]], again: true });
});

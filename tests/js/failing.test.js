/** What is typed about what depends on what, and what is out of use. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { appended } from "../../static/js/dependencies/picking.js";
import { dropRequest, readMinutes, readStarts, retireSupplyRequest, saveRequest, supplyRequest } from "../../static/js/dependencies/request.js";
import { countdown, markFailing } from "../../static/js/outages/marks.js";
import { outageRequest } from "../../static/js/outages/request.js";
import { retireRequest } from "../../static/js/register/request.js";
import { askedOf } from "../../static/js/tasks/proposals.js";

const IDS = { værket: "ob-1", trafoen: "ob-2" };
const find = (name) => IDS[name.toLowerCase()];
const NOON = Date.parse("2026-11-22T12:00:00Z");

test("a time is typed as one says it, and what is none is not guessed", () => {
  assert.equal(readMinutes("4 t"), 240);
  assert.equal(readMinutes("1 døgn 2 t"), 1560);
  assert.equal(readMinutes("90"), 90);
  assert.equal(readMinutes("et stykke tid"), null);
  assert.equal(readMinutes("4 x"), null);
  assert.equal(readMinutes(""), null);
});

test("a supply is sent by ids, and a name that is not one place stays beside its field", () => {
  const typed = {
    ...{ "supply.consumer": "Værket", "supply.kind": "electricity", "supply.suppliers": "trafoen\n" },
    ...{ "supply.needed": "1", "supply.holdout_minutes": "4 t", "supply.source": "" },
  };
  const supply = { consumer: "ob-1", kind: "electricity", suppliers: ["ob-2"], needed: 1, holdout_minutes: 240 };
  assert.deepEqual(supplyRequest(typed, 0, find).body, { supply, another: true });
  const north = { ...typed, "supply.name": " Nord " };
  delete north["supply.kind"];
  const changed = { ...supply, name: "Nord", group: 2 };
  assert.deepEqual(supplyRequest(north, 7, find, { kind: "electricity", group: 2 }).body, { supply: changed, seen: 7 });
  assert.deepEqual(supplyRequest({ ...typed, "supply.suppliers": "andre" }, 0, find).problem, {
    ...{ field: "supply.suppliers", code: "needs.no_place", name: "andre" },
  });
  assert.equal(supplyRequest({ ...typed, "supply.suppliers": " " }, 0, find).problem.code, "needs.suppliers_missing");
  assert.equal(supplyRequest({ ...typed, "supply.needed": "én" }, 0, find).problem.field, "supply.needed");
});

test("a what-if has a place on each line, at once or later", () => {
  assert.deepEqual(readStarts("Trafoen; 30 min\nværket", find).starts, [
    { object: "ob-2", after_minutes: 30 },
    { object: "ob-1", after_minutes: 0 },
  ]);
  assert.equal(readStarts("trafoen; snart", find).problem.code, "needs.no_time");
  assert.equal(readStarts("\n", find).problem.code, "needs.starts_missing");
  const known = { starts: [{ object: "ob-2", minutes: 30 }], what_if: 3, seen: 41 };
  const starts = [{ object: "ob-2", after_minutes: 30 }];
  assert.deepEqual(saveRequest({ name: " Strøm " }, known).body, { name: "Strøm", starts, what_if: 3, seen: 41 });
  assert.deepEqual(saveRequest({ name: "Ny" }, { ...known, what_if: null, seen: null }).body, { name: "Ny", starts });
});

test("what is taken away says which version was seen", () => {
  assert.deepEqual(dropRequest({ what_if: 3, seen: 41 }).body, { what_if: 3, seen: 41 });
  const typed = { "supply.consumer": "Værket" };
  const taken = { consumer: "ob-1", kind: "gas", group: 2, seen: 7 };
  assert.deepEqual(retireSupplyRequest(typed, 7, find, { kind: "gas", group: 2 }).body, taken);
  assert.deepEqual(retireRequest("ob-1", { reason: "Nedlagt " }, 9).body, { id: "ob-1", reason: "Nedlagt", seen: 9 });
});

test("a report says which place, and an entry or who said it", () => {
  const sent = outageRequest("up", { object: "værket", entry: "Ø12" }, NOON, find);
  assert.equal(sent.command, "ReportUp");
  assert.equal(sent.body.object, "ob-1");
  assert.equal(sent.body.entry, 12);
  assert.equal(outageRequest("down", { object: "værket" }, NOON, find).problem.code, "outage.source_missing");
  assert.equal(outageRequest("down", { object: "?", source: "vagten" }, NOON, find).problem.code, "needs.no_place");
});

test("what is out of use is red on the map, what will be is yellow, and what works again is neither", () => {
  const rows = (...fails) => fails.map(([key, what]) => ({ dataset: { key, fails: what } }));
  const drawn = (found) => {
    let asked = "";
    let marks = null;
    const root = { querySelectorAll: (selector) => ((asked = selector), found) };
    markFailing(root, { preview: (told) => (marks = told) });
    assert.equal(asked, "[data-fails]");
    return [...marks];
  };
  const told = [["ob-1", "down"], ["ob-2", "coming"], ["ob-3", "failed"]];
  assert.deepEqual(drawn(rows(...told)), [["ob-1", "hit"], ["ob-2", "near"], ["ob-3", "hit"]]);
  assert.deepEqual(drawn([]), []);
});

test("it is counted down to, and what is over is said to be", () => {
  const texts = { say: (code, told) => `${code}${told ? ` ${told.time ?? told.n}` : ""}` };
  assert.equal(countdown(0, texts), "fails.due");
  assert.equal(countdown(192, texts), "fails.in fails.hours 3 fails.minutes 12");
  assert.equal(countdown(1440, texts), "fails.in fails.days 1");
});

test("a task is asked for with the time of the failure, unless it has come", () => {
  const told = { title: "Sikr værket", authority: "vejle", deadline: "2026-11-22T13:00:00Z" };
  assert.deepEqual(askedOf(told, NOON), told);
  assert.equal(askedOf({ ...told, deadline: "2026-11-22T11:00:00Z" }, NOON).deadline, undefined);
});

test("a place that was found is a line more, and none stands there twice", () => {
  assert.equal(appended("", "Trafoen"), "Trafoen");
  assert.equal(appended("Værket; 30 min\n\n", "Trafoen"), "Værket; 30 min\nTrafoen");
  assert.equal(appended("trafoen; 2 t", "Trafoen"), "trafoen; 2 t");
});

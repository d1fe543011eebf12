/** What is typed when a figure is set, as a command. */

import assert from "node:assert/strict";
import test from "node:test";

import { figureRequest } from "../../static/js/figures/request.js";

const NOW = Date.parse("2026-11-17T13:32:00Z");
const typed = { figure: "evacuated", value: " 1.200 ", as_of: "14:05", certainty: "confirmed", entry: "412", source: "" };

test("how many, as of when, by whose word, from the value one has before one", () => {
  assert.deepEqual(figureRequest(typed, 9, NOW), {
    command: "SetFigure",
    body: {
      ...{ figure: "evacuated", value: 1200, certainty: "confirmed", seen: 9 },
      ...{ as_of: "2026-11-17T13:05:00.000Z", entry: 412 },
    },
  });
});

test("an own figure has a name, one of the list has none", () => {
  assert.equal(figureRequest({ ...typed, figure: "own", name: " Køer " }, 0, NOW).body.name, "Køer");
  assert.equal("name" in figureRequest({ ...typed, name: "Køer" }, 0, NOW).body, false);
  assert.equal("seen" in figureRequest(typed, 0, NOW).body, false);
});

for (const [fields, field, code] of [
  [{ figure: "" }, "figure", "figure.missing"],
  [{ figure: "own", name: "" }, "name", "figure.name_missing"],
  [{ value: "mange" }, "value", "figure.no_number"],
  [{ value: "-3" }, "value", "figure.no_number"],
  [{ value: "1.5" }, "value", "figure.no_number"],
  [{ value: "12.50" }, "value", "figure.no_number"],
  [{ as_of: "snart" }, "as_of", "time.unreadable"],
  [{ entry: "fire" }, "entry", "figure.no_entry"],
  [{ entry: "", source: " " }, "source", "figure.source_missing"],
  [{ "on_behalf_of.authority": "kolding" }, "on_behalf_of.who", "callout.who_missing"],
]) {
  test(`${code} is said beside the field and nothing is sent`, () => {
    assert.deepEqual(figureRequest({ ...typed, ...fields }, 0, NOW), { problem: { field, code } });
  });
}

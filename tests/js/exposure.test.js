/** The report's map on paper: its size and theme while it is printed, and its own afterwards. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { paperSize } from "../../static/js/exposure/paper.js";

function page(theme) {
  const heard = new Map();
  const classes = new Set();
  const root = {
    dataset: theme ? { theme } : {},
    classList: { add: (one) => classes.add(one), remove: (one) => classes.delete(one) },
  };
  const calls = [];
  const win = {
    document: { documentElement: root },
    addEventListener: (type, work) => heard.set(type, work),
    setTimeout: (work) => work(),
    print: () => calls.push("print"),
  };
  const button = { addEventListener: (_, work) => heard.set("click", work) };
  paperSize({ win, button, fit: () => calls.push(classes.has("printing") ? "paper" : "screen") });
  return { heard, root, calls };
}

test("the map is fitted to the paper by day, and to the screen in its own theme afterwards", () => {
  const { heard, root, calls } = page("night");
  heard.get("beforeprint")();
  assert.equal(root.dataset.theme, "day");
  heard.get("beforeprint")();
  heard.get("afterprint")();
  assert.equal(root.dataset.theme, "night");
  assert.deepEqual(calls, ["paper", "screen"]);
});

test("the button prints when the map has been drawn, and a page without a theme gets none", () => {
  const { heard, root, calls } = page("");
  heard.get("click")();
  heard.get("beforeprint")();
  heard.get("afterprint")();
  assert.deepEqual(calls, ["paper", "print", "screen"]);
  assert.equal("theme" in root.dataset, false);
});

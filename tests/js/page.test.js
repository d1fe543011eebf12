import assert from "node:assert/strict";
import { test } from "node:test";

import { Announcer } from "../../static/js/core/announce.js";
import { ServerClock } from "../../static/js/core/clock.js";
import { Keys, isCommand } from "../../static/js/core/keys.js";
import { lay } from "../../static/js/core/sheet.js";
import { Shelf } from "../../static/js/core/store.js";
import { Texts, fill } from "../../static/js/core/texts.js";
import { step } from "../../static/js/log/rows.js";
import { SeenMark } from "../../static/js/log/seen.js";

test("a sentence is filled in, and what is unknown stays to be seen", () => {
  assert.equal(fill("forsinket {n} s", { n: 8 }), "forsinket 8 s");
  assert.equal(fill("{ukendt}", {}), "{ukendt}");
  assert.equal(new Texts({ a: "b {x}" }).say("a", { x: "<i>" }), "b <i>");
});

test("the clock follows the server and is not set back by a slow answer", () => {
  let ticks = 1_000;
  const clock = new ServerClock(() => ticks);
  clock.sync("2026-11-17T13:00:00.000Z");
  ticks += 500;
  clock.sync("2026-11-17T13:00:00.200Z");
  assert.equal(new Date(clock.now()).toISOString(), "2026-11-17T13:00:00.500Z");
  ticks += 500;
  clock.sync("2026-11-17T13:00:09.000Z");
  assert.equal(new Date(clock.now()).toISOString(), "2026-11-17T13:00:09.000Z");
  clock.sync("2026-11-17T12:00:00.000Z");
  assert.equal(new Date(clock.now()).toISOString(), "2026-11-17T12:00:00.000Z");
});

test("keys are commands only when nobody is typing or using a shortcut", () => {
  const field = (type) => ({ closest: () => ({ type }) });
  const nothing = { closest: () => null };
  assert.equal(isCommand({ key: "n", target: nothing }), true);
  assert.equal(isCommand({ key: "n", target: field("textarea") }), false);
  assert.equal(isCommand({ key: "n", target: nothing, ctrlKey: true }), false);
  assert.equal(isCommand({ key: "n", target: nothing, isComposing: true }), false);
});

test("one-letter keys can be turned off, Esc cannot", () => {
  const shelf = new Shelf(null);
  const pressed = [];
  const doc = { getElementById: () => null, querySelector: () => null, addEventListener: () => {} };
  const keys = new Keys({
    doc,
    shelf,
    actions: { n: () => pressed.push("n"), Escape: () => pressed.push("Esc") },
  });
  const press = (key) => keys.press({ key, target: null, preventDefault() {} });
  press("n");
  shelf.set("crisis.keys-off", true);
  press("n");
  press("Escape");
  assert.deepEqual(pressed, ["n", "Esc"]);
});

test("an open dialog has the keyboard to itself, also Esc on one of its buttons", () => {
  const pressed = [];
  let [dialog, sheet] = [null, null];
  const doc = { getElementById: () => null, querySelector: (wanted) => (wanted.startsWith("dialog") ? dialog : sheet), addEventListener: () => {} };
  const note = (event) => pressed.push(event.key);
  const keys = new Keys({ doc, shelf: new Shelf(null), actions: { d: note, Escape: note } });
  const press = (key) => {
    let kept = false;
    keys.press({ key, target: null, preventDefault: () => (kept = true) });
    return kept;
  };
  dialog = { open: true };
  assert.equal(press("Escape"), false, "the browser has Esc and closes the dialog");
  press("d");
  assert.deepEqual(pressed, []);
  dialog = null;
  assert.equal(press("Escape"), true);
  sheet = { hidden: false };
  press("d");
  press("Escape");
  assert.deepEqual(pressed, ["Escape", "Escape"], "no letter works behind a form laid over a panel");
});

test("a form laid over a panel takes what it covers out of reach, and gives it back", () => {
  const one = (kind) => ({ hidden: false, inert: false, matches: (wanted) => wanted.includes(kind) });
  const [panel, dialog, form, other] = [one("panel"), one("dialog"), one(".sheet-form"), one(".sheet-form")];
  for (const each of [form, other]) {
    Object.assign(each, { hidden: true, parentElement: { children: [panel, dialog, form, other] } });
    each.matches = (wanted) => wanted.includes(".sheet-form") && !(wanted.includes("not([hidden])") && each.hidden);
  }
  lay(form, true);
  assert.deepEqual([form.hidden, panel.inert, dialog.inert, form.inert], [false, true, false, false]);
  lay(other, true);
  lay(form, false);
  assert.equal(panel.inert, true, "the other one covers it still");
  lay(other, false);
  assert.equal(panel.inert, false);
});

test("several new entries within a moment are said as one sentence", () => {
  const region = { textContent: "" };
  let flush;
  const announcer = new Announcer(region, new Texts({ "say.many": "{n} nye. {last}" }), (act) => {
    flush = act;
  });
  announcer.add(["første"]);
  announcer.add(["anden", "tredje"]);
  flush();
  assert.equal(region.textContent, "3 nye. tredje");
  announcer.add(["alene"]);
  flush();
  assert.equal(region.textContent, "alene");
});

test("whoever comes for the first time has seen what is there", () => {
  const shelf = new Shelf(null);
  const mark = new SeenMark(shelf, "7", "op-1");
  mark.begin(12, "14:23");
  assert.equal(mark.unseen([{ number: 12 }, { number: 11 }]), 0);
});

test("new entries of others are counted until the mark is moved; one's own are not", () => {
  const shelf = new Shelf(null);
  const mark = new SeenMark(shelf, "7", "op-1");
  mark.begin(12, "14:23");
  const rows = [{ number: 15 }, { number: 14, own: true }, { number: 13 }, { number: 12 }];
  assert.equal(mark.unseen(rows), 2);
  mark.move(15, "14:31");
  assert.equal(mark.unseen(rows), 0);
  mark.move(3, "14:32");
  assert.equal(new SeenMark(shelf, "7", "op-1").mark.number, 15);
});

test("moving among the rows stops at the ends", () => {
  const keys = ["3", "2", "1"];
  assert.equal(step(keys, "3", 1), "2");
  assert.equal(step(keys, "3", -1), "3");
  assert.equal(step(keys, "1", 10), "1");
  assert.equal(step(keys, "9", 1), "3");
});

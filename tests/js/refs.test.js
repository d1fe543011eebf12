/** References while one types: the same are found as the server finds. */

import assert from "node:assert/strict";
import test from "node:test";

import { chosen, referencesIn, typingAt } from "../../static/js/log/refs.js";

for (const [text, expected] of [
  ["(@TrekantBrand, @vejle-brandvaesen.)", ["@TrekantBrand", "@vejle-brandvaesen"]],
  ["@Østjyllands og @Østjyllands", ["@Østjyllands"]],
  ["se #412, #Ø7, #H3, #o8 og #P2", ["#412", "#Ø7", "#H3", "#o8", "#P2"]],
  ["ved #[Kolding Havn]. #ob-000000000001", ["#[Kolding Havn]", "#ob-000000000001"]],
  ["vagt@kolding.dk #0 #x3 #12a @@kolding &#39; a#3 /side#4 #[] # @", []],
]) {
  test(`of »${text}« are references: ${expected.join(" ")}`, () => {
    assert.deepEqual(referencesIn(text), expected);
  });
}

test("what is typed before the caret is known, and only while it is a reference", () => {
  assert.deepEqual(typingAt("Ring til @kol", 13), { start: 9, word: "@kol" });
  assert.deepEqual(typingAt("se #", 4), { start: 3, word: "#" });
  assert.deepEqual(typingAt("ved #[Kolding H", 15), { start: 4, word: "#[Kolding H" });
  for (const words of ["@kolding ", "vagt@kol", "ordet", "#12a"]) assert.equal(typingAt(words, words.length), null);
  assert.equal(typingAt("x".repeat(10_000), 10_000), null);
});

test("what is chosen takes the place of what was typed, with one blank after it", () => {
  assert.deepEqual(chosen("Ring @kol", 9, 5, "@kolding"), { text: "Ring @kolding ", caret: 14 });
  assert.deepEqual(chosen("Ring @kol nu", 9, 5, "@kolding"), { text: "Ring @kolding nu", caret: 14 });
});

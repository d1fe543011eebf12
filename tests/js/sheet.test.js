import assert from "node:assert/strict";
import test from "node:test";

import { lay } from "../../static/js/core/sheet.js";

function form() {
  const doc = { activeElement: null };
  const field = { blur: () => (doc.activeElement = null) };
  const made = {
    hidden: false,
    ownerDocument: doc,
    contains: (one) => one === field,
    parentElement: { children: [] },
  };
  return { doc, field, made };
}

test("a form that is put away gives the keyboard back at once", () => {
  const { doc, field, made } = form();
  doc.activeElement = field;
  lay(made, false);
  assert.equal(made.hidden, true);
  assert.equal(doc.activeElement, null, "the next key is a command again");
});

test("what holds the keyboard elsewhere keeps it", () => {
  const { doc, made } = form();
  const other = { blur: () => assert.fail("it was not in the form") };
  doc.activeElement = other;
  lay(made, false);
  lay(made, true);
  assert.equal(doc.activeElement, other);
});

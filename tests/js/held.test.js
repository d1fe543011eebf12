import assert from "node:assert/strict";
import { test } from "node:test";

import { watchHeld } from "../../static/js/core/held.js";

function page(banner) {
  return { querySelector: () => banner, defaultView: { fetch: () => {} } };
}

const answers = (held, ok = true) => async () => ({ ok, json: async () => ({ publishing_held: held }) });

test("the banner of a restore stays while sending is held, and goes when it is let go", async () => {
  let gone = 0;
  let fetch = answers(true);
  const options = { fetch: (...all) => fetch(...all), every: 1 << 30 };
  const look = watchHeld(page({ remove: () => (gone += 1) }), options);
  await look();
  fetch = answers(false, false);
  await look();
  fetch = answers(undefined);
  await look();
  fetch = async () => Promise.reject(new Error("no line"));
  await look();
  assert.equal(gone, 0, "held, or not known to be let go");
  fetch = answers(false);
  await look();
  assert.equal(gone, 1);
});

test("a page without the banner asks nobody", () => {
  assert.equal(watchHeld(page(null)), null);
});

import assert from "node:assert/strict";
import { test } from "node:test";

import { moreOf } from "../../static/js/core/wide.js";

test("what is wider than the screen says on which side there is more", () => {
  const at = (scrollLeft) => moreOf({ scrollLeft, scrollWidth: 900, clientWidth: 400 });
  assert.deepEqual([at(0), at(200), at(500)], ["right", "both", "left"]);
  assert.equal(moreOf({ scrollLeft: 0, scrollWidth: 400, clientWidth: 400 }), "");
});

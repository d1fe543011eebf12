import assert from "node:assert/strict";
import { test } from "node:test";

import { kinds } from "../../static/js/incidents/kinds.js";

test("a category takes along those that stand under it, and names them", () => {
  const found = kinds({ Industri: 2, Tele: 4, "Industri / Kølehuse": 1, "Industri / Lagre": 3, "Havne, søer / Færger": 1 });
  assert.deepEqual(found, [
    { category: "Industri", count: 6, under: [["Lagre", 3], ["Kølehuse", 1]] },
    { category: "Tele", count: 4, under: [] },
    { category: "Havne, søer", count: 1, under: [["Færger", 1]] },
  ]);
});

import assert from "node:assert/strict";
import { test } from "node:test";

import { asked, countOf, typedAs } from "../../static/js/log/search.js";
import { Since } from "../../static/js/log/since.js";

test("the address says what is filled in and nothing else", () => {
  const fields = [["q", " vand "], ["type", "report"], ["type", "decision"], ["sted", ""], ["fra", "  "]];
  assert.equal(asked(fields).query, "q=vand&type=report&type=decision");
  assert.equal(asked([["q", 'a&b "æ" #1']]).query, "q=a%26b+%22%C3%A6%22+%231");
  assert.deepEqual(asked([]), { query: "", unread: [] });
});

test("a time is typed as in the log and stands in the address with its date", () => {
  const now = Date.parse("2026-11-27T10:00:00Z");
  assert.equal(asked([["fra", "10:30"], ["til", "26/11 2300"]], now).query,
    "fra=2026-11-27T10%3A30&til=2026-11-26T23%3A00");
  assert.equal(typedAs("2026-11-27T10:30", now), "10:30");
  assert.equal(typedAs("2026-11-26T23:00", now), "26/11 23:00");
  assert.equal(typedAs("", now), "");
  assert.deepEqual(asked([["fra", "i går"], ["q", "vand"]], now), { query: "q=vand", unread: ["fra"] });
});

test("the words are no filter", () => {
  assert.equal(countOf("q=vand"), 0);
  assert.equal(countOf("q=vand&type=report&type=decision&mine=1"), 3);
});

function since({ mark, checked = false }) {
  const asks = [];
  const offered = [];
  const made = new Since({
    doc: { querySelector: () => ({ addEventListener: () => {} }) },
    door: {
      fragment: async (url) => {
        asks.push(url);
        throw new Error("enough");
      },
    },
    operation: "op-1",
    search: {
      form: { querySelector: () => ({ checked }) },
      since: (number) => offered.push(number),
    },
    mark: { mark },
    go: () => {},
  });
  return { made, asks, offered };
}

test("who has seen all is asked nothing, and who comes for the first time neither", async () => {
  for (const mark of [null, { number: 9 }]) {
    const { made, asks } = since({ mark });
    await made.come(9);
    assert.deepEqual(asks, []);
  }
  const { made, asks } = since({ mark: { number: 5 } });
  await assert.rejects(made.come(9));
  assert.deepEqual(asks, ["/operationer/op-1/paneler/siden?post=5"]);
});

test("the filter offers the mark unless it shows one that was asked for", () => {
  assert.deepEqual(since({ mark: { number: 5 } }).offered, ["5"]);
  assert.deepEqual(since({ mark: { number: 5 }, checked: true }).offered, []);
});

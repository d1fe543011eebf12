import assert from "node:assert/strict";
import { test } from "node:test";

import { Door, SignedOut, Unreachable, judge } from "../../static/js/core/door.js";

const answer = (status, body) => ({ status, ok: status < 400, json: async () => body, text: async () => body });

function door(answers) {
  const sent = [];
  const fetch = async (url, options) => {
    sent.push({ url, ...options });
    const next = answers.shift();
    if (next instanceof Error) throw next;
    return next;
  };
  return { door: new Door({ fetch, csrf: "c", seat: "log", wait: async () => {} }), sent };
}

test("a command carries its key, the seat and the proof against forgery", async () => {
  const made = { operation: "op-1", entries: [4] };
  const { door: it, sent } = door([answer(201, made)]);
  assert.deepEqual(await it.write("/x", { text: "a" }, "key"), { kind: "done", answer: made });
  const { headers, body, method } = sent[0];
  assert.deepEqual(
    [method, body, headers["Idempotency-Key"], headers["X-Seat"], headers["X-CSRF-Token"]],
    ["POST", '{"text":"a"}', "key", "log", "c"],
  );
});

test("a refusal is handed on with its field", async () => {
  const error = { code: "log.occurred_in_future", field: "occurred_at", da: "nej" };
  const { door: it } = door([answer(422, { error })]);
  assert.deepEqual(await it.write("/x", {}, "key"), { kind: "refused", status: 422, error });
});

test("no answer, a broken answer and a server in trouble leave it unknown", async () => {
  const broken = { status: 502, json: async () => JSON.parse("<html>") };
  for (const [given, answered] of [
    [new TypeError("cut"), false],
    [broken, true],
    [answer(503, { error: { code: "store.unavailable" } }), true],
  ]) {
    const { door: it } = door([given]);
    assert.deepEqual(await it.write("/x", {}, "key"), { kind: "unreachable", answered });
  }
});

test("a request that is still being handled is asked about again under the same key", async () => {
  const busy = () => answer(409, { error: { code: "idempotency.in_flight" } });
  const { door: it, sent } = door([busy(), busy(), answer(201, { entries: [1] })]);
  assert.equal((await it.write("/x", {}, "key")).kind, "done");
  assert.deepEqual(sent.map(({ headers }) => headers["Idempotency-Key"]), ["key", "key", "key"]);
});

test("signed out is said as such, also while reading", async () => {
  assert.equal(judge(401, {}).kind, "signedOut");
  const { door: it } = door([answer(401, {}), { type: "opaqueredirect", status: 0, ok: false }]);
  await assert.rejects(it.journal("op-1", 3), SignedOut);
  await assert.rejects(it.fragment("/p"), SignedOut);
});

test("a page that cannot be read is unreachable", async () => {
  const { door: it } = door([new TypeError("cut"), answer(503, "")]);
  await assert.rejects(it.journal("op-1", 3), Unreachable);
  await assert.rejects(it.fragment("/p"), Unreachable);
});

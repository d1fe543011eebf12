import assert from "node:assert/strict";
import { test } from "node:test";

import { Door, SignedOut, Unreachable, judge, unsaved } from "../../static/js/core/door.js";

const answer = (status, body, date) => ({
  status,
  ok: status < 400,
  headers: new Headers(date ? { Date: date } : {}),
  json: async () => body,
  text: async () => body,
});

function door(answers, now) {
  const sent = [];
  const fetch = async (url, options) => {
    sent.push({ url, ...options });
    const next = answers.shift();
    if (next instanceof Error) throw next;
    return next;
  };
  return { door: new Door({ fetch, csrf: "c", seat: "log", wait: async () => {}, now }), sent };
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
    [answer(500, { error: { code: "server.error" } }), true],
  ]) {
    const { door: it } = door([given]);
    assert.deepEqual(await it.write("/x", {}, "key"), { kind: "unreachable", answered });
  }
});

test("a database that falls silent in the midst says that nobody knows", async () => {
  const error = { code: "store.unsure", da: "Ukendt, om det blev gemt" };
  const { door: it } = door([answer(503, { error })]);
  const outcome = await it.write("/x", {}, "key");
  assert.equal(unsaved(outcome, { texts: null, language: "da" }), "Ukendt, om det blev gemt");
});

test("a database that is away says so itself, and the same key is used again", async () => {
  const error = { code: "store.unavailable", da: "Det blev ikke gemt" };
  const { door: it } = door([answer(503, { error })]);
  const outcome = await it.write("/x", {}, "key");
  assert.deepEqual(outcome, { kind: "unreachable", answered: true, error });
  const tools = { texts: { say: (code) => code }, language: "da" };
  assert.equal(unsaved(outcome, tools, "compose.unsure"), "Det blev ikke gemt");
  assert.equal(unsaved({ kind: "unreachable" }, tools, "compose.unsure"), "compose.unsure");
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

test("a code word that is held back for a moment is a refusal that says for how long", () => {
  const held = { code: "drill.code_word_wait", da: "Vent 10 sekunder" };
  assert.deepEqual(judge(429, { error: held }), { kind: "refused", status: 429, error: held });
  assert.equal(judge(429, { error: { code: "access.too_many" } }).kind, "unreachable");
});

test("a page that cannot be read is unreachable", async () => {
  const { door: it } = door([new TypeError("cut"), answer(503, "")]);
  await assert.rejects(it.journal("op-1", 3), Unreachable);
  await assert.rejects(it.fragment("/p"), Unreachable);
});

const NOON = Date.UTC(2026, 10, 17, 12);
const made = (sent) => sent.map(({ headers }) => headers["X-Made-At"].slice(11, 19));

test("the moment of pressing is that of the first attempt, until the answer is known", async () => {
  let now = NOON;
  const busy = () => answer(409, { error: { code: "idempotency.in_flight" } });
  const no = answer(403, { error: { code: "permission.queued" } });
  const { door: it, sent } = door([new TypeError("cut"), busy(), no, answer(201, {}), answer(201, {})], () => now);
  await it.write("/x", {}, "key");
  now += 60_000;
  await it.write("/x", {}, "key");
  now += 60_000;
  await it.write("/x", {}, "key");
  await it.write("/y", {}, "other");
  assert.deepEqual(made(sent), ["12:00:00", "12:00:00", "12:00:00", "12:02:00", "12:02:00"]);
});

test("a machine whose clock is wrong takes the server's from its answers", async () => {
  const fast = NOON + 600_000;
  const said = new Date(NOON).toUTCString();
  const near = new Date(fast - 800).toUTCString();
  const { door: it, sent } = door([answer(201, {}, said), answer(201, {}, near), answer(201, {})], () => fast);
  for (const key of ["a", "b", "c"]) await it.write("/x", {}, key);
  assert.deepEqual(made(sent), ["12:10:00", "12:00:00", "12:10:00"]);
});

test("a proof is the password and the word against forgery; too many attempts are a refusal", async () => {
  const many = { code: "access.too_many", da: "vent" };
  const { door: it, sent } = door([
    answer(200, { proved_at: "t" }),
    answer(422, { error: { code: "access.wrong_password", field: "password" } }),
    answer(429, { error: many }),
    answer(401, {}),
    answer(503, { error: { code: "store.unavailable" } }),
    new TypeError("cut"),
  ]);
  assert.equal((await it.prove("trane")).kind, "done");
  assert.deepEqual([sent[0].url, sent[0].body], ["/konto/bevis", '{"password":"trane"}']);
  assert.equal(sent[0].headers["X-CSRF-Token"], "c");
  assert.equal((await it.prove("x")).error.code, "access.wrong_password");
  assert.deepEqual(await it.prove("x"), { kind: "refused", status: 429, error: many });
  assert.equal((await it.prove("x")).kind, "signedOut");
  assert.equal((await it.prove("x")).kind, "unreachable");
  assert.equal((await it.prove("x")).kind, "unreachable");
});

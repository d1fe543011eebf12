/** What is sent about an import, and what an answer to a file means. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { actRequest, checkRequest, outcome, percent, sendFile, tooLarge, writeRequest } from "../../static/js/imports/request.js";

const ID = "im-0123456789ab";

test("columns that were chosen are sent by our words, and what is blank is not", () => {
  const fields = { "columns.name": "Betegnelse", "columns.note": "", "columns.occasion.begins": "Start", category: " Vand ", source: "", layer: "a" };
  assert.deepEqual(checkRequest(ID, fields), {
    path: `/api/v1/imports/${ID}/check`,
    body: { columns: { name: "Betegnelse", "occasion.begins": "Start" }, category: "Vand", layer: "a" },
  });
  assert.deepEqual(writeRequest(ID, { keep: "rest" }).body, { keep: "rest" });
  assert.equal(actRequest(ID, "undo").path, `/api/v1/imports/${ID}/undo`);
});

test("what a word of the file is to be is sent by that word, whatever it is", () => {
  const fields = { "categories.Kølehuse": "Industri / Kølehuse", "categories.a.b": "Tele", "categories.Skoler": "" };
  const { body } = checkRequest(ID, { ...fields, ["categories.__proto__"]: "El" });
  assert.equal(JSON.stringify(body), '{"columns":{},"categories":{"Kølehuse":"Industri / Kølehuse","a.b":"Tele","__proto__":"El"}}');
});

test("how far it is is told in per cent, and never more than all", () => {
  assert.equal(percent({ done: 5, total: 0 }), null);
  assert.equal(percent({ done: 1, total: 3 }), 33);
  assert.equal(percent({ done: 12, total: 10 }), 100);
});

test("what is wrong with the file is told, also when there is no room; silence is silence", () => {
  const error = { code: "import.no_room", da: "Der er ikke plads" };
  assert.deepEqual(outcome(507, JSON.stringify({ error })), { kind: "refused", status: 507, error });
  assert.equal(outcome(401, "<html>").kind, "signedOut");
  assert.equal(outcome(502, "<html>").kind, "unreachable");
  assert.equal(outcome(201, JSON.stringify({ id: ID })).kind, "done");
});

test("a file is sent as it is, with its key; a line that dies is told as such", async () => {
  const sent = {};
  const listeners = {};
  const make = () => ({
    upload: { addEventListener: (name, heard) => { listeners[`upload.${name}`] = heard; } },
    open: (method, url) => Object.assign(sent, { method, url }),
    setRequestHeader: (name, value) => { sent[name] = value; },
    addEventListener: (name, heard) => { listeners[name] = heard; },
    send: (body) => { sent.body = body; },
    abort: () => listeners.abort(),
  });
  const far = [];
  const file = { name: "Søer & åer.gpkg" };
  const waits = sendFile({ file, key: "k", csrf: "c", progress: (one) => far.push(one), make });
  listeners["upload.progress"]({ loaded: 5, total: 10 });
  assert.equal(sent.url, "/api/v1/imports?name=S%C3%B8er+%26+%C3%A5er.gpkg");
  assert.equal(sent["Idempotency-Key"], "k");
  assert.equal(sent.body, file);
  listeners.error();
  assert.deepEqual(await waits, { kind: "unreachable", answered: false });
  assert.deepEqual(far, [50]);
});

test("a file that is too large is told before it is sent, tables and GeoJSON sooner than others", () => {
  const limits = { most: "2000000000", textMost: "200000000", textEnds: ".geojson,.json,.csv" };
  assert.equal(tooLarge({ name: "Steder.GeoJSON", size: 200_000_001 }, limits), 200);
  assert.equal(tooLarge({ name: "steder.gpkg", size: 200_000_001 }, limits), null);
  assert.equal(tooLarge({ name: "steder.gpkg", size: 2_000_000_001 }, limits), 2000);
});

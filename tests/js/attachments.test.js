/** A file on its way: what each answer means, and that nothing is attached that did not arrive. */

import assert from "node:assert/strict";
import test from "node:test";

import { sizeInWords } from "../../static/js/attachments/chosen.js";
import { Uploads, outcome } from "../../static/js/attachments/upload.js";
import { targetsOf } from "../../static/js/core/feed.js";

/** A request that a test answers by hand. */
class Asked extends EventTarget {
  constructor() {
    super();
    this.upload = new EventTarget();
    this.headers = {};
  }

  open(method, url) {
    this.url = url;
  }

  setRequestHeader(name, value) {
    this.headers[name] = value;
  }

  send(file) {
    this.file = file;
  }

  abort() {
    this.dispatchEvent(new Event("abort"));
  }

  answers(status, body) {
    Object.assign(this, { status, responseText: JSON.stringify(body) });
    this.dispatchEvent(new Event("load"));
  }
}

function uploads(stall = 1_000) {
  const made = { asked: new Asked(), written: [] };
  const door = {
    ...{ csrf: "c", seat: "kolding" },
    write: async (...words) => {
      made.written.push(words);
      return { kind: "done", answer: { entries: [9] } };
    },
  };
  made.uploads = new Uploads({ door, operation: "op-1", make: () => made.asked, stall });
  return made;
}

const item = (description = " Kajen ") => ({
  ...{ file: { name: "kaj æ.png", type: "image/png", size: 9 }, entry: 7, description },
  keyFor: (print) => `key of ${print.length}`,
});

test("the file goes first, then it belongs to the entry", async () => {
  const made = uploads();
  const told = [];
  const sent = made.uploads.send(item(), (percent) => told.push(percent));
  const moved = Object.assign(new Event("progress"), { loaded: 3, total: 9 });
  made.asked.upload.dispatchEvent(moved);
  made.asked.answers(201, { sha256: "ab" });
  assert.equal((await sent).kind, "done");
  assert.deepEqual(told, [33]);
  assert.equal(made.asked.url, "/api/v1/operations/op-1/attachments?name=kaj+%C3%A6.png");
  assert.deepEqual(made.asked.headers, { "X-CSRF-Token": "c", "Content-Type": "image/png", "X-Seat": "kolding" });
  const [[path, body]] = made.written;
  assert.equal(path, "/api/v1/operations/op-1/commands/AttachFile");
  assert.deepEqual(body, { entry: 7, sha256: "ab", name: "kaj æ.png", description: "Kajen" });
});

test("a file that was refused, or did not arrive, is attached to nothing", async () => {
  const refused = uploads();
  const first = refused.uploads.send(item(), () => {});
  refused.asked.answers(422, { error: { code: "attachment.page", da: "En webside." } });
  assert.deepEqual((await first).error.da, "En webside.");
  const lost = uploads(5);
  const second = await lost.uploads.send(item(), () => {});
  assert.deepEqual(second, { kind: "unreachable", answered: false });
  assert.deepEqual([...refused.written, ...lost.written], []);
});

for (const [status, body, kind] of [
  [201, { sha256: "ab" }, "done"],
  [401, { error: { code: "access.sign_in" } }, "signedOut"],
  [413, { error: { code: "attachment.too_large" } }, "refused"],
  [507, { error: { code: "attachment.no_room" } }, "refused"],
  [403, { error: { code: "permission.role" } }, "refused"],
  [503, { error: { code: "store.unavailable" } }, "unreachable"],
  [502, "not ours", "unreachable"],
]) {
  test(`${status} ${body.error?.code ?? ""} is ${kind}`, () => {
    assert.equal(outcome(status, JSON.stringify(body)).kind, kind);
  });
}

test("an answer that is no answer is a silence", () => {
  assert.equal(outcome(200, "<html>").kind, "unreachable");
  assert.equal(outcome(401, "").kind, "signedOut");
});

test("a size is said as the log says it", () => {
  assert.deepEqual([1, 81_234, 2_440_000].map((size) => sizeInWords(size, "da")), ["1 kB", "81 kB", "2,4 MB"]);
  assert.equal(sizeInWords(2_440_000, "en"), "2.4 MB");
});

test("a file that came or was erased moves the row of its entry", () => {
  const came = { number: 9, type: "FileAttached", event: { supplements: 4 } };
  const gone = { number: 12, type: "EntryErased", event: { entries: [{ number: 9, supplements: 4 }] } };
  assert.deepEqual(targetsOf([came]), [4]);
  assert.deepEqual(targetsOf([gone]), [4, 9]);
});

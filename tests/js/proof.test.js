import assert from "node:assert/strict";
import { test } from "node:test";

import { ProofDialog, ProvingDoor, provingDoor } from "../../static/js/core/proof.js";
import { Texts } from "../../static/js/core/texts.js";

const WORDS = { "proof.missing": "Skriv den.", "proof.busy": "ser efter …", "proof.unsure": "Intet svar." };
const refused = (code) => ({ kind: "refused", status: 403, error: { code, da: "nej", en: "no" } });
const DONE = { kind: "done", answer: { entries: [4] } };

/** As much of an element as the dialog asks for. */
class Element extends EventTarget {
  attributes = {};
  value = "";
  textContent = "";
  hidden = true;
  focused = 0;

  constructor(id = "") {
    super();
    this.id = id;
  }

  setAttribute(name, value) {
    this.attributes[name] = value;
  }

  removeAttribute(name) {
    delete this.attributes[name];
  }

  focus() {
    this.focused += 1;
  }
}

class Dialog extends Element {
  open = false;
  parts = {
    form: new Element(),
    "[name=password]": new Element(),
    '[data-error="password"]': new Element("proof-err"),
    "[data-said]": new Element(),
    "[data-cancel]": new Element(),
  };

  querySelector(selector) {
    return this.parts[selector];
  }

  showModal() {
    this.open = true;
  }

  close() {
    if (!this.open) return;
    this.open = false;
    this.dispatchEvent(new Event("close"));
  }
}

const settled = () => new Promise((done) => setImmediate(done));

function box(proofs, language = "da") {
  const dialog = new Dialog();
  const typed = [];
  const prove = (password) => {
    typed.push(password);
    return Promise.resolve(proofs.shift());
  };
  const made = new ProofDialog({ dialog, door: { prove }, texts: new Texts(WORDS), language });
  const field = dialog.querySelector("[name=password]");
  const error = dialog.querySelector('[data-error="password"]');
  const types = async (password) => {
    field.value = password;
    dialog.querySelector("form").dispatchEvent(new Event("submit", { cancelable: true }));
    await settled();
  };
  return { box: made, dialog, field, error, typed, types };
}

function door(outcomes, answers = []) {
  const sent = [];
  const inner = {
    write: async (...asked) => {
      sent.push(asked);
      return outcomes.shift();
    },
    journal: async (operation, after) => `${operation} ${after}`,
    fragment: async (url) => url,
  };
  let asked = 0;
  const ask = async () => {
    asked += 1;
    return answers.shift();
  };
  return { door: new ProvingDoor(inner, ask), sent, asked: () => asked };
}

test("what is done, refused for another reason or unknown asks for nothing", async () => {
  for (const outcome of [DONE, refused("permission.role"), { kind: "unreachable" }, { kind: "signedOut" }]) {
    const { door: it, asked } = door([outcome]);
    assert.equal(await it.write("/x", {}, "key"), outcome);
    assert.equal(asked(), 0);
  }
});

test("after the proof the very same command goes again under the same key", async () => {
  for (const code of ["permission.proof_needed", "permission.proof_old"]) {
    const body = { version: 3 };
    const { door: it, sent } = door([refused(code), DONE], ["proved"]);
    assert.equal(await it.write("/x", body, "key"), DONE);
    assert.deepEqual(sent, [["/x", body, "key"], ["/x", body, "key"]]);
    assert.equal(sent[1][1], body);
  }
});

test("whoever cancels gets the refusal back, and nothing is sent", async () => {
  const no = refused("permission.proof_needed");
  const { door: it, sent } = door([no], ["cancelled"]);
  assert.equal(await it.write("/x", {}, "key"), no);
  assert.equal(sent.length, 1);
});

test("a second refusal is handed on and not asked about again", async () => {
  const again = refused("permission.proof_old");
  const { door: it, asked } = door([refused("permission.proof_old"), again], ["proved"]);
  assert.equal(await it.write("/x", {}, "key"), again);
  assert.equal(asked(), 1);
});

test("signed out while asking is said as such", async () => {
  const { door: it } = door([refused("permission.proof_old")], ["signedOut"]);
  assert.deepEqual(await it.write("/x", {}, "key"), { kind: "signedOut" });
});

test("two commands refused together share one question, a later one has its own", async () => {
  const old = () => refused("permission.proof_old");
  const { door: it, asked } = door([old(), old(), DONE, DONE, old(), DONE], ["proved", "proved"]);
  await Promise.all([it.write("/a", {}, "a"), it.write("/b", {}, "b")]);
  assert.equal(asked(), 1);
  await it.write("/c", {}, "c");
  assert.equal(asked(), 2);
});

test("reading goes through", async () => {
  const { door: it } = door([]);
  assert.equal(await it.journal("op-1", 3), "op-1 3");
  assert.equal(await it.fragment("/p"), "/p");
});

test("a page without the dialog keeps its door", () => {
  const plain = {};
  assert.equal(provingDoor(plain, { getElementById: () => null }), plain);
});

test("the right password closes the dialog and leaves nothing typed in it", async () => {
  const it = box([{ kind: "done" }]);
  const answer = it.box.ask();
  assert.deepEqual([it.dialog.open, it.field.focused], [true, 1]);
  await it.types("trane");
  assert.equal(await answer, "proved");
  assert.deepEqual([it.dialog.open, it.field.value, it.typed], [false, "", ["trane"]]);
});

test("a wrong one is said beside the field, which is emptied and has the focus", async () => {
  for (const [language, said] of [["da", "nej"], ["en", "no"]]) {
    const it = box([refused("access.wrong_password"), { kind: "done" }], language);
    const answer = it.box.ask();
    await it.types("forkert");
    assert.deepEqual([it.dialog.open, it.error.textContent, it.error.hidden], [true, said, false]);
    assert.deepEqual([it.field.value, it.field.focused], ["", 2]);
    assert.deepEqual(it.field.attributes, { "aria-invalid": "true", "aria-describedby": "proof-err" });
    await it.types("trane");
    assert.equal(await answer, "proved");
    assert.deepEqual([it.error.hidden, it.field.attributes], [true, {}]);
  }
});

test("an empty one is not sent, and without an answer it may be tried again", async () => {
  const it = box([{ kind: "unreachable" }, { kind: "signedOut" }]);
  const answer = it.box.ask();
  await it.types("");
  assert.deepEqual([it.typed, it.error.textContent], [[], "Skriv den."]);
  await it.types("trane");
  assert.deepEqual([it.field.value, it.error.textContent], ["trane", "Intet svar."]);
  await it.types("trane");
  assert.equal(await answer, "signedOut");
});

test("Esc and the button cancel, and the next question begins anew", async () => {
  const it = box([refused("access.wrong_password"), { kind: "done" }]);
  const first = it.box.ask();
  await it.types("forkert");
  it.dialog.close();
  assert.equal(await first, "cancelled");
  const second = it.box.ask();
  assert.deepEqual([it.error.hidden, it.error.textContent], [true, ""]);
  it.dialog.querySelector("[data-cancel]").dispatchEvent(new Event("click"));
  assert.equal(await second, "cancelled");
});

test("an answer that comes after Esc decides nothing, and a second press sends nothing", async () => {
  let arrive;
  const it = box([]);
  it.box.door = { prove: () => (it.typed.push("x"), new Promise((done) => (arrive = done))) };
  const first = it.box.ask();
  await it.types("trane");
  await it.types("trane");
  assert.equal(it.typed.length, 1);
  assert.equal(it.dialog.querySelector("[data-said]").textContent, "ser efter …");
  it.dialog.close();
  assert.equal(await first, "cancelled");
  const second = it.box.ask();
  arrive({ kind: "done" });
  await settled();
  assert.equal(it.dialog.open, true);
  it.dialog.close();
  assert.equal(await second, "cancelled");
});

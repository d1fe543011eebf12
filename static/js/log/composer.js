/** The line where entries are written: modes, drafts, saving. Nothing typed is ever lost. */

import { unsaved } from "../core/door.js";
import { attemptFor, slotName } from "./drafts.js";
import { Form } from "./form.js";
import { buildRequest } from "./request.js";

const PUT_AWAY = "composing";

export class Composer {
  /** tools: form, door, drafts, texts, now, operation, seat, language, newKey. on: saved, signedOut. */
  constructor(tools) {
    Object.assign(this, tools);
    this.fields = new Form({ form: this.form, texts: this.texts, now: this.now });
    this.said = this.form.querySelector("[data-said]");
    this.busy = false;
    this.#restore(this.drafts.active);
    this.#listen();
  }

  /** Ready to write a new entry, or to go on with the one begun. */
  focus() {
    this.#put(true);
    this.fields.text.focus();
  }

  /** Everything at hand, also on a phone; the focus stays where it is. */
  show() {
    this.#put(true);
  }

  /** Begins (or goes on with) a correction or a supplement of a row. */
  about(mode, row) {
    const number = Number(row.dataset.number);
    const name = slotName(mode, number);
    this.#keep();
    if (!this.drafts.slot(name)) this.drafts.put(name, this.#blank(mode, number, row));
    this.#restore(name);
    this.focus();
    const end = this.fields.text.value.length;
    this.fields.text.setSelectionRange(end, end);
  }

  /** Lays what somebody was told into the new entry; what is typed there already stays. */
  quote(fields, inject) {
    this.#keep();
    this.drafts.activate("record");
    this.#restore("record");
    const typed = this.fields.read();
    const text = typed.text ? `${typed.text}\n${fields.text}` : fields.text;
    this.fields.write({ ...typed, ...fields, text });
    this.slot = { ...this.slot, inject };
    this.#keep();
    this.#open();
    this.focus();
  }

  /** Back to the new entry; what was begun stays for another time. */
  leave() {
    if (this.slot.mode === "record") {
      this.#put(false);
      this.form.ownerDocument.activeElement.blur();
      return;
    }
    this.#keep();
    if (!this.#changed()) this.drafts.drop(this.name);
    this.drafts.activate("record");
    this.#restore("record");
    this.onLeft();
  }

  /** Entries were erased by law: a draft that began with their words goes too. */
  forget(numbers) {
    const mine = numbers.includes(this.slot.number);
    if (!this.drafts.forget(numbers) && !mine) return;
    if (mine) {
      this.drafts.activate("record");
      this.#restore("record");
    }
  }

  say(code, values = {}, tone = "") {
    this.said.textContent = code ? this.texts.say(code, values) : "";
    this.said.dataset.tone = tone;
  }

  async save() {
    if (this.busy) return;
    this.fields.clearErrors();
    for (const field of this.fields.times) this.fields.settleTime(field);
    const fields = this.fields.read();
    const request = buildRequest({ ...this.slot, fields }, this.now());
    if (request.problem) {
      this.fields.fail(request.problem.field, this.texts.say(request.problem.code));
      return;
    }
    const { command, body } = request;
    const attempt = attemptFor(this.slot.attempt, { command, seat: this.seat, body }, this.newKey);
    this.slot = { ...this.slot, fields, attempt };
    this.drafts.put(this.name, this.slot);
    this.#working(true);
    const path = `/api/v1/operations/${this.operation}/commands/${command}`;
    const outcome = await this.door.write(path, body, attempt.key);
    this.#working(false);
    this.#told(outcome, attempt.key);
  }

  #told(outcome, key) {
    if (outcome.kind === "done") {
      this.#saved(outcome.answer, key);
    } else if (outcome.kind === "refused") {
      this.say("");
      this.fields.fail(outcome.error.field, outcome.error[this.language] ?? outcome.error.da);
    } else if (outcome.kind === "signedOut") {
      this.onSignedOut();
    } else {
      this.said.textContent = unsaved(outcome, this, `compose.${outcome.answered ? "unsure" : "offline"}`);
      this.said.dataset.tone = "bad";
      this.fields.text.focus();
    }
  }

  #saved(answer, key) {
    const { mode, inject } = this.slot;
    this.drafts.drop(this.name, key);
    this.#restore("record", mode === "record");
    const numbers = answer.entries;
    const label = `${this.exercise ? "Ø" : ""}${numbers[0]}`; // what follows says who may read it
    this.say("compose.saved", { label }, "good");
    this.#put(false);
    this.onSaved(numbers);
    if (inject) this.onQuoted?.(inject, label);
    this.files?.written(numbers[0]);
  }

  #blank(mode, number, row) {
    const fields = { text: "" };
    let original = {};
    if (mode === "correct") {
      const { kind, certainty, source, place } = row.dataset;
      original = { kind, certainty, source, place, text: row.querySelector(".tx")?.textContent ?? "" };
      Object.assign(fields, original);
    }
    return { mode, number, label: row.dataset.label, fields, original, attempt: null };
  }

  #restore(name, fresh = false) {
    const kept = fresh ? null : this.drafts.slot(name);
    this.slot = kept ?? { mode: "record", fields: this.fields.defaults, attempt: null };
    this.name = slotName(this.slot.mode, this.slot.number);
    const { mode, label } = this.slot;
    this.form.dataset.mode = mode;
    this.fields.clearErrors();
    this.fields.shape(mode);
    this.fields.write({ ...(mode === "record" ? this.fields.defaults : {}), ...this.slot.fields });
    const about = { correct: "compose.correcting", supplement: "compose.supplementing" }[mode];
    this.form.querySelector("[data-banner]").hidden = !about;
    this.form.querySelector("[data-banner-text]").textContent = about
      ? this.texts.say(about, { label })
      : "";
    this.form.querySelector("[data-go-text]").textContent = this.texts.say(`compose.${mode}`);
    this.say(kept ? "compose.kept" : "");
    this.#open();
  }

  #changed() {
    const before = this.slot.mode === "record" ? this.fields.defaults : this.slot.original;
    const now = this.fields.read();
    return Object.keys(now).some((name) => {
      const was = before[name] ?? this.fields.defaults[name] ?? "";
      const empty = this.slot.mode !== "record" && now[name] === "";
      return !empty && now[name] !== was && !(name.startsWith("on_behalf_of.") && !this.#spoken(now));
    });
  }

  #spoken(fields) {
    return Boolean(fields["on_behalf_of.authority"]);
  }

  #keep() {
    this.slot = { ...this.slot, fields: this.fields.read() };
    if (!this.#changed()) {
      if (this.slot.mode === "record") this.drafts.drop("record");
      delete this.slot.inject;
      this.say("");
      return;
    }
    if (this.drafts.put(this.name, this.slot)) this.say("compose.kept");
  }

  #listen() {
    const { form } = this;
    form.addEventListener("input", () => {
      this.#keep();
      this.#open();
    });
    form.addEventListener("change", () => this.#keep());
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.save();
    });
    form.addEventListener("keydown", (event) => this.#key(event));
    form.querySelector("[data-leave]").addEventListener("click", () => this.leave());
    form.querySelector("[data-put-away]").addEventListener("click", () => this.#put(false));
    form.querySelector("[data-field]").addEventListener("click", () => this.fields.text.focus());
    form.ownerDocument.defaultView.addEventListener("pagehide", () => this.#keep());
  }

  #key(event) {
    if (event.key === "Escape") {
      event.preventDefault();
      this.leave();
    }
    const enter = event.key === "Enter" && !event.shiftKey && !event.isComposing;
    if (enter && event.target.matches("textarea, input:not([type=radio], [type=file])")) {
      event.preventDefault();
      this.save();
    }
  }

  #open() {
    this.form.classList.toggle("is-open", this.slot.mode !== "record" || this.#changed());
  }

  /** On a phone the composer is a sheet that is put away. */
  #put(up) {
    this.form.ownerDocument.body.classList.toggle(PUT_AWAY, up);
    this.form.querySelector("[data-put-away]").hidden = !up;
  }

  #working(yes) {
    this.busy = yes;
    this.fields.text.readOnly = yes;
    this.form.classList.toggle("is-busy", yes);
    this.form.setAttribute("aria-busy", String(yes));
    if (yes) this.say("compose.busy");
  }
}

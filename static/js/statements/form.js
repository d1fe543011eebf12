/** Writing a statement: what is typed survives a reload, and each fact says what it is. */

import { CommandForm } from "../core/command.js";
import { citedOnly, readFacts, wordingRequest, writeFacts } from "./request.js";

const PAUSE = 250;
const FRESH = 10_000;
/** How long what an entry says is believed while one types. */

export class StatementForm {
  /** shelf: where drafts are kept. on: saved(answer, command), opened(), closed(). */
  constructor({ form, tools, operation, shelf, account, erased = [], on }) {
    Object.assign(this, { form, tools, operation, shelf, on, original: null });
    this.key = `crisis.statement.${account}.${operation}`;
    // A draft that began with a text which is gone by law goes too.
    if (erased.includes(shelf.get(this.key)?.original?.statement)) shelf.remove(this.key);
    this.list = form.querySelector("[data-facts]");
    this.known = new Map();
    this.command = new CommandForm({
      form,
      tools,
      build: (fields) => {
        const request = wordingRequest(fields, this.original, tools.now());
        if (request.problem) return request;
        return { path: `/api/v1/operations/${operation}/commands/${request.command}`, body: request.body };
      },
      done: (answer) => {
        this.shelf.remove(this.key);
        this.close();
        on.saved(answer);
      },
    });
    form.addEventListener("input", () => this.#keep());
    form.addEventListener("input", () => this.#later());
    form.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      form.requestSubmit();
    });
    form.querySelector("[data-cancel]").addEventListener("click", () => this.close());
  }

  get isOpen() {
    return !this.form.hidden;
  }

  /** A new one, what was left half written included; cite: an entry to begin with. */
  begin(cite = "") {
    const kept = this.shelf.get(this.key);
    this.#open(null, kept && !kept.original ? kept.fields : {});
    const { facts } = this.form.elements;
    if (cite && !facts.value.split(/\s+/).includes(cite)) facts.value = `${facts.value} ${cite}`.trim();
    this.#look();
  }

  /** wording: as the server gave it. */
  change(wording) {
    const kept = this.shelf.get(this.key);
    const same = kept?.original?.statement === wording.statement && kept.original.base === wording.base;
    this.#open(wording, same ? kept.fields : this.#fieldsOf(wording));
    this.#look();
  }

  /** After a reload what was half written stands there again. */
  resume() {
    const kept = this.shelf.get(this.key);
    if (!kept) return;
    this.#open(kept.original ?? null, kept.fields);
    this.#look();
  }

  close() {
    if (this.form.hidden) return false;
    this.form.hidden = true;
    this.on.closed();
    return true;
  }

  #open(original, fields) {
    this.original = original;
    this.command.attempt = null;
    this.form.reset();
    this.command.fields.clearErrors();
    this.command.fields.write({ audience: "everybody", ...fields });
    const { texts } = this.tools;
    const head = original ? texts.say("statement.changing", { n: original.statement }) : texts.say("statement.new");
    this.form.querySelector("[data-form-head]").textContent = head;
    this.form.hidden = false;
    this.on.opened();
    this.form.elements.title.focus();
  }

  #fieldsOf(wording) {
    const time = (moment) => (moment ? this.tools.writeInstant(moment) : "");
    const boxes = Object.fromEntries(wording.signers.map((id) => [`signer:${id}`, id]));
    return {
      ...{ title: wording.title, text: wording.text, audience: wording.audience, place: wording.place ?? "" },
      ...{ incident: wording.incident ?? "", facts: writeFacts(wording.facts), ...boxes },
      ...{ next_update_at: time(wording.next_update_at), expires_at: time(wording.expires_at) },
    };
  }

  #keep() {
    const { original } = this;
    const bound = original && { statement: original.statement, base: original.base };
    this.shelf.set(this.key, { original: bound, fields: this.command.fields.read() });
  }

  #later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#look(), PAUSE);
  }

  /** Shows what each number says, and what keeps it from being cited as it is. */
  async #look() {
    const typed = this.form.elements.facts.value;
    const facts = readFacts(typed) ?? [];
    const found = await Promise.all(facts.map(({ entry }) => this.#ask(entry)));
    if (typed !== this.form.elements.facts.value) return;
    const rows = facts.map((fact, place) => this.#row(fact, found[place]));
    const stray = citedOnly(this.form.elements.text.value, facts).map((number) => this.#stray(number));
    this.list.replaceChildren(...rows, ...stray);
    this.#signers(found);
  }

  async #ask(entry) {
    if (!this.known.has(entry)) {
      try {
        this.known.set(entry, JSON.parse(await this.tools.door.fragment(`/presse/${this.operation}/fakta/${entry}`)));
      } catch {
        return null;
      }
      setTimeout(() => this.known.delete(entry), FRESH);
    }
    return this.known.get(entry) ?? null;
  }

  /** A mark in the text whose owner nobody would ask. */
  #stray(number) {
    const item = this.form.ownerDocument.createElement("li");
    item.className = "wrong";
    item.textContent = `[${number}] ${this.tools.texts.say("statement.mark_no_fact")}`;
    return item;
  }

  #signers(found) {
    const place = this.form.querySelector("[data-signers]");
    const chosen = [...this.form.querySelectorAll(".signers input:checked")].map(({ dataset }) => dataset.name);
    const owners = found.filter((fact) => fact?.known).map(({ owner }) => owner);
    const names = [...new Set([...place.dataset.police.split(", "), ...owners, ...chosen])].filter(Boolean);
    place.textContent = this.tools.texts.say("statement.will_sign", { names: names.join(", ") });
  }

  #row({ entry, cited_as: sure }, fact) {
    const { texts } = this.tools;
    const item = this.form.ownerDocument.createElement("li");
    item.textContent = fact ? "" : String(entry);
    if (!fact) return item;
    const head = this.form.ownerDocument.createElement("b");
    head.textContent = fact.label;
    if (!fact.known) item.append(head, ` ${texts.say("statement.fact_unknown")}`);
    else item.append(head, ` ${fact.owner} · ${fact.certainty_word}: ${fact.text}`);
    const contested = fact.known && fact.contested.length > 0;
    const wrong = !fact.known || contested || fact.corrected_by || (sure === "confirmed" && !fact.sure);
    if (!wrong) return item;
    item.className = "wrong";
    const why = fact.corrected_by ? "statement.fact_corrected" : "statement.fact_unsure";
    const told = contested && !fact.corrected_by && (sure !== "confirmed" || fact.sure);
    if (contested) item.append(` ≠ ${texts.say("statement.fact_contested", { n: entry, by: fact.contested.join(", ") })}`);
    if (fact.known && !told) item.append(` ◆ ${texts.say(why, { n: entry, by: fact.corrected_by })}`);
    return item;
  }
}

/** What has reached one's seat in a drill: into the log with its words, or answered. */

import { CommandForm } from "../core/command.js";
import { closable } from "../core/dialog.js";
import { unsaved } from "../core/door.js";
import { answerRequest, path } from "./request.js";

export class Inbox {
  /** on: saved(answer); quote(fields, inject) lays it in the line where entries are written. */
  constructor({ doc, root, tools, operation, on }) {
    Object.assign(this, { doc, root, tools, operation, on, keys: new Map() });
    this.dialog = doc.getElementById("inject-answer");
    if (this.dialog) this.#listen();
    root.addEventListener("click", (event) => {
      const near = (selector) => event.target.closest(selector);
      const row = near("[data-inject]");
      if (near("[data-inject-log]")) this.#log(row.dataset);
      if (near("[data-inject-answer]")) this.#ask(row.dataset);
      if (near("[data-comcheck]")) this.#send("AnswerComcheck", {}, near("[data-part]"));
    });
  }

  /** To one of them, from what waits for the seat; the list may have been told of it first. */
  stand(hash) {
    const row = this.doc.getElementById(hash.slice(1)) ?? this.root.querySelector("[data-part]");
    row.focus();
    row.scrollIntoView({ block: "nearest" });
  }

  /** What was told stands in the log now: whoever told it is answered so. */
  noted(given, label) {
    const text = this.tools.texts.say("inject.noted", { label });
    return this.#send("AnswerInject", { given: Number(given), text }, this.root.querySelector(`[data-inject="${given}"]`) ?? this.root);
  }

  #log({ inject, text, sender, channel }) {
    this.on.quote?.({ text, source: sender, channel }, inject);
  }

  #ask({ inject, sender }) {
    if (this.given !== inject) {
      this.form.reset();
      this.command.attempt = null;
    }
    this.given = inject;
    this.dialog.querySelector("[data-head]").textContent = this.tools.texts.say("inject.answer", { name: sender });
    this.command.fields.clearErrors();
    this.dialog.showModal();
    this.form.elements.text.focus();
  }

  #listen() {
    this.form = this.dialog.querySelector("form");
    closable(this.dialog);
    this.command = new CommandForm({
      ...{ form: this.form, tools: this.tools },
      build: (fields) => answerRequest(this.operation, Number(this.given), fields),
      done: (answer) => {
        this.dialog.close();
        this.form.reset();
        this.on.saved(answer);
      },
    });
  }

  /** One press, one command; pressed again while nobody knows, it is the same one. */
  async #send(command, body, place) {
    const name = JSON.stringify([command, body]);
    if (!this.keys.has(name)) this.keys.set(name, this.tools.newKey());
    const outcome = await this.tools.door.write(path(this.operation, command), body, this.keys.get(name));
    if (outcome.kind !== "unreachable") this.keys.delete(name);
    if (outcome.kind === "done") this.on.saved(outcome.answer);
    else if (outcome.kind === "signedOut") this.tools.onSignedOut();
    else this.#refuse(place, outcome);
  }

  #refuse(place, outcome) {
    const note = place.querySelector("[data-refusal]");
    if (!note) return;
    const refused = outcome.kind === "refused";
    note.textContent = refused ? (outcome.error[this.tools.language] ?? outcome.error.da) : unsaved(outcome, this.tools);
    note.hidden = false;
  }
}

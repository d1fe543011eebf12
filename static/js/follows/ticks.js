/** One's own tick on an entry: set and settled with one press, or in a dialog with a time and words. */

import { CommandForm } from "../core/command.js";
import { unsaved } from "../core/door.js";
import { closable } from "../core/dialog.js";
import { followRequest } from "./request.js";

export class Ticks {
  /** on: saved(numbers), changed(number) is told before the row is renewed, say(code, values). */
  constructor({ doc, tools, operation, on }) {
    Object.assign(this, { tools, on });
    this.path = (command) => `/api/v1/operations/${operation}/commands/${command}`;
    this.dialog = doc.getElementById("follow-more");
    this.form = this.dialog.querySelector("form");
    this.keys = new Map();
    this.busy = new Set();
    this.command = new CommandForm({
      form: this.form,
      tools,
      build: (fields, submitter) => {
        const what = submitter?.value === "done" ? "follow_done" : "follow";
        const request = followRequest(what, this.about.number, fields, tools.now());
        return request.problem ? request : { path: this.path(request.command), body: request.body };
      },
      done: (answer) => {
        this.dialog.close();
        this.form.reset();
        this.#told("follow.saved", this.about, answer);
      },
    });
    closable(this.dialog);
  }

  /** what: follow, follow_done or follow_more, on a row of the log. */
  act(what, row) {
    const about = { number: Number(row.dataset.number), label: row.dataset.label };
    if (what === "follow_more") this.#open(about);
    else this.#send(what, about, row);
  }

  #open(about) {
    // What was typed about one entry is still there when it is asked about again, and only then.
    if (this.about?.number !== about.number) this.form.reset();
    this.about = about;
    this.command.fields.clearErrors();
    this.dialog.querySelector("[data-head]").textContent = this.tools.texts.say("follow.head", about);
    this.dialog.showModal();
  }

  async #send(what, about, row) {
    const name = `${what} ${about.number}`;
    if (this.busy.has(name)) return;
    if (!this.keys.has(name)) this.keys.set(name, this.tools.newKey());
    this.busy.add(name);
    const { command, body } = followRequest(what, about.number, {}, this.tools.now());
    const outcome = await this.tools.door.write(this.path(command), body, this.keys.get(name));
    this.busy.delete(name);
    if (outcome.kind !== "unreachable") this.keys.delete(name);
    if (outcome.kind === "done") this.#told(what === "follow" ? "follow.begun" : "follow.done", about, outcome.answer);
    else if (outcome.kind === "signedOut") this.tools.onSignedOut();
    else this.#refuse(row, outcome);
  }

  #told(code, about, answer) {
    this.on.changed(about.number);
    this.on.say(code, about);
    this.on.saved(answer.entries);
  }

  #refuse(row, outcome) {
    const { tools } = this;
    let note = row.querySelector("[data-refusal]");
    if (!note) {
      note = row.ownerDocument.createElement("p");
      note.className = "err";
      note.dataset.refusal = "";
      note.setAttribute("role", "alert");
      row.querySelector(".body").append(note);
    }
    const refused = outcome.kind === "refused";
    note.textContent = refused ? (outcome.error[tools.language] ?? outcome.error.da) : unsaved(outcome, tools);
  }
}

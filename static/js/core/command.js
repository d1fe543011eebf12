/** A form that sends one command: what is wrong stands beside its field, nothing typed is lost. */

import { attemptFor } from "../log/drafts.js";
import { unsaved } from "./door.js";
import { Fields } from "./fields.js";

export class CommandForm {
  /**
   * tools: door, texts, language, newKey, now, onSignedOut. build(fields) answers {path, body} or
   * {problem: {field, code}}; done(answer, request) is told when it is stored. refused(error) may
   * take a refusal on itself and answer true.
   */
  constructor({ form, tools, build, done, refused = () => false }) {
    Object.assign(this, { form, tools, build, done, refused });
    this.fields = new Fields({ form, texts: tools.texts, now: tools.now });
    this.said = form.querySelector("[data-said]");
    this.attempt = null;
    this.busy = false;
    form.addEventListener("input", ({ target }) => this.fields.mended(target));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.send(event.submitter);
    });
  }

  async send(submitter) {
    if (this.busy) return;
    this.fields.clearErrors();
    for (const field of this.fields.times) this.fields.settleTime(field);
    const request = this.build(this.fields.read(), submitter);
    if (request.problem) {
      this.fail(request.problem.field, this.tools.texts.say(request.problem.code, request.problem));
      return;
    }
    this.attempt = attemptFor(this.attempt, request, this.tools.newKey);
    this.#working(true);
    const outcome = await this.tools.door.write(request.path, request.body, this.attempt.key);
    this.#working(false);
    this.#told(outcome, request);
  }

  fail(field, sentence) {
    this.fields.fail(field, sentence);
  }

  #told(outcome, request) {
    const { tools } = this;
    if (outcome.kind === "done") {
      this.attempt = null;
      this.done(outcome.answer, request);
    } else if (outcome.kind === "signedOut") tools.onSignedOut();
    else if (outcome.kind === "refused") {
      if (this.refused(outcome.error)) return;
      this.fail(this.#place(outcome.error.field), outcome.error[tools.language] ?? outcome.error.da);
    } else this.fail("", unsaved(outcome, tools));
  }

  /** The field itself when the form has it, a row of a list too; else the one that holds it. */
  #place(field) {
    const own = field && this.form.querySelector(`[data-error="${CSS.escape(field)}"]`);
    return own ? field : fieldOf(field);
  }

  #working(yes) {
    this.busy = yes;
    this.form.setAttribute("aria-busy", String(yes));
    this.form.classList.toggle("is-busy", yes);
    if (this.said) this.said.textContent = yes ? this.tools.texts.say("form.busy") : "";
  }
}

/** A fault inside a list or an object is shown beside the field that holds it: objects[0].name → name. */
export function fieldOf(field) {
  return (field ?? "").replace(/^(?:objects?\[\d+\]|object|row|type)\./, "").replace(/\[.*$/, "").replace(/^shape\..*$/, "shape");
}

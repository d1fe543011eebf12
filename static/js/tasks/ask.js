/** Asking for a task: what kind, for which incident; the matrix says whose it is, and why. */

import { CommandForm } from "../core/command.js";
import { askRequest } from "./request.js";
import { closable } from "../core/dialog.js";

export class AskTask {
  /** incidents() answers [{number, label, title}]. on: saved(answer). */
  constructor({ dialog, tools, operation, incidents, on }) {
    Object.assign(this, { dialog, tools, operation, incidents, on });
    this.form = dialog.querySelector("form");
    this.command = new CommandForm({
      form: this.form,
      tools,
      build: (fields) => {
        const request = askRequest(fields, tools.now());
        const path = `/api/v1/operations/${operation}/commands/${request.command}`;
        return request.problem ? request : { path, body: request.body };
      },
      done: (answer) => {
        dialog.close();
        on.saved(answer);
      },
    });
    this.answers = dialog.querySelector("[data-answers]");
    this.turn = 0;
    closable(dialog);
    this.form.addEventListener("change", () => this.#resolve());
  }

  /** title, authority, entries: what is known of it already, as of a follow-up. */
  open({ kind = "", incident = "", title = "", authority = "", entries = "" } = {}) {
    this.form.reset();
    this.command.attempt = null;
    this.command.fields.clearErrors();
    this.#offer();
    const { elements } = this.form;
    if (kind) elements.kind.value = kind;
    elements.incident.value = String(incident);
    Object.assign(elements.title, { value: title });
    Object.assign(elements.authority, { value: authority });
    Object.assign(elements.entries, { value: entries });
    this.dialog.showModal();
    const { defaultView } = this.dialog.ownerDocument;
    const again = defaultView.setInterval(() => (this.dialog.open ? this.#offer() : defaultView.clearInterval(again)), 500);
    this.#resolve();
  }

  /** An incident that comes while the form is open can be chosen too; what is chosen stays. */
  #offer() {
    const select = this.form.elements.incident;
    const wanted = this.incidents().map(({ number, label, title }) => [`${label} ${title}`, String(number)]);
    const shown = [...select.options].slice(1).map(({ text, value }) => [text, value]);
    if (JSON.stringify(wanted) === JSON.stringify(shown)) return;
    const chosen = select.value;
    while (select.options.length > 1) select.remove(1);
    for (const [text, value] of wanted) select.add(new Option(text, value));
    select.value = chosen;
  }

  /** Shows who would be asked; an incident's own municipalities are the server's to know. */
  async #resolve() {
    this.turn += 1;
    const turn = this.turn;
    const { kind, municipality, incident, authority } = this.command.fields.read();
    const place = municipality || this.incidents().find(({ number }) => String(number) === incident)?.municipality;
    this.answers.replaceChildren();
    if (authority || !kind || (!place && incident)) return;
    const query = new URLSearchParams({ kind });
    if (place) query.set("municipality", place);
    let found;
    try {
      found = JSON.parse(await this.tools.door.fragment(`/api/v1/responsibility/answer?${query}`));
    } catch {
      return; // The page asks the server anyway when it is sent.
    }
    if (turn === this.turn) this.answers.replaceChildren(...found.answers.map((one) => this.#answer(one)));
  }

  #answer({ gap, title, lead_name: name, because }) {
    const line = this.dialog.ownerDocument.createElement("p");
    line.className = gap ? "answer gap" : "answer";
    const head = this.dialog.ownerDocument.createElement("b");
    const { texts } = this.tools;
    head.textContent = gap ? texts.say("task.no_answer") : texts.say("task.lead", { title, name });
    line.append(head, " ", because ?? "");
    return line;
  }
}

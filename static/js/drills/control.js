/** Who leads a drill: the clock's moves, an inject by hand, what is held, the end. */

import { CommandForm } from "../core/command.js";
import { closable } from "../core/dialog.js";
import { unsaved } from "../core/door.js";
import { clockRequest, endRequest, giveRequest, path, writeRequest } from "./request.js";

export class Control {
  /** root: in which the buttons are. on: saved(answer). */
  constructor({ doc, root, tools, operation, on }) {
    Object.assign(this, { doc, root, tools, operation, on, keys: new Map() });
    const builds = [
      ["form[data-clock]", (fields, form) => clockRequest(operation, { ...fields, move: form.dataset.clock }, this.base)],
      ["form[data-end]", (fields) => endRequest(operation, fields, true)],
      ["form[data-write]", (fields) => writeRequest(operation, fields)],
    ];
    for (const [selector, build] of builds) for (const form of doc.querySelectorAll(selector)) this.#form(form, build);
    root.addEventListener("click", (event) => this.#click((selector) => event.target.closest(selector)));
  }

  /** The newest move of the clock that this page shows. */
  get base() {
    return Number(this.doc.querySelector("[data-base]")?.dataset.base ?? 0);
  }

  /** The space bar: stops the drill, or goes on; false where that is not to be done. */
  toggle() {
    if (this.doc.querySelector("dialog[open]")) return false;
    const button = this.doc.querySelector('[data-move="pause"], [data-move="resume"]');
    button?.click();
    return Boolean(button);
  }

  write() {
    if (this.doc.querySelector("dialog[open]")) return false;
    const button = this.doc.querySelector('[data-dialog="drill-write"]');
    button?.click();
    return Boolean(button);
  }

  #click(near) {
    const opener = near("[data-dialog]");
    if (opener) this.#open(opener.dataset);
    const move = near("[data-move]");
    if (move) this.#send(clockRequest(this.operation, move.dataset, this.base), move.closest("header"));
    const link = near("[data-revoke-link]");
    if (link) this.#send({ path: path(this.operation, "RevokeGuestLink"), body: { link: link.dataset.revokeLink } }, link.closest("li"));
    const given = near("[data-give]");
    if (given) this.#send(giveRequest(this.operation, given.dataset), given.closest("li"));
    const held = near("[data-release]");
    if (held) this.#send({ path: path(this.operation, "ReleaseInject"), body: { inject: held.dataset.release } }, held.closest("li"));
  }

  /** seat: who is written to, when the button says it. */
  #open({ dialog: id, seat, sender }) {
    const dialog = this.doc.getElementById(id);
    if (!dialog) return;
    if (sender) dialog.querySelector('[name="sender"]').value = sender;
    const box = seat && dialog.querySelector(`[name="seats:${CSS.escape(seat)}"]`);
    if (box) box.checked = true;
    dialog.showModal();
    dialog.querySelector("input:not([type=hidden]), textarea")?.focus();
  }

  #form(form, build) {
    const dialog = form.closest("dialog");
    new CommandForm({
      ...{ form, tools: this.tools },
      build: (fields) => build(fields, form),
      done: (answer) => {
        dialog?.close();
        form.reset();
        this.on.saved(answer);
      },
    });
    if (dialog) closable(dialog);
  }

  /** One press, one command; pressed again while nobody knows, it is the same one. */
  async #send(request, place) {
    const name = JSON.stringify(request);
    if (this.keys.get(name)?.busy) return;
    const attempt = this.keys.get(name) ?? { key: this.tools.newKey() };
    this.keys.set(name, { ...attempt, busy: true });
    const outcome = await this.tools.door.write(request.path, request.body, attempt.key);
    this.keys.set(name, attempt);
    if (outcome.kind !== "unreachable") this.keys.delete(name);
    if (outcome.kind === "done") this.on.saved(outcome.answer);
    else if (outcome.kind === "signedOut") this.tools.onSignedOut();
    else this.#refuse(place, outcome);
  }

  #refuse(place, outcome) {
    const note = place?.querySelector("[data-refusal]");
    if (!note) return;
    const refused = outcome.kind === "refused";
    note.textContent = refused ? (outcome.error[this.tools.language] ?? outcome.error.da) : unsaved(outcome, this.tools);
    note.hidden = false;
  }
}

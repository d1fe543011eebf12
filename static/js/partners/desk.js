/** Partners in the staff: seated in one click from the directory, and out again. */

import { SignedOut, unsaved } from "../core/door.js";
import { closable } from "../core/dialog.js";
import { answers } from "./request.js";

export class PartnerDesk {
  /** root: the panel of the staff, whose rows come and go. on: saved(answer). */
  constructor({ doc, root, tools, operation, on }) {
    Object.assign(this, { doc, root, tools, operation, on });
    this.dialog = doc.getElementById("partner-seat");
    this.keys = new Map();
    this.busy = new Set();
    root.addEventListener("click", (event) => {
      if (event.target.closest("[data-seat-open]")) this.#open();
      const leave = event.target.closest("[data-unseat]");
      if (leave) this.#send("UnseatPartner", leave.dataset.unseat, () => this.#row(leave.dataset.unseat));
    });
    if (this.dialog) this.#listen();
    new MutationObserver(() => this.#offerInForms()).observe(root, { childList: true, subtree: true });
  }

  #listen() {
    const { dialog } = this;
    closable(dialog);
    this.find = dialog.querySelector("input");
    this.list = dialog.querySelector("[data-offered]");
    this.find.addEventListener("input", () => this.#filter());
    this.find.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
    dialog.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const button = event.target.closest("[data-seat]");
      if (button) this.#send("SeatPartner", button.dataset.seat, () => dialog, () => dialog.close());
    });
  }

  async #open() {
    this.#refuse(this.dialog, "");
    this.dialog.showModal();
    this.find.focus();
    try {
      const markup = await this.tools.door.fragment(`/operationer/${this.operation}/paneler/partnere`);
      const parsed = new DOMParser().parseFromString(`<ol>${markup}</ol>`, "text/html");
      this.list.replaceChildren(...parsed.body.firstElementChild.children);
      this.#filter();
    } catch (error) {
      if (error instanceof SignedOut) this.tools.onSignedOut();
      else this.#refuse(this.dialog, this.tools.texts.say("partner.not_loaded"));
    }
  }

  #filter() {
    for (const one of this.list.children) one.hidden = !answers(this.find.value, one.dataset.sought ?? "");
  }

  #row(partner) {
    return this.root.querySelector(`[data-partner="${partner}"]`);
  }

  /** One press is one wish, also when nobody knows whether it arrived: the same key goes again. */
  async #send(command, partner, about, done = () => {}) {
    const name = `${command} ${partner}`;
    if (this.busy.has(name)) return;
    this.busy.add(name);
    if (!this.keys.has(name)) this.keys.set(name, this.tools.newKey());
    const path = `/api/v1/operations/${this.operation}/commands/${command}`;
    const outcome = await this.tools.door.write(path, { partner }, this.keys.get(name));
    this.busy.delete(name);
    if (outcome.kind !== "unreachable") this.keys.delete(name);
    if (outcome.kind === "done") {
      done();
      this.on.saved(outcome.answer);
    } else if (outcome.kind === "signedOut") this.tools.onSignedOut();
    else if (outcome.kind === "refused") {
      this.#refuse(about(), outcome.error[this.tools.language] ?? outcome.error.da);
    } else this.#refuse(about(), unsaved(outcome, this.tools));
  }

  #refuse(place, sentence) {
    const note = place?.querySelector("[data-refusal]");
    if (!note) return;
    note.textContent = sentence;
    note.hidden = !sentence;
  }

  /** Who came to the table while this page stood open can be spoken for and asked at once. */
  #offerInForms() {
    const rows = [...this.root.querySelectorAll("[data-partner]")];
    for (const select of this.doc.querySelectorAll("[data-addressees]")) {
      const there = new Set([...select.options].map((one) => one.value));
      for (const { dataset } of rows) {
        if (!there.has(dataset.partner)) select.append(new Option(dataset.name, dataset.partner));
      }
    }
  }
}

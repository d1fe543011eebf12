/** Guests by link: made for a partner in the staff, shown once, taken back. */

import { CommandForm } from "../core/command.js";
import { unsaved } from "../core/door.js";
import { provingDoor } from "../core/proof.js";
import { closable } from "../core/dialog.js";

export class GuestDesk {
  /** root: the panel of the staff, whose rows come and go. on: saved(answer). */
  constructor({ doc, root, tools, operation, on }) {
    Object.assign(this, { doc, root, tools, operation, on, keys: new Map() });
    this.dialog = doc.getElementById("guest-link");
    root.addEventListener("click", (event) => {
      const make = event.target.closest("[data-guest-for]");
      if (make && this.dialog) this.#ask(make.closest("[data-partner]").dataset);
      const revoke = event.target.closest("[data-revoke-guest]");
      if (revoke) this.#revoke(revoke.dataset.revokeGuest, revoke.closest("[data-partner]").dataset.partner);
    });
    if (this.dialog) this.#listen();
  }

  #listen() {
    const { dialog, tools } = this;
    const form = dialog.querySelector("form");
    this.link = dialog.querySelector("[data-link]");
    this.copied = dialog.querySelector("[data-copied]");
    closable(dialog);
    this.command = new CommandForm({
      form,
      tools: { ...tools, door: provingDoor(tools.door, this.doc) },
      build: ({ hours }) => ({ path: this.#path("InviteGuest"), body: { partner: this.partner, hours: Number(hours) } }),
      done: (answer) => {
        this.#show(answer.guest_path);
        this.on.saved(answer);
      },
    });
    dialog.addEventListener("close", () => {
      this.link.value = "";
    });
    dialog.querySelector("[data-copy-link]").addEventListener("click", () => this.#copy());
  }

  #ask({ partner, name }) {
    if (this.partner !== partner) this.command.attempt = null;
    this.partner = partner;
    this.dialog.querySelector("[data-head]").textContent = this.tools.texts.say("guest.head", { name });
    this.command.fields.clearErrors();
    this.#shown(false);
    this.dialog.showModal();
  }

  #shown(yes) {
    for (const one of this.dialog.querySelectorAll("[data-ask]")) one.hidden = yes;
    for (const one of this.dialog.querySelectorAll("[data-shown]")) one.hidden = !yes;
    this.copied.textContent = "";
  }

  /** Its first answer was lost on the way: the link is there, but nobody can be shown it again. */
  #show(path) {
    if (!path) {
      this.command.fail("partner", this.tools.texts.say("guest.lost"));
      return;
    }
    this.#shown(true);
    this.link.value = new URL(path, this.doc.location.href).href;
    this.link.focus();
    this.link.select();
  }

  async #copy() {
    let done = true;
    try {
      await navigator.clipboard.writeText(this.link.value);
    } catch {
      // Without https a browser has no clipboard for scripts; what is selected can be copied by hand.
      this.link.focus();
      this.link.select();
      done = false;
    }
    this.copied.textContent = this.tools.texts.say(done ? "guest.copied" : "guest.by_hand");
  }

  async #revoke(link, partner) {
    if (!this.keys.has(link)) this.keys.set(link, this.tools.newKey());
    const outcome = await this.tools.door.write(this.#path("RevokeGuestLink"), { link }, this.keys.get(link));
    if (outcome.kind !== "unreachable") this.keys.delete(link);
    if (outcome.kind === "done") this.on.saved(outcome.answer);
    else if (outcome.kind === "signedOut") this.tools.onSignedOut();
    else {
      const note = this.root.querySelector(`[data-partner="${partner}"] [data-refusal]`);
      if (!note) return;
      const refused = outcome.kind === "refused";
      note.textContent = refused ? (outcome.error[this.tools.language] ?? outcome.error.da) : unsaved(outcome, this.tools);
      note.hidden = false;
    }
  }

  #path(command) {
    return `/api/v1/operations/${this.operation}/commands/${command}`;
  }
}

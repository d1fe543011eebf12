/** Asks for the password when a command needs a fresh proof, and then sends the same command. */

import { Texts, readTexts } from "./texts.js";

const ASKS = new Set(["permission.proof_needed", "permission.proof_old"]);

/** Wraps a page's door when the page has the dialog of `_proof.html`; else gives it back. */
export function provingDoor(door, doc) {
  const dialog = doc.getElementById("proof");
  if (!dialog) return door;
  const texts = new Texts(readTexts(doc, "proof-texts"));
  const language = doc.documentElement.lang === "en" ? "en" : "da";
  const box = new ProofDialog({ dialog, door, texts, language });
  return new ProvingDoor(door, () => box.ask());
}

/** A Door whose refusals for want of proof lead to a question first. Pages opt in by wrapping. */
export class ProvingDoor {
  /** ask() answers "proved", "cancelled" or "signedOut". */
  constructor(door, ask) {
    Object.assign(this, { door, ask, asking: null });
  }

  /** As Door.write. After a proof the command goes once more: same key, and pressed just now. */
  async write(path, body, key) {
    const outcome = await this.door.write(path, body, key);
    if (outcome.kind !== "refused" || !ASKS.has(outcome.error.code)) return outcome;
    const answer = await this.#once();
    if (answer === "signedOut") return { kind: "signedOut" };
    return answer === "proved" ? this.door.write(path, body, key) : outcome;
  }

  journal(operation, after) {
    return this.door.journal(operation, after);
  }

  fragment(url) {
    return this.door.fragment(url);
  }

  /** Two commands that are refused together share one question. */
  #once() {
    this.asking ??= this.ask().finally(() => {
      this.asking = null;
    });
    return this.asking;
  }
}

/** The dialog. Esc and the button cancel; what is wrong stands beside the field. */
export class ProofDialog {
  constructor({ dialog, door, texts, language }) {
    Object.assign(this, { dialog, door, texts, language, settle: null, sending: null });
    this.form = dialog.querySelector("form");
    this.field = dialog.querySelector("[name=password]");
    this.error = dialog.querySelector('[data-error="password"]');
    this.said = dialog.querySelector("[data-said]");
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#send(this.settle);
    });
    dialog.querySelector("[data-cancel]").addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => this.#end("cancelled"));
  }

  ask() {
    this.dialog.showModal();
    this.field.focus();
    return new Promise((settle) => {
      this.settle = settle;
    });
  }

  async #send(asked) {
    if (this.sending) return;
    if (!this.field.value) return this.#fail(this.texts.say("proof.missing"));
    this.#working(asked);
    const outcome = await this.door.prove(this.field.value);
    // It was cancelled meanwhile: nobody waits any more, or somebody waits for another question.
    if (this.settle !== asked) return;
    this.#working(null);
    if (outcome.kind === "done") this.#end("proved");
    else if (outcome.kind === "signedOut") this.#end("signedOut");
    else if (outcome.kind === "unreachable") this.#fail(this.texts.say("proof.unsure"));
    else this.#fail(outcome.error[this.language] ?? outcome.error.da, "");
  }

  /** A typed password does not stay in the page. */
  #end(result) {
    const { settle } = this;
    this.settle = null;
    this.#working(null);
    this.field.value = this.error.textContent = "";
    this.error.hidden = true;
    for (const name of ["aria-invalid", "aria-describedby"]) this.field.removeAttribute(name);
    this.dialog.close();
    settle?.(result);
  }

  #fail(sentence, kept = this.field.value) {
    this.field.value = kept;
    this.error.textContent = sentence;
    this.error.hidden = false;
    this.field.setAttribute("aria-invalid", "true");
    this.field.setAttribute("aria-describedby", this.error.id);
    this.field.focus();
  }

  #working(asked) {
    this.sending = asked;
    this.form.setAttribute("aria-busy", String(Boolean(asked)));
    this.said.textContent = asked ? this.texts.say("proof.busy") : "";
  }
}

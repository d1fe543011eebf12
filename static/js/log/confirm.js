/** Confirms with one key what was written down for one's authority. */

export class Confirmer {
  /** on: confirmed(number), saved(numbers), signedOut(), say(code, values). */
  constructor({ door, operation, texts, language, newKey, on }) {
    Object.assign(this, { door, operation, texts, language, newKey, on });
    this.keys = new Map();
    this.busy = new Set();
  }

  async confirm(row) {
    const number = Number(row.dataset.number);
    if (this.busy.has(number)) return;
    if (!this.keys.has(number)) this.keys.set(number, this.newKey());
    this.busy.add(number);
    const path = `/api/v1/operations/${this.operation}/commands/ConfirmEntry`;
    const outcome = await this.door.write(path, { number }, this.keys.get(number));
    this.busy.delete(number);
    if (outcome.kind === "done") {
      row.querySelector("[data-refusal]")?.remove();
      this.on.confirmed(number);
      this.on.say("compose.confirmed", { label: row.dataset.label });
      this.on.saved(outcome.answer.entries);
    } else if (outcome.kind === "signedOut") {
      this.on.signedOut();
    } else {
      this.#refuse(row, outcome.error?.[this.language] ?? this.texts.say("panel.failed"));
    }
  }

  #refuse(row, sentence) {
    let note = row.querySelector("[data-refusal]");
    if (!note) {
      note = row.ownerDocument.createElement("p");
      note.className = "err";
      note.dataset.refusal = "";
      note.setAttribute("role", "alert");
      row.querySelector(".body").append(note);
    }
    note.textContent = sentence;
  }
}

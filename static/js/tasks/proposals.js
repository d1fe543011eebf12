/** "Bed <myndighed>": one press asks for what the matrix proposes. */

export class Proposals {
  /** on: saved(answer). */
  constructor({ root, tools, operation, on }) {
    Object.assign(this, { tools, operation, on });
    this.keys = new Map();
    root.addEventListener("click", (event) => {
      const button = event.target.closest("[data-ask]");
      if (button) this.ask(button);
    });
  }

  async ask(button) {
    if (button.getAttribute("aria-disabled") === "true") return;
    const { ask: kind, incident } = button.dataset;
    const { tools } = this;
    if (!this.keys.has(kind)) this.keys.set(kind, tools.newKey());
    button.setAttribute("aria-disabled", "true");
    const path = `/api/v1/operations/${this.operation}/commands/AskTask`;
    const body = { kind, incident: Number(incident) };
    const outcome = await tools.door.write(path, body, this.keys.get(kind));
    button.removeAttribute("aria-disabled");
    if (outcome.kind !== "unreachable") this.keys.delete(kind);
    if (outcome.kind === "done") this.on.saved(outcome.answer);
    else if (outcome.kind === "signedOut") tools.onSignedOut();
    else this.#refuse(button, outcome.error?.[tools.language] ?? tools.texts.say("form.unsure"));
  }

  #refuse(button, sentence) {
    const note = button.closest("[data-proposal]").querySelector("[data-refusal]");
    note.textContent = sentence;
    note.hidden = false;
  }
}

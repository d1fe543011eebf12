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
    const { id } = button;
    const { tools } = this;
    // Of one kind there may be several, each for a place of its own.
    if (!this.keys.has(id)) this.keys.set(id, tools.newKey());
    button.setAttribute("aria-disabled", "true");
    const path = `/api/v1/operations/${this.operation}/commands/AskTask`;
    const body = { kind, ...askedOf(button.dataset, tools.now()) };
    if (incident) body.incident = Number(incident);
    const outcome = await tools.door.write(path, body, this.keys.get(id));
    button.removeAttribute("aria-disabled");
    if (outcome.kind !== "unreachable") this.keys.delete(id);
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

/** What a proposal says besides its kind; a deadline that has passed is none. */
export function askedOf(told, now) {
  const body = {};
  for (const name of ["title", "authority", "municipality", "owner", "place"]) if (told[name]) body[name] = told[name];
  if (told.deadline && Date.parse(told.deadline) > now) body.deadline = told.deadline;
  return body;
}

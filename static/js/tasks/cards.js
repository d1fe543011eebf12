/** Laying out an action card: one press asks for all its tasks; twice only when that is meant. */

export class LayOut {
  /** root: where the cards are (they come and go). on: saved(answer). */
  constructor({ root, tools, operation, on }) {
    Object.assign(this, { tools, operation, on });
    this.keys = new Map();
    this.meant = new Set();
    root.addEventListener("click", (event) => {
      const button = event.target.closest("[data-lay-out]");
      if (button) this.press(button);
    });
  }

  async press(button) {
    if (button.getAttribute("aria-disabled") === "true") return;
    const { tools } = this;
    const { id } = button;
    const card = button.closest("[data-card-offer]");
    const body = layOutBody(card.dataset, chosen(card), this.meant.has(id));
    // Another choice is another wish; the same one again is the same wish.
    const wish = JSON.stringify(body);
    if (!this.keys.has(wish)) this.keys.set(wish, tools.newKey());
    button.setAttribute("aria-disabled", "true");
    const path = `/api/v1/operations/${this.operation}/commands/LayOutCard`;
    const outcome = await tools.door.write(path, body, this.keys.get(wish));
    button.removeAttribute("aria-disabled");
    if (outcome.kind !== "unreachable") this.keys.delete(wish);
    if (outcome.kind === "done") {
      this.meant.delete(id);
      card.querySelector("[data-refusal]").hidden = true;
      this.on.saved(outcome.answer);
    } else if (outcome.kind === "signedOut") tools.onSignedOut();
    else {
      if (outcome.error?.code === "card.laid_out") this.meant.add(id);
      this.#refuse(card, outcome.error?.[tools.language] ?? tools.texts.say("form.unsure"));
    }
  }

  #refuse(card, sentence) {
    const note = card.querySelector("[data-refusal]");
    note.textContent = sentence;
    note.hidden = false;
  }
}

/** Whom a person chose where the matrix gives nobody: [{step, authority}]. */
function chosen(card) {
  return [...card.querySelectorAll("[data-choice]")]
    .filter(({ value }) => value)
    .map(({ dataset, value }) => ({ step: Number(dataset.choice), authority: value }));
}

/** told: what the card on the page says of itself; choices: for steps that nobody has. Pure. */
export function layOutBody({ plan, version, card, incident }, choices, again) {
  const body = { plan, version: Number(version), card: Number(card), incident: Number(incident) };
  const unique = [...new Map(choices.map((one) => [one.step, one])).values()];
  return { ...body, ...(unique.length ? { choices: unique } : {}), ...(again ? { again: true } : {}) };
}

/** The situation picture: each field is saved by itself, and what somebody else wrote is shown, never written over. */

import { CommandForm } from "../core/command.js";
import { follow } from "../core/follow.js";
import { Pane } from "../core/pane.js";
import { quietPage } from "../core/quiet.js";
import { WORDS, meanwhile } from "./live.js";
import { freezeRequest, sentRequest, writeRequest } from "./request.js";

const tools = quietPage(document);
const root = document.querySelector("[data-panel]");
const forms = [];
const applied = () => forms.forEach((one) => one.look());
const pane = root && new Pane(root, { fetchFragment: (url) => tools.door.fragment(url), applied });

const part = (name) => root.querySelector(`[data-part="${name}"]`);
const again = () => pane.refresh().catch(() => {});

/** What a field says and how sure it is, to be compared. */
const whole = ({ text, certainty }) => `${certainty} ${text}`;

class SeenForm extends CommandForm {
  /** Something moved: what stands now is fetched to be read, what was typed stays. */
  async fail(field, sentence) {
    super.fail(field, sentence);
    if (!["text", "seen", "sitrep", "field"].includes(field)) return;
    this.told?.(field);
    await again();
    this.told?.(field);
  }
}

/** One field. began: the entry of the words that stood when somebody began to type, null while nobody has. */
class FieldForm extends SeenForm {
  constructor(form) {
    const { operation, write: field, draft } = form.dataset;
    super({
      form,
      tools,
      build: (fields) => writeRequest(operation, field, fields, this.began ?? this.written),
      done: () => {
        this.began = null;
        tools.shelf.remove(draft);
        this.said.textContent = tools.texts.say("sitrep.saved");
        again();
      },
    });
    Object.assign(this, { field, began: null });
    this.#takeKept(draft);
    form.addEventListener("input", () => {
      this.began ??= this.written;
      const { text, certainty } = this.fields.read();
      tools.shelf.set(draft, { text, certainty, began: this.began });
    });
  }

  get written() {
    return Number(part(`f-${this.field}`).dataset.written);
  }

  /** The page was renewed: words of others are taken where nobody is typing, and told where somebody is. */
  look() {
    const { text, certainty } = part(`f-${this.field}`).dataset;
    const typed = this.fields.read();
    const now = meanwhile({ began: this.began, written: this.written, typed: whole(typed), stands: whole({ text, certainty }) });
    if (now === "take") this.fields.write({ ...typed, text, certainty });
    if (now === "moved") this.said.textContent = tools.texts.say("sitrep.moved");
  }

  /** Whoever was refused because of others' words has been shown them, and may now write over them. */
  told(field) {
    if (field === "text" && this.began !== null && this.began !== this.written) this.began = this.written;
  }

  #takeKept(draft) {
    const kept = tools.shelf.get(draft);
    if (!kept) return;
    const { text, certainty = "" } = kept;
    this.fields.write({ ...this.fields.read(), text, certainty });
    this.began = kept.began ?? this.written;
    this.form.closest("details").open = true;
  }
}

for (const form of document.querySelectorAll("[data-write]")) forms.push(new FieldForm(form));
if (pane) {
  const { operation, head } = root.dataset;
  const { head: moving, stock, stream } = part("top")?.dataset ?? {};
  follow({ win: window, operation, number: Number(head ?? moving), pane, soon: WORDS });
  // What owners say of what they have rings the bell of the resources, which is another.
  if (stream) follow({ win: window, operation: stream, number: Number(stock), pane });
}

const freeze = document.querySelector("[data-freeze]");
if (freeze) {
  const { operation } = freeze.dataset;
  const shown = () => {
    const { sitrep, head, stock } = part("top").dataset;
    return { sitrep: Number(sitrep), head: Number(head), stock: Number(stock) };
  };
  new SeenForm({
    form: freeze,
    tools,
    build: (fields) => freezeRequest(operation, fields, shown(), tools.now()),
    done: (_, request) => location.assign(`/operationer/${operation}/situationsbillede/${request.body.sitrep}`),
  });
}

const sent = document.querySelector("[data-sent]");
if (sent) {
  const { operation, sitrep } = sent.dataset;
  new CommandForm({
    form: sent,
    tools,
    build: (fields) => sentRequest(operation, Number(sitrep), fields, tools.now()),
    done: () => location.reload(),
  });
}

document.querySelector("[data-print]")?.addEventListener("click", () => print());

// On paper nothing is folded away.
const folded = new Set();
window.addEventListener("beforeprint", () => {
  for (const one of document.querySelectorAll("details.rest:not([open])")) {
    folded.add(one);
    one.open = true;
  }
});
window.addEventListener("afterprint", () => {
  for (const one of folded) one.open = false;
  folded.clear();
});

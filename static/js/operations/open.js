/** Opens an operation: the form speaks the same commands as every other program. */

import { Door, unsaved } from "../core/door.js";
import { newKey } from "../core/ids.js";
import { Texts, readTexts } from "../core/texts.js";
import { attemptFor } from "../log/drafts.js";

/** What cannot even be sent: {field, code}, or null. */
export function openProblem({ name, mode, sure, level = "daily", reason = "", basis = "" }) {
  if (!name.trim()) return { field: "name", code: "open.name_missing" };
  if (!mode) return { field: "mode", code: "open.mode_missing" };
  if (mode === "LIVE" && !sure) return { field: "sure", code: "open.sure_missing" };
  const said = reason.trim() || basis.trim();
  if (!said && (mode !== "LIVE" || level === "daily")) return null;
  if (!reason.trim()) return { field: "reason", code: "open.reason_missing" };
  return basis.trim() ? null : { field: "basis", code: "open.basis_missing" };
}

/** Of the reason and what it rests on only what was filled in. */
export function given({ reason = "", basis = "" }) {
  const filled = Object.entries({ reason, basis }).map(([name, value]) => [name, value.trim()]);
  return Object.fromEntries(filled.filter(([, value]) => value));
}

export class OpenForm {
  constructor({ form, door, texts, language, go }) {
    Object.assign(this, { form, door, texts, language, go });
    this.attempt = null;
    this.busy = false;
    this.said = form.querySelector("[data-said]");
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.send();
    });
    form.addEventListener("change", () => this.#ask());
    this.#ask();
  }

  async send() {
    if (this.busy) return;
    this.#clear();
    const { name, mode, level, sure, ...why } = Object.fromEntries(new FormData(this.form));
    const wrong = openProblem({ name, mode, sure, level, ...why });
    if (wrong) {
      this.#fail(wrong.field, this.texts.say(wrong.code));
      return;
    }
    const body = { name: name.trim(), mode, level, ...given(why) };
    this.attempt = attemptFor(this.attempt, body, newKey);
    this.busy = true;
    this.said.textContent = this.texts.say("open.busy");
    const outcome = await this.door.write("/api/v1/operations", body, this.attempt.key);
    this.busy = false;
    this.said.textContent = "";
    if (outcome.kind === "done") this.go(`/operationer/${outcome.answer.operation}`);
    else if (outcome.kind === "signedOut") this.go("/log-ind?next=/operationer");
    else if (outcome.kind === "refused") this.#fail(outcome.error.field, outcome.error[this.language]);
    else this.#fail("", unsaved(outcome, this, "open.offline"));
  }

  /** In earnest takes one more tick; it is asked for only then. */
  #ask() {
    const box = this.form.querySelector("[data-sure]");
    if (box) box.hidden = new FormData(this.form).get("mode") !== "LIVE";
  }

  #fail(field, sentence) {
    const known = this.form.querySelector(`[data-error="${CSS.escape(field ?? "")}"]`);
    const box = known ?? this.form.querySelector('[data-error=""]');
    box.textContent = sentence;
    box.hidden = false;
    box.closest("[data-group]")?.classList.add("form-error");
    const control = field && known ? this.form.elements[field] : null;
    const target = control instanceof RadioNodeList ? control[0] : control;
    target?.setAttribute("aria-invalid", "true");
    target?.setAttribute("aria-describedby", box.id);
    target?.focus();
  }

  #clear() {
    for (const box of this.form.querySelectorAll("[data-error]")) box.hidden = true;
    for (const group of this.form.querySelectorAll(".form-error")) group.classList.remove("form-error");
    for (const field of this.form.querySelectorAll("[aria-invalid]")) {
      field.removeAttribute("aria-invalid");
    }
  }
}

if (globalThis.document) {
  const csrf = document.querySelector('meta[name="csrf"]').content;
  new OpenForm({
    form: document.querySelector("[data-open]"),
    door: new Door({ fetch: window.fetch.bind(window), csrf }),
    texts: new Texts(readTexts(document, "open-texts")),
    language: document.documentElement.lang === "en" ? "en" : "da",
    go: (address) => location.assign(address),
  });
}

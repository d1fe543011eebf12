/** The files chosen for an entry: they wait for its text, are sent after it, and stay until all of
 * it is there. */

import { unsaved } from "../core/door.js";
import { LIMIT } from "./upload.js";

const WAITS = "waits";
const READY = "ready";
const SENDING = "sending";
const FAILED = "failed";

export class Chosen {
  /** tools: root, form, uploads, texts, language, newKey, labelOf(number). on: attached(numbers),
   * signedOut(), show(), say(text). */
  constructor({ root, form, on, ...tools }) {
    Object.assign(this, { root, form, on, ...tools });
    this.input = root.querySelector("[data-file-input]");
    this.list = root.querySelector("[data-file-list]");
    this.error = root.querySelector("[data-file-error]");
    this.items = [];
    this.entry = null;
    this.#listen();
  }

  /** Chooses files for an entry that is written already. */
  pick(number) {
    this.entry = number;
    this.on.show();
    this.input.click();
  }

  add(files, entry = null) {
    this.#fail("");
    for (const file of files) {
      if (file.size > LIMIT) this.#fail(this.texts.say("files.too_large", { name: file.name }));
      else if (file.size === 0) this.#fail(this.texts.say("files.empty", { name: file.name }));
      else this.#put(file, entry);
    }
  }

  /** The entry is written: what waited for it is sent, one file at a time. */
  async written(number) {
    const waiting = this.items.filter((item) => item.entry === null);
    for (const item of waiting) this.#belongs(item, number);
    for (const item of waiting) await this.#send(item);
  }

  #put(file, entry) {
    const row = this.root.querySelector("[data-file-row]").content.firstElementChild.cloneNode(true);
    const item = { file, entry: null, row, state: WAITS, keys: new Map() };
    item.keyFor = (print) => {
      if (!item.keys.has(print)) item.keys.set(print, this.newKey());
      return item.keys.get(print);
    };
    row.querySelector("[data-name]").textContent = file.name;
    row.querySelector("[data-size]").textContent = sizeInWords(file.size, this.language);
    const description = row.querySelector("[data-description]");
    description.setAttribute("aria-label", this.texts.say("files.shows", { name: file.name }));
    row.querySelector("[data-drop]").setAttribute("aria-label", this.texts.say("files.drop", { name: file.name }));
    row.querySelector("[data-send]").addEventListener("click", () => this.#send(item));
    row.querySelector("[data-drop]").addEventListener("click", () => this.#drop(item));
    Object.defineProperty(item, "description", { get: () => description.value });
    this.items.push(item);
    this.list.append(row);
    if (entry === null) this.#state(item, WAITS, this.texts.say("files.waits"));
    else this.#belongs(item, entry);
  }

  #belongs(item, number) {
    item.entry = number;
    item.row.querySelector("[data-for]").textContent = this.texts.say("files.for", { label: this.labelOf(number) });
    this.#state(item, READY, "");
  }

  async #send(item) {
    if (item.state === SENDING) return;
    this.#state(item, SENDING, this.texts.say("files.sending"));
    const bar = item.row.querySelector("[data-progress]");
    const outcome = await this.uploads.send(item, (percent) => {
      bar.value = percent;
    });
    if (outcome.kind === "done") {
      const names = { name: item.file.name, label: this.labelOf(item.entry) };
      this.#drop(item);
      this.on.say(this.texts.say("files.attached", names));
      this.on.attached(outcome.answer.entries);
    } else if (outcome.kind === "refused") {
      const { error } = outcome;
      this.#state(item, FAILED, error[this.language] ?? error.da);
    } else {
      this.#state(item, FAILED, unsaved(outcome, this, "files.failed"));
      if (outcome.kind === "signedOut") this.on.signedOut();
    }
  }

  #state(item, state, words) {
    item.state = state;
    const find = (part) => item.row.querySelector(part);
    find("[data-state]").textContent = words;
    find("[data-state]").className = state === FAILED ? "err" : "muted";
    find("[data-progress]").hidden = state !== SENDING;
    find("[data-drop]").hidden = state === SENDING;
    find("[data-description]").readOnly = state === SENDING;
    const send = find("[data-send]");
    send.hidden = item.entry === null || state === SENDING;
    send.textContent = this.texts.say(state === FAILED ? "files.again" : "files.send");
  }

  #drop(item) {
    const stood = item.row.contains(item.row.ownerDocument.activeElement);
    this.items = this.items.filter((each) => each !== item);
    item.row.remove();
    if (stood) this.input.focus();
  }

  #fail(sentence) {
    const before = sentence && !this.error.hidden ? `${this.error.textContent} ` : "";
    this.error.textContent = before + sentence;
    this.error.hidden = !sentence;
  }

  #listen() {
    const { form, input } = this;
    const page = form.ownerDocument;
    input.addEventListener("change", () => {
      this.add([...input.files], this.entry);
      this.entry = null;
      input.value = "";
    });
    input.addEventListener("cancel", () => {
      this.entry = null;
    });
    form.addEventListener("paste", (event) => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      this.add(files);
    });
    // A file that is let go beside the form would take the place of the whole board.
    page.addEventListener("dragover", (event) => {
      if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
    });
    page.addEventListener("drop", (event) => {
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      this.on.show();
      this.add(files);
    });
    page.defaultView.addEventListener("beforeunload", (event) => {
      if (this.items.length > 0) event.preventDefault();
    });
  }
}

/** 2,4 MB; as the log itself says it. */
export function sizeInWords(size, language) {
  if (size < 1_000_000) return `${Math.max(1, Math.round(size / 1_000))} kB`;
  const number = (size / 1_000_000).toFixed(1);
  return `${language === "en" ? number : number.replace(".", ",")} MB`;
}

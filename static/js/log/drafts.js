/** What is half written: kept for each account and operation until the server has it. */

export class Drafts {
  constructor(shelf, account, operation) {
    this.shelf = shelf;
    this.key = `crisis.draft.${account}.${operation}`;
    this.kept = shelf.get(this.key) ?? { active: "record", slots: {} };
  }

  get active() {
    return this.kept.active;
  }

  slot(name) {
    return this.kept.slots[name] ?? null;
  }

  /** slot: {mode, number, label, fields, original, attempt}. Says whether a reload keeps it. */
  put(name, slot) {
    this.kept = { active: name, slots: { ...this.kept.slots, [name]: slot } };
    return this.#keep();
  }

  activate(name) {
    this.kept = { ...this.kept, active: name };
    return this.#keep();
  }

  /** Only the draft that was sent is dropped: another window may have put a new one in its place. */
  drop(name, sentKey) {
    const stored = this.shelf.get(this.key)?.slots?.[name];
    const another = stored?.attempt && sentKey && stored.attempt.key !== sentKey;
    const { [name]: _sent, ...others } = this.kept.slots;
    this.kept = { active: "record", slots: another ? { ...others, [name]: stored } : others };
    this.#keep();
  }

  /** Lets go of drafts about erased entries: they began with words that are gone by law. */
  forget(numbers) {
    const gone = new Set(numbers);
    const slots = Object.entries(this.kept.slots).filter(([, { number }]) => !gone.has(number));
    if (slots.length === Object.keys(this.kept.slots).length) return false;
    const kept = Object.fromEntries(slots);
    const active = this.kept.active in kept ? this.kept.active : "record";
    this.kept = { active, slots: kept };
    this.#keep();
    return true;
  }

  #keep() {
    if (Object.keys(this.kept.slots).length > 0) return this.shelf.set(this.key, this.kept);
    this.shelf.remove(this.key);
    return true;
  }
}

export function slotName(mode, number) {
  return mode === "record" ? "record" : `${mode}:${number}`;
}

/** The same content is the same attempt under the same key; other content is another. */
export function attemptFor(previous, request, newKey) {
  const print = JSON.stringify(request);
  return previous?.print === print ? previous : { key: newKey(), print };
}

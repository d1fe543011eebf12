/** Keeps the page in step with the journal: next, gap (fetched over HTTP), old (ignored). */

export class Feed {
  /**
   * last: the number the page already shows. journal(after) answers {head, entries} or throws.
   * onEntries(entries) gets each entry once and in order; onReset() means that the journal is
   * shorter than what was seen, so the page must be fetched anew.
   */
  constructor({ last, journal, onEntries, onReset = () => {} }) {
    this.last = last;
    this.journal = journal;
    this.onEntries = onEntries;
    this.onReset = onReset;
    this.running = null;
    this.again = false;
  }

  /** A hint or a pulse said that this number exists. */
  heard(number) {
    return number > this.last ? this.catchUp() : Promise.resolve();
  }

  /** Asks for what came after the last known entry; askers in the meantime share one question. */
  catchUp() {
    if (this.running) {
      this.again = true;
      return this.running;
    }
    this.running = this.#run();
    return this.running;
  }

  async #run() {
    try {
      let more = true;
      while (more) {
        this.again = false;
        const { head, entries } = await this.journal(this.last);
        if (head < this.last) return this.onReset(head);
        const moved = this.#take(entries);
        more = this.again || (moved && head > this.last);
      }
      return undefined;
    } finally {
      // In the same breath as the last look at `again`: an asker in between would be forgotten.
      this.running = null;
    }
  }

  #take(entries) {
    const fresh = entries
      .filter((entry) => entry.number > this.last)
      .sort((a, b) => a.number - b.number);
    if (fresh.length === 0) return false;
    this.last = fresh[fresh.length - 1].number;
    this.onEntries(fresh);
    return true;
  }
}

/** Which entries a batch touches besides itself: what is corrected, supplemented, confirmed, contested or erased. */
export function targetsOf(entries) {
  const named = entries.flatMap(({ event }) =>
    event ? [event.corrects, event.supplements, event.confirms, event.entry, ...contestedBy(event), ...(readersOf(event)?.entries ?? [])] : [],
  );
  const places = erasures(entries).map(({ supplements }) => supplements);
  const numbers = [...named, ...places].filter(Number.isInteger);
  return [...new Set([...numbers, ...erasedBy(entries)])];
}

/** The entries whose words are gone by law, or no longer for this reader, as a batch tells. */
export function erasedBy(entries) {
  const closed = entries.flatMap(({ event }) => {
    const said = readersOf(event);
    return said?.sight === "restricted" && said.only_for.length === 0 ? said.entries : [];
  });
  return [...erasures(entries).map(({ number }) => number), ...closed];
}

function erasures(entries) {
  const acts = entries.filter(({ type, event }) => type === "EntryErased" && event?.entries);
  return acts.flatMap(({ event }) => event.entries);
}

function contestedBy({ contradiction, entries }) {
  return contradiction ? entries : [];
}

/** Who may read which entries from now on, when that is what an entry says. */
function readersOf(event) {
  return event?.readers && Array.isArray(event.entries) ? { ...event.readers, entries: event.entries } : null;
}

/** Marks in the log which incidents and tasks an entry belongs to, and what lights up with it. */

/** From rows {label, url, entries} to a map: entry number → [{label, url}], in the order given. */
export function refsOf(rows) {
  const found = new Map();
  for (const { label, url, entries } of rows) {
    for (const number of entries) {
      if (!found.has(number)) found.set(number, []);
      found.get(number).push({ label, url });
    }
  }
  return found;
}

export class Refs {
  constructor(doc) {
    this.doc = doc;
  }

  /** Reads the incidents and tasks that are listed and marks the rows of the log. */
  draw() {
    const rows = [...this.doc.querySelectorAll("[data-entries][data-label]")].map(({ dataset }) => ({
      ...dataset,
      entries: dataset.entries.split(" ").filter(Boolean),
    }));
    const refs = refsOf(rows);
    for (const row of this.doc.querySelectorAll(".log > [data-number]")) {
      this.#mark(row, refs.get(row.dataset.number) ?? []);
    }
  }

  #mark(row, refs) {
    const labels = refs.map(({ label }) => label).join(" ");
    if ((row.dataset.at ?? "") === labels) return;
    row.querySelector(".refs")?.remove();
    if (!labels) {
      delete row.dataset.at;
      return;
    }
    row.dataset.at = labels;
    const box = this.doc.createElement("span");
    box.className = "refs";
    for (const { label, url } of refs) {
      const link = this.doc.createElement("a");
      link.className = "ref";
      link.href = url;
      link.dataset.at = label;
      link.tabIndex = row.tabIndex;
      link.textContent = label;
      box.append(link);
    }
    row.querySelector(".meta").append(box);
  }
}

/** What belongs together lights up together: a row and its place, whichever one points at. */

export class Lights {
  constructor(doc) {
    this.doc = doc;
    this.key = "";
    this.hearers = new Set();
    doc.addEventListener("pointerover", (event) => this.#from(event));
    doc.addEventListener("focusin", (event) => this.#from(event));
    doc.addEventListener("focusout", () => this.show(""));
  }

  /** hearer(key) is told what is lit: "H1", an object's id, several parted by a space, or "". */
  hear(hearer) {
    this.hearers.add(hearer);
  }

  show(key) {
    if (key === this.key) return;
    this.key = key;
    this.paint();
    for (const hearer of this.hearers) hearer(key);
  }

  /** Again after rows have been renewed. */
  paint() {
    for (const node of this.doc.querySelectorAll("[data-at].lit")) node.classList.remove("lit");
    for (const key of this.key.split(" ").filter(Boolean)) {
      for (const node of this.doc.querySelectorAll(`[data-at~="${CSS.escape(key)}"]`)) {
        node.classList.add("lit");
      }
    }
  }

  #from(event) {
    // The map says itself what is under the pointer: its canvas has no elements.
    if (event.target.closest?.("[data-canvas]") && !event.target.closest("[data-at]")) return;
    this.show(event.target.closest?.("[data-at]")?.dataset.at ?? "");
  }
}

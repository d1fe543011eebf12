/** The seen line: how far this person has read on this machine. */

/** Where the mark stands. Pure but for the shelf it is given. */
export class SeenMark {
  constructor(shelf, account, operation) {
    this.shelf = shelf;
    this.key = `crisis.seen.${account}.${operation}`;
    this.mark = shelf.get(this.key);
  }

  /** The first visit starts where the log is: nothing is new to somebody who has just come. */
  begin(newest, time) {
    if (!this.mark) this.move(newest, time);
  }

  move(newest, time) {
    if (this.mark && newest < this.mark.number) return;
    this.mark = { number: newest, time };
    this.shelf.set(this.key, this.mark);
  }

  /** rows: [{number, own}]. How many have come since, not counting one's own. */
  unseen(rows) {
    return rows.filter((row) => row.number > this.mark.number && !row.own).length;
  }
}

/** Draws the line in the list, above the newest row that was seen. */
export class SeenLine {
  /** newest: how far the log goes, also when a filter shows less of it. */
  constructor({ list, mark, newest, texts, time, onMoved }) {
    this.list = list;
    this.newest = newest;
    this.mark = mark;
    this.texts = texts;
    this.time = time;
    this.onMoved = onMoved;
    this.line = this.#build();
    mark.begin(this.newest(), time());
  }

  rows() {
    return [...this.list.querySelectorAll(":scope > [data-key]")].map((node) => ({
      node,
      number: Number(node.dataset.number),
      own: "own" in node.dataset,
    }));
  }

  draw(hidden = false) {
    const rows = this.rows();
    const count = hidden ? 0 : this.mark.unseen(rows);
    const below = rows.find((row) => row.number <= this.mark.mark.number);
    if (count === 0) {
      this.line.remove();
      return;
    }
    const values = { n: count, time: this.mark.mark.time };
    this.words.textContent = this.texts.say(count === 1 ? "seen.one" : "seen.line", values);
    const before = below?.node ?? null;
    if (this.line.nextElementSibling !== before || !this.line.isConnected) {
      this.list.insertBefore(this.line, before);
    }
  }

  /** Everything that stands here now has been seen. */
  moveUp() {
    this.mark.move(this.newest(), this.time());
    this.draw();
  }

  #build() {
    const doc = this.list.ownerDocument;
    const line = doc.createElement("li");
    line.className = "seen";
    this.words = doc.createElement("span");
    const button = doc.createElement("button");
    button.type = "button";
    button.textContent = this.texts.say("seen.mark");
    button.addEventListener("click", () => {
      this.moveUp();
      this.onMoved();
    });
    line.append(this.words, button);
    return line;
  }
}

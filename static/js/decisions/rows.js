/** The rows of a form's lists: one more is shown, one is taken away and those below move up. */

export class ListRows {
  /** list: the fieldset. least: so many rows are always shown. moved() is told after any change. */
  constructor(list, { least = 0, moved = () => {} }) {
    Object.assign(this, { list, least, moved });
    this.rows = [...list.querySelectorAll("[data-row]")];
    this.button = list.querySelector("[data-more]");
    this.button.addEventListener("click", () => this.#more());
    list.addEventListener("click", (event) => {
      const drop = event.target.closest("[data-drop]");
      if (drop) this.#drop(this.rows.indexOf(drop.closest("[data-row]")));
    });
  }

  /** Shows the rows in which something stands, and as many as always. */
  settle() {
    const last = this.rows.reduce((found, row, place) => (blank(row) ? found : place), -1);
    this.#show(Math.max(this.least, last + 1));
  }

  /** Empty rows between filled ones go, so that the places are those that are sent. */
  compact() {
    for (let place = this.shown - 1; place >= 0; place -= 1) {
      if (blank(this.rows[place])) this.#shift(place);
    }
    this.settle();
  }

  get shown() {
    return this.rows.filter((row) => !row.hidden).length;
  }

  #more() {
    const place = this.shown;
    this.#show(place + 1);
    fieldsOf(this.rows[place])[0].focus();
    this.moved();
  }

  #drop(place) {
    this.#shift(place);
    this.#show(Math.max(this.least, this.shown - 1));
    const next = this.rows[Math.min(place, this.shown - 1)];
    if (next && !next.hidden) fieldsOf(next)[0].focus();
    else this.button.focus();
    this.moved();
  }

  #shift(place) {
    for (let at = place; at < this.rows.length; at += 1) copy(this.rows[at + 1], this.rows[at]);
  }

  #show(count) {
    for (const [place, row] of this.rows.entries()) row.hidden = place >= count;
    this.button.hidden = count >= this.rows.length;
  }
}

function fieldsOf(row) {
  return [...row.querySelectorAll("input:not([name=chosen]), select, textarea")];
}

function blank(row) {
  return fieldsOf(row).every((field) => field.type === "radio" || !field.value.trim());
}

/** Takes over what stands in another row, and whether it is the one that was chosen. */
function copy(from, to) {
  const values = from ? fieldsOf(from) : [];
  for (const [place, field] of fieldsOf(to).entries()) {
    if (field.type === "radio") field.checked = values[place]?.checked ?? false;
    else field.value = values[place]?.value ?? "";
  }
  const mark = to.querySelector("[name=chosen]");
  if (mark) mark.checked = from?.querySelector("[name=chosen]").checked ?? false;
}

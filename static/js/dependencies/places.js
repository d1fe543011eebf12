/** Places of the register by the name one types; the map has loaded them already. */

const OFFERED = 12;

export class Places {
  /** objects(): the places on the map, each with key and name. root: whose fields are offered them. */
  constructor({ root, objects }) {
    this.objects = objects;
    this.find = this.find.bind(this);
    root.addEventListener("input", (event) => {
      if (event.target.matches("[data-place]")) this.#offer(event.target);
    });
  }

  /** The id of the one place of that name or id; undefined when there is none, or more than one. */
  find(name) {
    const wanted = name.trim().toLowerCase();
    const found = this.objects().filter(({ key, name: called }) => key === wanted || called.toLowerCase() === wanted);
    return found.length === 1 ? found[0].key : undefined;
  }

  #offer(field) {
    const words = field.value.trim().toLowerCase();
    const fitting = words ? this.objects().filter(({ name }) => name.toLowerCase().includes(words)) : [];
    const options = fitting.slice(0, OFFERED).map(({ name }) => {
      const option = field.ownerDocument.createElement("option");
      option.value = name;
      return option;
    });
    field.list?.replaceChildren(...options);
  }
}

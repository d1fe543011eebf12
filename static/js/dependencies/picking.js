/** A place is found by a part of its name and put as a line into the field that holds several. */

/** The lines with one place more; one that stands there already is not put twice. Pure. */
export function appended(text, name) {
  const lines = text.split("\n").filter((line) => line.trim());
  const there = lines.some((line) => line.split(";")[0].trim().toLowerCase() === name.toLowerCase());
  return [...lines, ...(there ? [] : [name])].join("\n");
}

/** form: its [data-pick] names the field. find(name) answers an id or undefined; fail(name) says that there is none. */
export function picking({ form, find, fail }) {
  const field = form.querySelector("[data-pick]");
  const pick = (quietly) => {
    const name = field.value.trim();
    const many = form.elements[field.dataset.pick];
    if (!find(name)) return quietly || !name ? field.focus() : fail(name);
    many.value = appended(many.value, name);
    field.value = "";
    for (const changed of [many, field]) changed.dispatchEvent(new Event("input", { bubbles: true }));
    return field.focus();
  };
  form.querySelector("[data-pick-go]").addEventListener("click", () => pick(false));
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    pick(false);
  });
  // Chosen from the list that is offered, not typed.
  field.addEventListener("input", (event) => {
    if (event.inputType === "insertReplacementText" || !event.inputType) pick(true);
  });
}

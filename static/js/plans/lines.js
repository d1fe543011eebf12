/** Lines of a form that come out of a template, and go again; the focus is never lost. */

/** Puts a fresh copy of a template's one element at the end of a list, and the focus into it. */
export function addLine(list, template) {
  const fresh = template.content.firstElementChild.cloneNode(true);
  list.append(fresh);
  fresh.querySelector("input, select, button")?.focus();
  return fresh;
}

/** Takes a line away; the focus goes to `next`, the button that makes a new one. */
export function dropLine(line, next) {
  line.remove();
  next?.focus();
}

/** Takes a step away: those that waited for it wait no more, and the others by their new number. */
export function dropStep(line, next) {
  const steps = [...line.parentElement.querySelectorAll("[data-step]")];
  const gone = steps.indexOf(line) + 1;
  for (const field of steps.map((step) => step.querySelector("[data-after]"))) field.value = without(field.value, gone);
  dropLine(line, next);
}

/** Numbers of steps, as typed, after one was taken away. Pure. */
export function without(typed, gone) {
  return typed.replaceAll(/\d+/g, (one) => (Number(one) === gone ? "" : Number(one) > gone ? Number(one) - 1 : one)).trim();
}

/** The cards of a form as they stand, each with its steps. */
export function readCards(root) {
  return [...root.querySelectorAll("[data-card]")].map((card) => ({
    title: card.querySelector("[data-title]").value,
    hazard: card.querySelector("[data-hazard]").value,
    source: card.querySelector("[data-source]").value,
    kinds: [...card.querySelectorAll("[data-kind]:checked")].map((one) => one.value),
    steps: [...card.querySelectorAll("[data-step]")].map((step) => ({
      what: step.querySelector("[data-what]").value,
      responsible: step.querySelector("[data-responsible]").value,
      sector: step.querySelector("[data-sector]").value,
      kind: step.querySelector("[data-matrix]").value,
      minutes: step.querySelector("[data-minutes]").value,
      after: step.querySelector("[data-after]").value,
    })),
  }));
}

/** The training of a unit's form as it stands. */
export function readCourses(root) {
  return [...root.querySelectorAll("[data-course]")].map((line) => ({
    course: line.querySelector("[data-name]").value,
    kind: line.querySelector("[data-kind]").value,
    had_on: line.querySelector("[data-had]").value,
    valid_until: line.querySelector("[data-valid]").value,
  }));
}

export function fillCourse(line, { course, kind, had_on: had, valid_until: valid }) {
  line.querySelector("[data-name]").value = course;
  line.querySelector("[data-kind]").value = kind;
  line.querySelector("[data-had]").value = had;
  line.querySelector("[data-valid]").value = valid;
}

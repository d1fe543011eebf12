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

/** The cards of a form as they stand: [{title, hazard, steps: [{what, responsible, sector}]}]. */
export function readCards(root) {
  return [...root.querySelectorAll("[data-card]")].map((card) => ({
    title: card.querySelector("[data-title]").value,
    hazard: card.querySelector("[data-hazard]").value,
    steps: [...card.querySelectorAll("[data-step]")].map((step) => ({
      what: step.querySelector("[data-what]").value,
      responsible: step.querySelector("[data-responsible]").value,
      sector: step.querySelector("[data-sector]").value,
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

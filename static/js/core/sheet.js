/** A form that is laid over a panel: nobody comes by Tab or by a letter to what it covers. */

const OPEN = ".sheet-form:not([hidden])";

/** The form that is laid over anything now, or null. */
export function laid(doc) {
  return doc.querySelector(OPEN);
}

export function lay(form, open) {
  form.hidden = !open;
  const beside = [...form.parentElement.children];
  const covered = beside.some((one) => one.matches(OPEN));
  for (const one of beside) if (!one.matches(".sheet-form, dialog")) one.inert = covered;
}

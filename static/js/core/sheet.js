/** A form that is laid over a panel: nobody comes by Tab or by a letter to what it covers. */

const OPEN = ".sheet-form:not([hidden])";

/** The form that is laid over anything now, or null. */
export function laid(doc) {
  return doc.querySelector(OPEN);
}

export function lay(form, open) {
  // A field that is no longer seen keeps the keyboard until the page is next drawn: the key pressed
  // right after would be typed there, and lost.
  const held = form.ownerDocument?.activeElement;
  if (!open && held && form.contains?.(held)) held.blur();
  form.hidden = !open;
  const beside = [...form.parentElement.children];
  const covered = beside.some((one) => one.matches(OPEN));
  for (const one of beside) if (!one.matches(".sheet-form, dialog")) one.inert = covered;
}

/** A dialog that its own button and a press beside it close; Esc does so by itself. */
export function closable(dialog) {
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog || event.target.closest("[data-cancel]")) dialog.close();
  });
}

/** One-letter keys, and the dialog that lists them. They can be turned off (WCAG 2.1.4). */

import { laid } from "./sheet.js";

const KEY = "crisis.keys-off";
const TYPING = "input, textarea, select, [contenteditable]";

/** Whether a key press is a command and not typing, a shortcut of the browser or of a screen reader. */
export function isCommand(event) {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return false;
  const field = event.target?.closest?.(TYPING);
  return !field || field.type === "checkbox" || field.type === "radio" || field.type === "button";
}

export class Keys {
  /** actions: {key: (event) => handled}; false means that the browser may have the key. */
  constructor({ doc, actions, shelf }) {
    Object.assign(this, { doc, actions, shelf });
    this.dialog = doc.getElementById("keys");
    doc.addEventListener("keydown", (event) => this.press(event));
    if (this.dialog) this.#dialog(doc);
  }

  /** An open dialog has the keyboard to itself: no letter works behind it, and Esc closes it. Nor does
   * a letter behind a form laid over a panel. */
  press(event) {
    if (event.defaultPrevented || this.doc.querySelector("dialog[open]") || !isCommand(event)) return;
    const plain = event.key.length === 1;
    if (plain && (this.shelf.get(KEY) || laid(this.doc))) return;
    const action = event.key === "?" && this.dialog ? () => this.open() : this.actions[event.key];
    if (action && action(event) !== false) event.preventDefault();
  }

  open() {
    this.dialog.showModal();
  }

  #dialog(doc) {
    for (const button of doc.querySelectorAll("[data-keys]")) {
      button.addEventListener("click", () => this.open());
    }
    this.dialog.querySelector("[data-close]").addEventListener("click", () => this.dialog.close());
    this.dialog.addEventListener("click", (event) => {
      if (event.target === this.dialog) this.dialog.close();
    });
    const box = this.dialog.querySelector("[data-keys-on]");
    box.checked = !this.shelf.get(KEY);
    box.addEventListener("change", () => this.shelf.set(KEY, !box.checked));
  }
}

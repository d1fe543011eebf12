/** Where an authority takes the staff's letters: one address in a dialog. */

import { CommandForm } from "../core/command.js";
import { closable } from "../core/dialog.js";
import { mailboxRequest } from "./request.js";

/** Lets the page's buttons open the dialog. */
export function mailboxes(doc, tools) {
  const dialog = doc.querySelector("[data-mailbox-dialog]");
  const form = dialog.querySelector("form");
  const field = form.querySelector('[name="mailbox"]');
  let standing = null;
  const command = new CommandForm({
    form,
    tools,
    build: (fields) => mailboxRequest({ ...standing, mailbox: fields.mailbox }),
    done: () => doc.defaultView.location.reload(),
  });
  closable(dialog);

  function open(one) {
    // What was typed about an authority is still there when it is opened again, and only then.
    if (standing?.authority !== one.authority) {
      standing = one;
      command.attempt = null;
      field.value = one.mailbox;
    }
    command.fields.clearErrors();
    form.querySelector("[data-head]").textContent = tools.texts.say("mailbox.head", one);
    dialog.showModal();
    field.focus();
  }

  doc.addEventListener("click", (event) => {
    const change = event.target.closest("[data-change-mailbox]");
    if (change) open(JSON.parse(change.dataset.changeMailbox));
  });
}

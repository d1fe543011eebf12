/** A link onto a seat of the drill: made for somebody without an account, shown once. */

import { CommandForm } from "../core/command.js";
import { closable } from "../core/dialog.js";
import { linkRequest } from "./request.js";

/** root: the page, whose rows come and go. on: saved(answer). */
export function seatLinks({ doc, root, tools, operation, on }) {
  const dialog = doc.getElementById("drill-link");
  if (!dialog) return null;
  const shown = (yes) => {
    for (const one of dialog.querySelectorAll("[data-ask]")) one.hidden = yes;
    for (const one of dialog.querySelectorAll("[data-shown]")) one.hidden = !yes;
  };
  const link = dialog.querySelector("[data-link]");
  let seat = "";
  const command = new CommandForm({
    ...{ form: dialog.querySelector("form"), tools },
    build: (fields) => linkRequest(operation, seat, fields),
    done: (answer) => {
      on.saved(answer);
      // Its first answer was lost on the way: nobody can be shown it again, but a new one takes its place.
      if (!answer.guest_path) return command.fail("seat", tools.texts.say("drill.link_lost"));
      shown(true);
      link.value = new URL(answer.guest_path, doc.location.href).href;
      link.focus();
      link.select();
      return undefined;
    },
  });
  closable(dialog);
  dialog.addEventListener("close", () => {
    link.value = "";
  });
  root.addEventListener("click", (event) => {
    const button = event.target.closest("[data-link-seat]");
    if (!button) return;
    seat = button.dataset.linkSeat;
    command.attempt = null;
    dialog.querySelector("[data-head]").textContent = tools.texts.say("drill.link_head", { name: button.dataset.name });
    command.fields.clearErrors();
    shown(false);
    dialog.showModal();
  });
  return command;
}

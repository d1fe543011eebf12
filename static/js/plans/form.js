/** The form of a plan: its file is sent first, then all of it in one command. */

import { sendFile } from "../attachments/upload.js";
import { CommandForm } from "../core/command.js";
import { unsaved } from "../core/door.js";
import { quietPage } from "../core/quiet.js";
import { drawnFrom, writePositions } from "../map/typed.js";
import { addLine, dropLine, dropStep, readCards } from "./lines.js";
import { ChosenObjects } from "./places.js";
import { newId, planRequest } from "./request.js";

const tools = quietPage(document);
const form = document.querySelector("[data-plan-form]");

if (form) {
  const { plan, seen, shape } = form.dataset;
  const id = plan || newId("pl", tools.newKey());
  const objects = new ChosenObjects({ form, tools });
  const kept = keptShape(JSON.parse(shape));
  const fileField = form.querySelector("[data-file]");
  let sent = null; // of the file that stands in the form, once it is on the board

  const command = new CommandForm({
    form,
    tools,
    build: (fields) =>
      planRequest({
        ...{ fields, id, kept, cards: readCards(form), objects: objects.ids() },
        seen: plan ? Number(seen) : null,
        file: sent,
      }),
    done: () => location.assign(`/plan/planer/${id}`),
  });
  fileField.addEventListener("change", () => {
    sent = null;
  });
  // The file goes first; nothing is typed anew when it is refused.
  const send = command.send.bind(command);
  let sending = false;
  command.send = async (submitter) => {
    const file = fileField.files[0];
    if (sending || command.busy) return;
    if (file && !sent) {
      command.fields.clearErrors();
      sending = true;
      command.said.textContent = tools.texts.say("plan.sending");
      const outcome = await sendFile({ door: tools.door, url: "/api/v1/planning/attachments", file });
      sending = false;
      command.said.textContent = "";
      if (outcome.kind === "signedOut") return void tools.onSignedOut();
      if (outcome.kind === "refused") {
        return void command.fail("sha256", outcome.error[tools.language] ?? outcome.error.da);
      }
      if (outcome.kind !== "done") return void command.fail("sha256", unsaved(outcome, tools));
      sent = { sha256: outcome.answer.sha256, name: file.name };
    }
    await send(submitter);
  };

  form.addEventListener("click", (event) => {
    const near = (selector) => event.target.closest(selector);
    const template = (name) => document.querySelector(`[data-${name}-template]`);
    if (near("[data-cancel]")) location.assign(plan ? `/plan/planer/${id}` : "/plan/planer");
    if (near("[data-new-card]")) {
      const card = addLine(form.querySelector("[data-cards]"), template("card"));
      addLine(card.querySelector("[data-steps]"), template("step"));
      card.querySelector("[data-title]").focus();
    }
    if (near("[data-new-step]")) addLine(near("[data-card]").querySelector("[data-steps]"), template("step"));
    if (near("[data-drop-step]")) dropStep(near("[data-step]"), near("[data-card]").querySelector("[data-new-step]"));
    if (near("[data-drop-card]")) dropLine(near("[data-card]"), form.querySelector("[data-new-card]"));
  });
}

/** The shape as it stands; one of several parts is kept whole while nobody writes another. */
function keptShape(standing) {
  if (!standing) return null;
  const drawn = drawnFrom(standing);
  const kind = drawn?.kind ?? "polygon";
  const positions = drawn ? writePositions(drawn.positions) : "";
  form.elements.positions.value = positions;
  form.elements.drawn.value = kind;
  return { positions: form.elements.positions.value, kind, shape: standing };
}

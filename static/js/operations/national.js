/** Whether NOST, DCOK or IOS is set: what the staff has heard, with its time and source. */

import { CommandForm } from "../core/command.js";
import { typedTime } from "../core/fields.js";
import { closable } from "../core/dialog.js";

export function nationalRequest(fields, now) {
  if (!fields.staff) return problem("staff", "national.staff_missing");
  if (!fields.active) return problem("active", "national.active_missing");
  const body = { staff: fields.staff, active: fields.active === "yes" };
  const since = typedTime(fields.since, fields.since_fold, now);
  if (since.code) return problem("since", since.code);
  if (since.instant) body.since = since.instant;
  const source = (fields.source ?? "").trim();
  if (!source) return problem("source", "national.source_missing");
  return { command: "TellNationalStaff", body: { ...body, source } };
}

function problem(field, code) {
  return { problem: { field, code } };
}

export class NationalForm {
  /** root: where the national staffs stand. on: saved(answer). */
  constructor({ root, dialog, tools, operation, on }) {
    const form = dialog.querySelector("form");
    const command = new CommandForm({
      form,
      tools,
      build: (fields) => {
        const request = nationalRequest(fields, tools.now());
        const path = `/api/v1/operations/${operation}/commands/TellNationalStaff`;
        return request.problem ? request : { path, body: request.body };
      },
      done: (answer) => {
        dialog.close();
        form.reset();
        on.saved(answer);
      },
    });
    closable(dialog);
    root.addEventListener("click", (event) => {
      if (!event.target.closest("[data-national]")) return;
      command.attempt = null;
      command.fields.clearErrors();
      dialog.showModal();
    });
  }
}

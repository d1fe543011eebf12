/** The minutes of a meeting: noted in, approved with a proof, read. */

import { CommandForm } from "../core/command.js";
import { provingDoor } from "../core/proof.js";
import { quietPage } from "../core/quiet.js";
import { approveRequest, meetingRequest } from "./request.js";

const quiet = quietPage(document);
const tools = { ...quiet, door: provingDoor(quiet.door, document) };

function form(name, build) {
  for (const found of document.querySelectorAll(`[data-${name}]`)) sends(found, build);
}

function sends(found, build) {
  const path = (command) => `/api/v1/operations/${found.dataset.operation}/commands/${command}`;
  new CommandForm({
    form: found,
    tools,
    build: (fields) => {
      const request = build(fields, found.dataset);
      return request.problem ? request : { path: path(request.command), body: request.body };
    },
    done: () => location.reload(),
  });
}

form("approve", (fields, { meeting, head }) => approveRequest(fields, meeting, head));
form("read", (fields, { entry }) => ({ command: "SettleFollow", body: { entry: Number(entry) } }));
form("resend", (fields, { meeting, authority }) => ({ command: "ResendMinutes", body: { meeting: Number(meeting), authority } }));
form("note-form", (fields, { meeting }) => meetingRequest("NoteSaid", { ...fields, meeting }, tools.now()));

document.querySelector("[data-print]")?.addEventListener("click", () => print());

/** The minutes of a meeting: they move with what is decided and asked for; noted in, approved with a proof, read. */

import { CommandForm } from "../core/command.js";
import { follow } from "../core/follow.js";
import { Pane } from "../core/pane.js";
import { provingDoor } from "../core/proof.js";
import { quietPage } from "../core/quiet.js";
import { approveRequest, meetingRequest } from "./request.js";

const quiet = quietPage(document);
const tools = { ...quiet, door: provingDoor(quiet.door, document) };

const root = document.querySelector("[data-panel][data-name=minutes]");
const text = () => root.querySelector("[data-part=minutes]");
const head = () => Number(root.querySelector("[data-part=head]").dataset.head);
const bound = new WeakSet();

function form(name, build) {
  for (const found of document.querySelectorAll(`[data-${name}]`)) if (!bound.has(found)) sends(found, build);
}

function sends(found, build) {
  bound.add(found);
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

form("approve", (fields, { meeting }) => approveRequest(fields, meeting, head()));
form("read", (fields, { entry }) => ({ command: "SettleFollow", body: { entry: Number(entry) } }));
const resend = (_, { meeting, authority }) => ({ command: "ResendMinutes", body: { meeting: Number(meeting), authority } });
form("resend", resend);
form("note-form", (fields, { meeting }) => meetingRequest("NoteSaid", { ...fields, meeting }, tools.now()));

document.querySelector("[data-print]")?.addEventListener("click", () => print());

/** Whoever has ticked that he has read it is told when it has become another, and ticks again. */
function moved() {
  form("resend", resend);
  const approve = document.querySelector("[data-approve]");
  if (text() === shown || !approve?.elements.sure.checked) return;
  approve.elements.sure.checked = false;
  approve.querySelector("[data-said]").textContent = tools.texts.say("minutes.moved");
}

let shown = text();
const applied = () => {
  moved();
  shown = text();
};
const pane = new Pane(root, { fetchFragment: (url) => tools.door.fragment(url), applied });
follow({ win: window, operation: root.dataset.operation, number: head(), pane });

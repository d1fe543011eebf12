/** The seats and who is called for each: the lines of one seat in a dialog, moved by buttons. */

import { CommandForm } from "../core/command.js";
import { closable } from "../core/dialog.js";
import { quietPage } from "../core/quiet.js";
import { addLine, dropLine } from "../plans/lines.js";
import { mailboxes } from "./mailbox.js";
import { deputiesRequest } from "./request.js";

const tools = quietPage(document);
const dialog = document.querySelector("[data-deputy-dialog]");
const form = dialog.querySelector("form");
const list = form.querySelector("[data-deputies]");
const more = form.querySelector("[data-new-deputy]");
const template = document.querySelector("[data-deputy-template]");
let standing = null;

const command = new CommandForm({
  form,
  tools,
  build: () => deputiesRequest({ seat: standing.id, seen: standing.number, lines: lines() }),
  done: () => location.reload(),
});
closable(dialog);
mailboxes(document, tools);

function lines() {
  return [...list.children].map((line) => ({
    function: line.querySelector("[data-function]").value,
    contact: line.querySelector("[data-contact]").value,
  }));
}

function add(one = { function: "", contact: "" }) {
  const line = addLine(list, template);
  line.querySelector("[data-function]").value = one.function;
  line.querySelector("[data-contact]").value = one.contact;
  told();
}

/** No more lines than are taken, and the first has nowhere to go. */
function told() {
  more.disabled = list.children.length >= Number(list.dataset.most);
  for (const line of list.children) line.querySelector("[data-up]").disabled = line === list.firstElementChild;
}

function open(seat) {
  // What was typed about a seat is still there when it is opened again, and only then.
  if (standing?.id !== seat.id) {
    standing = seat;
    command.attempt = null;
    list.replaceChildren();
    for (const one of seat.deputies) add(one);
    if (!seat.deputies.length) add();
  }
  command.fields.clearErrors();
  form.querySelector("[data-head]").textContent = tools.texts.say("deputies.head", seat);
  dialog.showModal();
  list.querySelector("input")?.focus();
}

document.addEventListener("click", (event) => {
  const near = (selector) => event.target.closest(selector);
  const change = near("[data-change-deputies]");
  if (change) open(JSON.parse(change.dataset.changeDeputies));
  if (near("[data-new-deputy]")) add();
  if (near("[data-drop-deputy]")) {
    dropLine(near("[data-deputy]"), more);
    told();
    if (more.disabled === false) more.focus();
  }
  const up = near("[data-up]");
  if (up) {
    const line = near("[data-deputy]");
    line.previousElementSibling?.before(line);
    told();
    (up.disabled ? line.querySelector("input") : up).focus();
  }
});

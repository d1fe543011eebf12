/** The page of the staff's meetings: who is there, the round, what was said, and its dialogs. */

import { CommandForm } from "../core/command.js";
import { unsaved } from "../core/door.js";
import { closable } from "../core/dialog.js";
import { meetingRequest } from "./request.js";

const PRESENCES = { 1: "present", 2: "phone", 3: "absent" };

export class MeetingDesk {
  /** root: the panel. on: saved(answer). */
  constructor({ doc, root, tools, operation, on }) {
    Object.assign(this, { doc, root, tools, on });
    this.path = (command) => `/api/v1/operations/${operation}/commands/${command}`;
    this.keys = new Map();
    this.forms = new Map([...doc.querySelectorAll("form[data-command]")].map((form) => this.#form(form)));
    root.addEventListener("click", (event) => this.#click((selector) => event.target.closest(selector)));
  }

  /** r: the next in the round who has not had the floor. */
  round() {
    const next = [...this.root.querySelectorAll("[data-nothing]")].find((one) => one.offsetParent);
    if (!next) return false;
    next.focus();
    next.scrollIntoView({ block: "nearest" });
    return true;
  }

  /** n: under the item one stands on, else what the one has said whose row it is. */
  note() {
    const at = this.doc.activeElement;
    const button = at?.closest("[data-seat-row]")?.querySelector("[data-floor]") ?? at?.closest("[data-item]")?.querySelector("[data-note]");
    const found = button ?? this.root.querySelector("[data-note]");
    found?.click();
    return Boolean(found);
  }

  /** 1, 2, 3 and x on a row of the table; false when one stands on none. */
  letter(key) {
    const row = this.doc.activeElement?.closest("[data-seat-row]");
    const wanted = key === "x" ? "[data-nothing]" : `[data-presence="${PRESENCES[key]}"]`;
    const button = row?.querySelector(wanted);
    button?.click();
    return Boolean(button);
  }

  #click(near) {
    const dialog = near("[data-open-dialog]");
    if (dialog) this.#open(dialog.dataset.openDialog, {});
    const off = near("[data-cancel-meeting]");
    if (off) this.#open("meeting-cancel", { meeting: off.dataset.cancelMeeting });
    const item = near("[data-note]");
    if (item) this.#note(item.dataset.note, item.dataset.word, "");
    const floor = near("[data-floor]");
    if (floor) this.#note("round", floor.dataset.name, floor.dataset.floor);
    const seat = near("[data-seat-row]");
    const presence = near("[data-presence]");
    if (presence) this.#send("NoteAttendance", { authority: seat.dataset.seatRow, presence: presence.dataset.presence }, seat);
    const nothing = near("[data-nothing]");
    if (nothing) this.#send("NoteSaid", { item: "round", authority: nothing.dataset.nothing }, seat);
    const act = near("[data-meeting-act]");
    if (act) this.#send(act.dataset.meetingAct, {}, act.closest("header"), act.dataset.meeting);
  }

  get #meeting() {
    return this.root.querySelector('[data-meeting-act="CloseMeeting"]')?.dataset.meeting ?? this.root.dataset.meeting;
  }

  #note(item, word, authority) {
    this.#open("meeting-note", { under: item, authority, meeting: this.#meeting }, word);
  }

  /** What was typed about one thing is still there when it is asked about again, and only then. */
  #open(id, values, head = "") {
    const dialog = this.doc.getElementById(id);
    if (!dialog) return;
    const form = dialog.querySelector("form");
    const about = `${values.under ?? ""} ${values.authority ?? ""} ${values.meeting ?? ""}`;
    if (form.dataset.about !== about) form.reset();
    form.dataset.about = about;
    for (const [name, value] of Object.entries(values)) form.elements[name].value = value;
    const place = dialog.querySelector("[data-head]");
    if (place && head) place.textContent = head;
    this.forms.get(form).fields.clearErrors();
    dialog.showModal();
    if (form.elements.words) form.elements.words.focus();
  }

  #form(form) {
    const dialog = form.closest("dialog");
    const command = new CommandForm({
      form,
      tools: this.tools,
      build: (fields) => {
        const request = meetingRequest(form.dataset.command, fields, this.tools.now());
        return request.problem ? request : { path: this.path(request.command), body: request.body };
      },
      done: (answer) => {
        dialog.close();
        form.reset();
        this.on.saved(answer);
      },
    });
    closable(dialog);
    return [form, command];
  }

  /** One press, one command; pressed again while nobody knows, it is the same one. */
  async #send(command, fields, place, meeting = this.#meeting) {
    const body = meeting ? { meeting: Number(meeting), ...fields } : fields;
    const name = JSON.stringify([command, body]);
    if (this.keys.get(name)?.busy) return;
    const attempt = this.keys.get(name) ?? { key: this.tools.newKey() };
    this.keys.set(name, { ...attempt, busy: true });
    const outcome = await this.tools.door.write(this.path(command), body, attempt.key);
    this.keys.set(name, attempt);
    if (outcome.kind !== "unreachable") this.keys.delete(name);
    if (outcome.kind === "done") this.on.saved(outcome.answer);
    else if (outcome.kind === "signedOut") this.tools.onSignedOut();
    else this.#refuse(place, outcome);
  }

  #refuse(place, outcome) {
    const note = place.querySelector("[data-refusal]");
    const { tools } = this;
    const refused = outcome.kind === "refused";
    note.textContent = refused ? (outcome.error[tools.language] ?? outcome.error.da) : unsaved(outcome, tools);
    note.hidden = false;
  }
}

/** The plan of shifts: moves with the journal, one dialog plans, changes and takes out. */

import { Announcer } from "../core/announce.js";
import { CommandForm } from "../core/command.js";
import { localOf } from "../core/copenhagen.js";
import { closable } from "../core/dialog.js";
import { Door } from "../core/door.js";
import { watchHeld } from "../core/held.js";
import { newKey } from "../core/ids.js";
import { Keys } from "../core/keys.js";
import { Live } from "../core/live.js";
import { Pane } from "../core/pane.js";
import { localShelf } from "../core/store.js";
import { Texts, readTexts } from "../core/texts.js";
import { Theme } from "../core/theme.js";
import { drillClock } from "../drills/clock.js";
import { realEvent } from "../drills/ending.js";
import { watchWide } from "../core/wide.js";
import { writeLocal } from "../log/times.js";
import { shiftRequest, withdrawRequest } from "./request.js";

const { operation, head, seat, csrf } = document.body.dataset;
const texts = new Texts(readTexts(document));
const door = new Door({ fetch: window.fetch.bind(window), csrf, seat });
const announcer = new Announcer(document.querySelector("[data-announce]"), texts);
const signedOut = () => location.assign(`/log-ind?next=${encodeURIComponent(location.pathname)}`);
const live = new Live({
  ...{ doc: document, door, texts, operation, panels: [], head: Number(head), monotonic: () => performance.now() },
  on: { signedOut, state: (kind, text) => kind !== "starting" && announcer.add([text]) },
});
const now = () => live.clock.now();
const tools = {
  ...{ door, texts, newKey, now, onSignedOut: signedOut },
  language: document.documentElement.lang === "en" ? "en" : "da",
};
for (const root of document.querySelectorAll("[data-panel]")) {
  live.panels.push(new Pane(root, { fetchFragment: (url) => door.fragment(url) }));
}

const dialog = document.getElementById("shift-plan");
let begin = () => false;

if (dialog) {
  const form = dialog.querySelector("form");
  const title = dialog.querySelector("[data-head]");
  const out = form.querySelector("[data-withdraw-shift]");
  const choice = form.elements.seat;
  let one = null;
  let withdrawing = false;
  const spoken = () => {
    if (one) return one.spoken ? one.authority : null;
    const { dataset } = choice.selectedOptions[0];
    return "spokenFor" in dataset ? dataset.authority : null;
  };
  const voice = () => {
    form.querySelector("[data-spoken]").hidden = !spoken();
  };
  const path = ({ problem, command, body }) =>
    problem ? { problem } : { path: `/api/v1/operations/${operation}/commands/${command}`, body };
  const command = new CommandForm({
    form,
    tools,
    build: (fields) => {
      const told = { fields, one, spoken: spoken(), now: now() };
      return path(withdrawing ? withdrawRequest(told) : shiftRequest(told));
    },
    done: ({ entries }) => {
      dialog.close();
      form.reset();
      one = null;
      live.feed.heard(Math.max(...entries)).catch(() => live.ask());
    },
  });
  closable(dialog);
  choice.addEventListener("change", voice);
  out.addEventListener("click", async () => {
    withdrawing = true;
    await command.send();
    withdrawing = false;
  });

  const open = (shift) => {
    // What was typed is still there when the same is opened again, and only then.
    if (shift?.number !== one?.number || shift?.seen !== one?.seen) {
      command.attempt = null;
      form.reset();
      if (shift) {
        const written = (instant) => writeLocal(localOf(Date.parse(instant)), now());
        command.fields.write({ ...shift, begins: written(shift.begins), ends: written(shift.ends), "on_behalf_of.channel": "phone" });
      }
    }
    one = shift;
    title.textContent = shift ? `${title.dataset.change}: ${shift.name}` : title.dataset.new;
    choice.disabled = Boolean(shift);
    out.hidden = !shift;
    command.fields.clearErrors();
    voice();
    dialog.showModal();
    form.elements[shift ? "begins" : "seat"].focus();
  };

  begin = () => (document.querySelector("dialog[open]") ? false : (open(null), true));
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-new-shift]")) open(null);
    const change = event.target.closest("[data-change-shift]");
    if (change) open(JSON.parse(change.dataset.changeShift));
  });
}

const theme = new Theme({ doc: document, texts });
new Keys({ doc: document, shelf: localShelf(window), actions: { n: begin, t: () => theme.flip() } });
drillClock(document);
realEvent({ doc: document, tools, operation, on: { saved: ({ entries }) => live.feed.heard(Math.max(...entries)).catch(() => live.ask()) } });
live.start();
watchHeld(document);
watchWide(document);

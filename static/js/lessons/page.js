/** The page of lessons: its three forms, and what another page led here with. */

import { CommandForm } from "../core/command.js";
import { closable } from "../core/dialog.js";
import { planningPath, quietPage } from "../core/quiet.js";
import { readersFields } from "../core/readers.js";
import * as requests from "./request.js";

const tools = quietPage(document);
const BLANK = { text: "", what: "", owner: "", due: "", operation: "", entries: "", plan: "" };
let about = null;

/** A dialog whose form sends what build(fields, about) gives; the page is read again when it is stored. */
function acts(name, build) {
  const root = document.querySelector(`[data-${name}-dialog]`);
  if (!root) return null;
  const command = new CommandForm({
    form: root.querySelector("form"),
    tools,
    build: (fields) => {
      const request = build(fields, about);
      return request.problem ? request : { path: planningPath(request.command), body: request.body };
    },
    done: () => location.assign("/plan/laering"),
  });
  closable(root);
  return {
    open(values) {
      command.attempt = null;
      command.fields.clearErrors();
      command.fields.write(values);
      const told = root.querySelector("[data-about]");
      if (told) told.textContent = about.what;
      root.showModal();
    },
  };
}

const write = acts("lesson", requests.lessonRequest);
const finish = acts("finish", requests.finishRequest);
const reopen = acts("reopen", requests.reopenRequest);

function fresh(begun) {
  about = null;
  write.open({ ...BLANK, ...readersFields(), ...begun });
}

const opens = {
  "[data-new-lesson]": () => fresh({}),
  "[data-change-lesson]": () => write.open({ ...BLANK, ...about, ...readersFields(about.sight, about.only_for) }),
  "[data-finish-lesson]": () => finish.open({ how: "" }),
  "[data-reopen-lesson]": () => reopen.open({ reason: "" }),
};
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) window.print();
  for (const [selector, open] of Object.entries(opens)) {
    const button = event.target.closest(`button${selector}`);
    const row = button?.closest("[data-lesson]");
    if (row) about = JSON.parse(row.dataset.lesson);
    if (button) open();
  }
});

const begun = JSON.parse(document.querySelector("[data-begun-json]")?.textContent || "null");
if (begun && write) fresh(begun);

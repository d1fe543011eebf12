/** The planner's imports: a file is sent, its columns are named, and one sees how far it is. */

import { CommandForm } from "../core/command.js";
import { unsaved } from "../core/door.js";
import { quietPage } from "../core/quiet.js";
import { actRequest, checkRequest, percent, sendFile, tooLarge, writeRequest } from "./request.js";

const LOOK_MILLISECONDS = 1_000;
const tools = quietPage(document);
const upload = document.querySelector("[data-import-upload]");
const page = document.querySelector("[data-import]");

if (upload) {
  const bar = upload.querySelector("[data-progress]");
  const said = upload.querySelector("[data-said]");
  const error = upload.querySelector('[data-error="file"]');
  const button = upload.querySelector("[type=submit]");
  let key = tools.newKey();
  const fail = (sentence) => {
    error.textContent = sentence;
    error.hidden = false;
    upload.elements.file.focus();
  };
  upload.elements.file.addEventListener("change", () => {
    key = tools.newKey();
  });
  upload.addEventListener("submit", async (event) => {
    event.preventDefault();
    const [file] = upload.elements.file.files;
    error.hidden = true;
    if (!file) return fail(tools.texts.say("import.file_missing"));
    const most = tooLarge(file, upload.dataset);
    if (most) return fail(tools.texts.say("import.too_large", { most }));
    button.disabled = true;
    bar.hidden = false;
    said.textContent = tools.texts.say("import.sending");
    const progress = (value) => {
      bar.value = value;
    };
    const sent = await sendFile({ file, key, csrf: tools.door.csrf, progress });
    button.disabled = false;
    bar.hidden = true;
    said.textContent = "";
    if (sent.kind === "done") location.assign(`/plan/import/${sent.answer.id}`);
    else if (sent.kind === "signedOut") tools.onSignedOut();
    else if (sent.kind === "refused") fail(sent.error[tools.language] ?? sent.error.da);
    else fail(unsaved(sent, tools));
    return null;
  });
}

if (page) {
  const id = page.dataset.import;
  const form = (selector, build) => {
    for (const found of page.querySelectorAll(selector)) {
      new CommandForm({ form: found, tools, build: (fields) => build(fields, found), done: () => location.reload() });
    }
  };
  form("[data-import-check]", (fields) => checkRequest(id, fields));
  form("[data-import-write]", (fields) => writeRequest(id, fields));
  form("[data-import-act]", (fields, found) => actRequest(id, found.dataset.importAct));
  if (page.dataset.working !== undefined) follow(id);
}

async function follow(id) {
  const bar = page.querySelector("[data-progress]");
  const count = page.querySelector("[data-count]");
  const url = `/api/v1/imports/${id}`;
  let state = null;
  try {
    const response = await fetch(url, { headers: { Accept: "application/json" } });
    if (response.ok) state = await response.json();
    else if (response.status === 401) return tools.onSignedOut();
  } catch {
    state = null; // the board is away for a moment; the work goes on, and it is asked again
  }
  if (state && (!state.working || state.stage !== page.dataset.stage)) return location.reload();
  const far = state && percent(state);
  if (far !== null && state) {
    bar.max = 100;
    bar.value = far;
    count.textContent = `${state.done} / ${state.total}`;
  }
  return setTimeout(() => follow(id), LOOK_MILLISECONDS);
}

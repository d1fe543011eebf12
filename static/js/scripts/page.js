/** The editor of a script: form and text are two ways into one draft; the server reads it, and keeps it when told. */

import { CommandForm } from "../core/command.js";
import { closable } from "../core/dialog.js";
import { unsaved } from "../core/door.js";
import { planningPath, quietPage } from "../core/quiet.js";
import { attemptFor } from "../log/drafts.js";
import { newId } from "../plans/request.js";
import { beginnings } from "./begin.js";
import { ScriptForm, reveal } from "./form.js";
import { Sheets } from "./sheets.js";
import { draw, laid } from "./timeline.js";
import { Verdict, faultsOf } from "./verdict.js";

const DRAFT = "/api/v1/drafts/scripts";
const PAUSE = 700;
const find = (selector) => document.querySelector(selector);
const tools = quietPage(document);
const root = find("[data-script-editor]");
const form = new ScriptForm({ root: find("[data-form]"), texts: tools.texts });
const typed = find("[data-text]");
const verdict = new Verdict({ root: find("[data-verdict]"), list: find("[data-faults]"), texts: tools.texts });
const said = find("[data-said]");
const svg = find("[data-timeline]");
const state = {
  draft: JSON.parse(find("#draft").textContent),
  script: root.dataset.script,
  base: Number(root.dataset.base) || null,
  kept: root.dataset.base ? JSON.parse(find("#draft").textContent).text : null,
  mode: "form",
  typing: 0,
  asked: 0,
  attempt: null,
};
const fresh = newId("sc", tools.newKey()); // what is saved as a new one is the same new one when it is tried again
let timer = null;

const say = (code, values) => tools.texts.say(code, values);
const worded = (fault) => fault[tools.language] ?? fault.da;

/** Asks the server what the draft says; what comes back late is dropped. Answers whether it came. */
async function settle(more = {}) {
  clearTimeout(timer);
  const typing = state.typing;
  state.asked += 1;
  const asked = state.asked;
  const body = state.mode === "form" ? { text: state.draft.text, form: form.read() } : { text: typed.value };
  const outcome = await tools.door.write(DRAFT, { ...body, ...more }, tools.newKey());
  if (asked !== state.asked) return null;
  if (outcome.kind === "signedOut") return void tools.onSignedOut();
  if (outcome.kind === "refused") return void trouble(worded(outcome.error));
  if (outcome.kind !== "done") return void trouble(unsaved(outcome, tools, "script.unread"));
  take(outcome.answer, typing === state.typing, Boolean(more.sheet));
  return outcome.answer;
}

/** still: nobody has typed since it was asked for, so that what is shown may be put in its place. */
function take(draft, still, other) {
  const moved = other || ["injects", "branches"].some((name) => form.names(name).join() !== names(draft.plain, name));
  state.draft = draft;
  if (still && state.mode === "form" && draft.plain && moved) form.fill(draft.plain);
  if (still && state.mode === "text" && typed.value.trim() !== draft.text.trim()) typed.value = draft.text;
  judge();
}

const names = (plain, list) => (Array.isArray(plain?.[list]) ? plain[list].map((one) => one?.id ?? "").join() : "");

/** Says how it stands: beside each field, above all of it, and on the time line. */
function judge() {
  const { line, plain } = state.draft;
  const faults = faultsOf(state.draft);
  verdict.show(state.draft, worded);
  form.clear();
  if (plain) for (const one of faults) form.fail(one, worded(one));
  if (line) draw(svg, laid(line, svg.parentElement.clientWidth), { texts: tools.texts, faults: faults.map((one) => one.place) });
  svg.parentElement.classList.toggle("old", !line);
  if (line) form.timed(line.marks);
  find("[data-unsaved]").hidden = state.draft.text.trim() === state.kept?.trim();
}

function trouble(sentence) {
  said.textContent = sentence;
  said.classList.add("bad");
}

function soon() {
  state.typing += 1;
  said.textContent = "";
  said.classList.remove("bad");
  clearTimeout(timer);
  timer = setTimeout(settle, PAUSE);
}

/** From one way in to the other; a text that is no YAML stays where it can be put right. */
async function turn(mode) {
  if (mode === state.mode) return;
  if (!(await settle())) return;
  if (mode === "form" && !state.draft.plain) return void trouble(say("script.text_first"));
  state.mode = mode;
  if (mode === "form") form.fill(state.draft.plain);
  else typed.value = state.draft.text;
  for (const one of document.querySelectorAll("[data-way]")) one.setAttribute("aria-pressed", String(one.dataset.way === mode));
  find("[data-form]").hidden = mode !== "form";
  find("[data-raw]").hidden = mode !== "text";
  judge();
}

/** To the field, or to the line of the text. */
function go(at = 0) {
  const told = faultsOf(state.draft)[at];
  if (!told) return;
  const field = state.mode === "form" ? form.place(told.place) : null;
  if (field) reveal(field);
  else toLine(told.line);
}

async function toLine(line) {
  if (state.mode === "form") await turn("text");
  const lines = typed.value.split("\n");
  const begins = lines.slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
  typed.focus();
  typed.setSelectionRange(begins, begins + (lines[line - 1]?.length ?? 0));
  typed.scrollTop = Math.max(0, (typed.scrollHeight / lines.length) * (line - 6));
}

/** Nothing is kept that cannot be played. as: a new one, when somebody else has saved this one meanwhile. */
async function save({ anew = false } = {}) {
  said.textContent = say("form.busy");
  said.classList.remove("bad");
  if (!(await settle())) return;
  if (state.draft.faults.length) {
    trouble(say("script.not_kept"));
    return void go();
  }
  const script = state.script && !anew ? state.script : fresh;
  const body = { script, text: state.draft.text, ...(script === fresh ? {} : { base: state.base }) };
  const request = { path: planningPath("SaveScript"), body };
  state.attempt = attemptFor(state.attempt, request, tools.newKey);
  const outcome = await tools.door.write(request.path, body, state.attempt.key);
  if (outcome.kind === "signedOut") return void tools.onSignedOut();
  if (outcome.kind === "refused") {
    state.attempt = null;
    for (const one of document.querySelectorAll("[data-anew], [data-newest]")) one.hidden = !["script.meanwhile", "script.retired"].includes(outcome.error.code);
    return void trouble(worded(outcome.error));
  }
  if (outcome.kind !== "done") return void trouble(unsaved(outcome, tools));
  state.kept = state.draft.text;
  location.assign(`/plan/drejeboeger/${script}?gemt=ja`);
}

root.addEventListener("input", (event) => {
  const item = event.target.closest("[data-item]");
  if (item?.parentElement.dataset.items === "cast") form.called();
  else if (item) form.summed(item);
  if (event.target.closest("[data-form], [data-raw]")) soon();
});

document.addEventListener("click", (event) => {
  const near = (selector) => event.target.closest(selector);
  if (near("[data-save]")) save();
  if (near("[data-anew]")) save({ anew: true });
  if (near("[data-way]")) turn(near("[data-way]").dataset.way);
  if (near("[data-go]")) go(Number(near("[data-go]").dataset.go));
  if (near("[data-add]")) {
    form.add(near("[data-add]").dataset.add);
    soon();
  }
  if (near("[data-drop]")) {
    form.drop(near("[data-item]"));
    soon();
  }
  const mark = near("[data-mark]");
  if (mark && state.mode === "form") form.show(mark.dataset.mark);
  if (near("[data-retire]")) find("[data-retire-dialog]").showModal();
});

document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key === "s") {
    event.preventDefault();
    save();
  }
});

window.addEventListener("beforeunload", (event) => {
  if (state.typing && state.draft.text.trim() !== state.kept?.trim()) event.preventDefault();
});
window.addEventListener("resize", () => judge());

const retiring = find("[data-retire-dialog]");
if (retiring) {
  closable(retiring);
  new CommandForm({
    ...{ form: retiring.querySelector("form"), tools },
    build: () => ({ path: planningPath("RetireScript"), body: { script: state.script, base: state.base } }),
    done: () => location.assign("/plan/drejeboeger"),
  });
}

beginnings({
  ...{ doc: document, tools },
  ready() {
    const clean = state.draft.text.trim() === state.kept?.trim();
    if (!clean) trouble(say("script.save_first"));
    return clean;
  },
});
new Sheets({ doc: document, tools, settle, setText, trouble });

/** A file of text takes the place of the draft, as if it were typed. */
async function setText(text) {
  await turn("text");
  state.mode = "text";
  typed.value = text;
  soon();
  await settle();
}

form.fill(state.draft.plain);
typed.value = state.draft.text;
judge();

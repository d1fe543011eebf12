/** From the fields of the lessons' forms to bodies of commands. Pure; the rules are the server's. */

import { readNumbers } from "../core/numbers.js";
import { saidReaders } from "../core/readers.js";

/** about: {number, seen} of a lesson that is said anew, null for a new one. */
export function lessonRequest(fields, about) {
  const body = said(fields, ["text", "what", "owner", "due", "operation", "plan"]);
  for (const name of ["text", "what", "owner", "due"]) if (!body[name]) return problem(name, `lesson.${name}_missing`);
  const entries = readNumbers(fields.entries);
  if (!entries) return problem("entries", "lesson.entries_unreadable");
  if (entries.length && !body.operation) return problem("operation", "lesson.no_operation");
  Object.assign(body, { readers: saidReaders(fields) }, entries.length ? { entries } : {});
  if (!about) return { command: "NoteLesson", body };
  return { command: "ChangeLesson", body: { ...body, lesson: about.number, seen: about.seen } };
}

export function finishRequest(fields, about) {
  const { how } = said(fields, ["how"]);
  if (!how) return problem("how", "lesson.how_missing");
  return { command: "FinishLesson", body: { lesson: about.number, seen: about.seen, how } };
}

export function reopenRequest(fields, about) {
  const { reason } = said(fields, ["reason"]);
  if (!reason) return problem("reason", "lesson.reason_missing");
  return { command: "ReopenLesson", body: { lesson: about.number, seen: about.seen, reason } };
}

function said(fields, names) {
  const told = names.map((name) => [name, (fields[name] ?? "").trim()]);
  return Object.fromEntries(told.filter(([, value]) => value));
}

function problem(field, code) {
  return { problem: { field, code } };
}

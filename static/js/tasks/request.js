/** From what is pressed and typed about a task to the body of a command. Pure. */

import { typedTime } from "../core/fields.js";
import { readersOf } from "../core/readers.js";
import { readNumbers } from "../core/numbers.js";

const NEEDS_REASON = new Set(["decline", "contest", "reassign"]);
const MOVES = new Set(["accept", "decline", "contest", "start", "finish"]);

/** Whether pressing it is enough, or words are needed first. */
export function needsWords(what, phone) {
  return NEEDS_REASON.has(what) || (phone && MOVES.has(what));
}

/**
 * what: confirm, close, reassign or a move. task: {number, authority, phone}. Answers
 * {command, body} or {problem}. By telephone it says whose words they are.
 */
export function stepRequest(what, task, fields = {}) {
  const body = { task: task.number };
  if (what === "confirm") return { command: "ConfirmTaskMove", body };
  if (what === "close") return { command: "CloseTask", body };
  const reason = (fields.reason ?? "").trim();
  if (NEEDS_REASON.has(what) && !reason) return problem("reason", "task.reason_missing");
  if (what === "reassign") {
    return { command: "ReassignTask", body: { ...body, authority: fields.authority, reason } };
  }
  body.move = what;
  if (reason) body.reason = reason;
  if (!task.phone) return { command: "MoveTask", body };
  const spoken = spokenFor(task.authority, fields);
  return spoken.problem ? spoken : { command: "MoveTask", body: { ...body, ...spoken } };
}

/** Whose words are written down, and how they came. */
export function spokenFor(authority, fields) {
  const who = (fields["on_behalf_of.who"] ?? "").trim();
  if (!who) return problem("on_behalf_of.who", "task.who_missing");
  const channel = fields["on_behalf_of.channel"] || "phone";
  return { on_behalf_of: { authority, who, channel } };
}

export function askRequest(fields, now) {
  if (!fields.kind) return problem("kind", "task.kind_missing");
  const body = { kind: fields.kind };
  for (const name of ["title", "municipality", "authority", "place"]) {
    const value = (fields[name] ?? "").trim();
    if (value) body[name] = value;
  }
  if (fields.incident) body.incident = Number(fields.incident);
  const deadline = typedTime(fields.deadline, fields.deadline_fold, now);
  if (deadline.code) return problem("deadline", deadline.code);
  if (deadline.instant) body.deadline = deadline.instant;
  const entries = readNumbers(fields.entries ?? "");
  if (!entries) return problem("entries", "incident.entries_unreadable");
  if (entries.length) body.entries = entries;
  const order = orderOf(fields);
  if (order.problem) return order;
  Object.assign(body, order);
  return { command: "AskTask", body: { ...body, ...readersOf(fields) } };
}

/** What a task waits for and when one is reminded of it, as typed; nothing of what was left out. */
function orderOf(fields) {
  const before = readTasks(fields.waits_for);
  if (!before) return problem("waits_for", "task.before_unreadable");
  const remind = (fields.remind_minutes ?? "").trim();
  if (remind && !(/^\d{1,4}$/.test(remind) && Number(remind) >= 1 && Number(remind) <= 1440)) {
    return problem("remind_minutes", "task.remind_unreadable");
  }
  return { ...(before.length ? { waits_for: before } : {}), ...(remind ? { remind_minutes: Number(remind) } : {}) };
}

/** Numbers of tasks as they are said, "O3, o4 og 5"; null when something in it is none. */
export function readTasks(line) {
  return readNumbers((line ?? "").replaceAll(/(^|[\s,;+&])[oO](?=\d)/g, "$1"));
}

/** asked: {number, deadline, typed}: a deadline that nobody touched is kept to its second. */
export function timesRequest(fields, asked, now) {
  const order = orderOf(fields);
  if (order.problem) return order;
  const body = { task: asked.number, ...order };
  const deadline = typedTime(fields.deadline, fields.deadline_fold, now);
  if (deadline.code) return problem("deadline", deadline.code);
  const same = asked.typed && typedTime(asked.typed, fields.deadline_fold, now).instant === deadline.instant;
  if (deadline.instant) body.deadline = same ? asked.deadline : deadline.instant;
  return { command: "ScheduleTask", body };
}

/** How an authority says it stands; for another, by telephone. */
export function reportRequest(fields, own, now) {
  if (!fields.colour) return problem("colour", "sector.colour_missing");
  const body = { colour: fields.colour };
  for (const name of ["consequence", "need"]) {
    if ((fields[name] ?? "").trim()) body[name] = fields[name].trim();
  }
  const normal = typedTime(fields.normal_at, fields.normal_at_fold, now);
  if (normal.code) return problem("normal_at", normal.code);
  if (normal.instant) body.normal_at = normal.instant;
  if (!fields.sector || fields.sector === own) return { command: "ReportSectorStatus", body };
  const spoken = spokenFor(fields.sector, fields);
  return spoken.problem ? spoken : { command: "ReportSectorStatus", body: { ...body, ...spoken } };
}

function problem(field, code) {
  return { problem: { field, code } };
}

/** From the fields of a decision's forms to the body of a command. Pure; the rules are the server's. */

import { typedTime } from "../core/fields.js";
import { readersOf } from "../core/readers.js";
import { readNumbers } from "../core/numbers.js";

export const MOST = 8;
const OUTCOMES = new Set(["decided_not_to", "postponed"]);

/** replaces: the decision that holds no longer, 0 for none. Answers {command, body} or {problem}. */
export function decisionRequest(fields, replaces, now) {
  const body = { question: said(fields.question) };
  if (!body.question) return problem("question", "decision.question_missing");
  const chosen = options(fields, body);
  if (chosen) return chosen;
  body.ground = said(fields.ground);
  if (!body.ground) return problem("ground", "decision.ground_missing");
  const entries = readNumbers(fields.entries ?? "");
  if (!entries) return problem("entries", "incident.entries_unreadable");
  if (entries.length) body.entries = entries;
  body.competence = fields.competence;
  if (!body.competence) return problem("competence", "decision.competence_missing");
  for (const name of ["known", "unknown", "competence_note", "decided_by"]) {
    if (said(fields[name])) body[name] = said(fields[name]);
  }
  for (const name of ["taken_at", "valid_until"]) {
    const wrong = time(fields, name, now, (instant) => (body[name] = instant));
    if (wrong) return wrong;
  }
  const others = dissents(fields, body) ?? followUps(fields, body, now);
  if (others) return others;
  // What takes the place of another is for the same readers; the server sees to it.
  Object.assign(body, replaces ? { replaces } : readersOf(fields));
  return spoken("TakeDecision", body, fields);
}

export function dissentRequest(decision, fields) {
  const words = said(fields.words);
  if (!words) return problem("words", "decision.words_missing");
  return spoken("RecordDissent", { decision, words }, fields);
}

/** one: {decision, item, seen, authority, phone}. By telephone only what the authority did. */
export function settleRequest(one, fields) {
  if (!fields.settlement) return problem("settlement", "decision.settlement_missing");
  const body = { decision: one.decision, item: one.item, settlement: fields.settlement };
  if (said(fields.words)) body.words = said(fields.words);
  else if (fields.settlement === "not_needed") return problem("words", "decision.words_missing");
  if (one.seen) body.seen = one.seen;
  const authority = one.phone ? one.authority : "";
  return spoken("SettleFollowUp", body, { ...fields, "on_behalf_of.authority": authority });
}

/** Puts options and what was chosen into the body; answers what is wrong. */
function options(fields, body) {
  const rows = listed(fields, "options[", "]");
  body.options = rows.map(({ value }) => value);
  if (!body.options.length) return problem("options[0]", "decision.option_missing");
  const { chosen } = fields;
  if (!chosen) return problem("chosen", "decision.not_chosen");
  if (OUTCOMES.has(chosen)) {
    body.outcome = chosen;
    return null;
  }
  const place = rows.findIndex(({ row }) => row === Number(chosen) - 1);
  if (place < 0) return problem(`options[${Number(chosen) - 1}]`, "decision.option_missing");
  body.chosen = place + 1;
  return null;
}

function dissents(fields, body) {
  const found = [];
  for (const { row, values } of rowsOf(fields, "dissent", ["authority", "words"])) {
    const wrong = incomplete("dissent", row, values);
    if (wrong) return wrong;
    found.push(values);
  }
  if (found.length) body.dissent = found;
  return null;
}

function followUps(fields, body, now) {
  const found = [];
  for (const { row, values } of rowsOf(fields, "follow_up", ["what", "authority"])) {
    const name = `follow_up[${row}].deadline`;
    const wrong = incomplete("follow_up", row, values) ?? time(fields, name, now, (instant) => (values.deadline = instant));
    if (wrong) return wrong;
    found.push(values);
  }
  if (found.length) body.follow_up = found;
  return null;
}

function incomplete(list, row, values) {
  const name = Object.keys(values).find((one) => !values[one]);
  if (!name) return null;
  return problem(`${list}[${row}].${name}`, name === "authority" ? "decision.who_missing" : "decision.words_missing");
}

/** Rows in which anything stands. */
function rowsOf(fields, list, names) {
  const rows = Array.from({ length: MOST }, (_, row) => {
    const values = Object.fromEntries(names.map((name) => [name, said(fields[`${list}[${row}].${name}`])]));
    const more = said(fields[`${list}[${row}].deadline`]);
    return { row, values, filled: Boolean(more || names.some((name) => values[name])) };
  });
  return rows.filter(({ filled }) => filled);
}

function listed(fields, before, after) {
  const rows = Array.from({ length: MOST }, (_, row) => ({ row, value: said(fields[`${before}${row}${after}`]) }));
  return rows.filter(({ value }) => value);
}

function time(fields, name, now, put) {
  const read = typedTime(fields[name] ?? "", fields[`${name}_fold`], now);
  if (read.code) return problem(name, read.code);
  if (read.instant) put(read.instant);
  return null;
}

function spoken(command, body, fields) {
  const authority = fields["on_behalf_of.authority"];
  if (!authority) return { command, body };
  const who = said(fields["on_behalf_of.who"]);
  if (!who) return problem("on_behalf_of.who", "callout.who_missing");
  const channel = fields["on_behalf_of.channel"] || "phone";
  return { command, body: { ...body, on_behalf_of: { authority, who, channel } } };
}

function said(text) {
  return (text ?? "").trim();
}

function problem(field, code) {
  return { problem: { field, code } };
}

/** What is sent about shifts. Pure. */

import { typedTime } from "../core/fields.js";

/**
 * one: the shift that is changed, null for a new one. spoken: the authority for which it is said by
 * telephone, null for one's own.
 */
export function shiftRequest({ fields, one = null, spoken = null, now }) {
  const begins = typedTime(fields.begins, fields.begins_fold, now);
  if (begins.code) return problem("begins", begins.code);
  if (!begins.instant) return problem("begins", "shift.begins_missing");
  const ends = typedTime(fields.ends, fields.ends_fold, now);
  if (ends.code) return problem("ends", ends.code);
  if (!ends.instant) return problem("ends", "shift.ends_missing");
  const who = said(fields.who);
  if (!who) return problem("who", "shift.who_missing");
  const body = { begins: begins.instant, ends: ends.instant, who };
  if (said(fields.note)) body.note = said(fields.note);
  const named = one ? { shift: one.number, seen: one.seen } : { seat: fields.seat };
  return withVoice(one ? "ChangeShift" : "PlanShift", { ...named, ...body }, fields, spoken);
}

export function withdrawRequest({ fields, one, spoken = null }) {
  return withVoice("WithdrawShift", { shift: one.number, seen: one.seen }, fields, spoken);
}

function withVoice(command, body, fields, spoken) {
  if (!spoken) return { command, body };
  const who = said(fields["on_behalf_of.who"]);
  if (!who) return problem("on_behalf_of.who", "callout.who_missing");
  const voice = { authority: spoken, who, channel: fields["on_behalf_of.channel"] || "phone" };
  return { command, body: { ...body, on_behalf_of: voice } };
}

function said(text) {
  return (text ?? "").trim();
}

function problem(field, code) {
  return { problem: { field, code } };
}

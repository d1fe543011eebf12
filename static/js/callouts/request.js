/** What is sent when the staff is called in, and when one who was called answers. Pure. */

import { typedTime } from "../core/fields.js";

/** fields: called:<id> for each chosen authority, place, meeting_at, agenda. */
export function callRequest(fields, now, seen) {
  const authorities = Object.keys(fields).filter((name) => name.startsWith("called:")).map((name) => fields[name]);
  if (!authorities.length) return problem("authorities", "callout.nobody");
  const place = said(fields.place);
  if (!place) return problem("place", "callout.place_missing");
  const meeting = typedTime(fields.meeting_at, fields.meeting_at_fold, now);
  if (meeting.code) return problem("meeting_at", meeting.code);
  if (!meeting.instant) return problem("meeting_at", "callout.meeting_missing");
  const body = { authorities, place, meeting_at: meeting.instant, seen };
  if (said(fields.agenda)) body.agenda = said(fields.agenda);
  return { command: "CallStaff", body };
}

/** one: call, authority, phone (another answers for it by telephone). */
export function answerRequest(one, answer, fields, now) {
  if (!answer) return problem("answer", "callout.answer_missing");
  const body = { call: one.call, answer };
  if (said(fields.note)) body.note = said(fields.note);
  const expected = typedTime(fields.expected_at ?? "", fields.expected_at_fold, now);
  if (expected.code) return problem("expected_at", expected.code);
  if (expected.instant) body.expected_at = expected.instant;
  if (one.phone) {
    const who = said(fields["on_behalf_of.who"]);
    if (!who) return problem("on_behalf_of.who", "callout.who_missing");
    body.on_behalf_of = { authority: one.authority, who, channel: fields["on_behalf_of.channel"] || "phone" };
  }
  return { command: "AnswerCall", body };
}

export function deputyRequest(one, fields) {
  const deputy = said(fields.deputy);
  if (!deputy) return problem("deputy", "callout.deputy_missing");
  return { command: "CallDeputy", body: { call: one.call, authority: one.authority, deputy } };
}

function said(text) {
  return (text ?? "").trim();
}

function problem(field, code) {
  return { problem: { field, code } };
}

/** All are chosen by one press, and none by one more. */
export function tickAll(boxes) {
  const all = boxes.every((box) => box.checked);
  for (const box of boxes) box.checked = !all;
}

/** What is sent when a meeting is called, set in rhythm, called off, or noted in. Pure. */

import { typedTime } from "../core/fields.js";
import { readersOf } from "../core/readers.js";

const BUILD = { CallMeeting: called, SetRhythm: rhythm, CancelMeeting: cancelled, NoteSaid: noted };

/** Answers {command, body}, or {problem} with its field. */
export function meetingRequest(command, fields, now) {
  return BUILD[command](fields, now);
}

function called(fields, now) {
  const at = typedTime(fields.meeting_at ?? "", fields.meeting_at_fold, now);
  if (at.code) return problem("meeting_at", at.code);
  if (!at.instant) return problem("meeting_at", "meeting.time_missing");
  const body = { meeting_at: at.instant, ...words(fields, ["place", "joining", "kind"]) };
  if (!body.place && !body.joining) return problem("place", "callout.place_missing");
  return { command: "CallMeeting", body };
}

function rhythm(fields, now) {
  const body = words(fields, ["place", "joining"]);
  const every = said(fields.every);
  if (every && !/^\d{1,4}$/.test(every)) return problem("every", "meeting.no_minutes");
  const at = typedTime(fields.first_at ?? "", fields.first_at_fold, now);
  if (at.code) return problem("first_at", at.code);
  const times = timesOfDay(fields.times);
  if (times === null) return problem("times", "meeting.no_times");
  if (every) body.every = Number(every);
  if (at.instant) body.first_at = at.instant;
  if (times.length) body.times = times;
  return { command: "SetRhythm", body };
}

function cancelled(fields) {
  const reason = said(fields.reason);
  if (!reason) return problem("reason", "meeting.reason_missing");
  return { command: "CancelMeeting", body: { meeting: Number(fields.meeting), reason } };
}

function noted(fields) {
  const body = { meeting: Number(fields.meeting), item: fields.under, ...words(fields, ["authority", "words"]) };
  const nothingNew = body.item === "round" && body.authority;
  if (!body.words && !nothingNew) return problem("words", "decision.words_missing");
  const numbers = said(fields.entries).split(/[\s,]+/).filter(Boolean).map((one) => one.replace(/^[Øø#]/, ""));
  if (numbers.some((one) => !/^\d{1,9}$/.test(one))) return problem("entries", "contradiction.no_numbers");
  if (numbers.length) body.entries = numbers.map(Number);
  return { command: "NoteSaid", body: { ...body, ...readersOf(fields) } };
}

/** head: the number of the newest entry when the page was made. */
export function approveRequest(fields, meeting, head) {
  if (!fields.sure) return problem("sure", "minutes.sure_missing");
  return { command: "ApproveMinutes", body: { meeting: Number(meeting), seen: Number(head) } };
}

/** "9:00 12.30" → ["09:00", "12:30"]; null when one is no time of day. */
export function timesOfDay(text) {
  const found = said(text).split(/[\s,;]+/).filter(Boolean).map((one) => /^(\d{1,2})[:.](\d{2})$/.exec(one));
  if (found.some((one) => !one || Number(one[1]) > 23 || Number(one[2]) > 59)) return null;
  return found.map(([, hour, minute]) => `${hour.padStart(2, "0")}:${minute}`);
}

function words(fields, names) {
  const found = names.map((name) => [name, said(fields[name])]).filter(([, value]) => value);
  return Object.fromEntries(found);
}

function said(text) {
  return (text ?? "").trim();
}

function problem(field, code) {
  return { problem: { field, code } };
}

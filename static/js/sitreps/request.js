/** What is sent when a field of the situation picture is written, and when it is frozen. Pure. */

import { typedTime } from "../core/fields.js";
import { readersOf } from "../core/readers.js";

/** written: the entry of the words one saw, 0 for none. */
export function writeRequest(operation, field, fields, written) {
  const body = { field, text: (fields.text ?? "").trim(), ...readersOf(fields) };
  if (written) body.seen = written;
  if (fields.certainty) body.certainty = fields.certainty;
  return { path: path(operation, "WriteSitrepField"), body };
}

/** shown: {sitrep, head, stock} of the page. */
export function freezeRequest(operation, fields, shown, now) {
  const next = typedTime(fields.next_at, fields.next_at_fold, now);
  if (next.code) return { problem: { field: "next_at", code: next.code } };
  const body = { sitrep: shown.sitrep, seen: shown.head, stock: shown.stock };
  if (next.instant) body.next_at = next.instant;
  return { path: path(operation, "FreezeSitrep"), body };
}

/** That somebody sent it on: to whom, how and when. */
export function sentRequest(operation, sitrep, fields, now) {
  const at = typedTime(fields.sent_at, fields.sent_at_fold, now);
  if (at.code) return { problem: { field: "sent_at", code: at.code } };
  const who = (fields.who ?? "").trim();
  if (!who) return { problem: { field: "who", code: "sitrep.who_missing" } };
  const body = { sitrep, staff: fields.staff, who, channel: fields.channel };
  if (at.instant) body.sent_at = at.instant;
  return { path: path(operation, "NoteSitrepSent"), body };
}

function path(operation, command) {
  return `/api/v1/operations/${operation}/commands/${command}`;
}

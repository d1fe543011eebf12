/** What is sent when a seat follows an entry up, and when it has. Pure. */

import { typedTime } from "../core/fields.js";

/** what: `follow` (with a time and words, or without) or `follow_done`. */
export function followRequest(what, entry, fields, now) {
  const body = { entry };
  const note = (fields.note ?? "").trim();
  if (note) body.note = note;
  if (what === "follow_done") return { command: "SettleFollow", body };
  const until = typedTime(fields.until ?? "", fields.until_fold, now);
  if (until.code) return { problem: { field: "until", code: until.code } };
  if (until.instant) body.until = until.instant;
  return { command: "FollowEntry", body };
}

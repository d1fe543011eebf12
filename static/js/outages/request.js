/** What is sent when a place is reported out of use, or working. Pure. */

import { typedTime } from "../core/fields.js";
import { readersOf } from "../core/readers.js";

/** what: "down" or "up". find(name) answers the id of a place, or undefined. */
export function outageRequest(what, fields, now, find) {
  const object = find(said(fields.object));
  if (!object) return { problem: { field: "object", code: "needs.no_place", name: said(fields.object) } };
  const body = { object, ...readersOf(fields) };
  const as_of = typedTime(fields.as_of ?? "", fields.as_of_fold, now);
  if (as_of.code) return problem("as_of", as_of.code);
  if (as_of.instant) body.as_of = as_of.instant;
  const entry = said(fields.entry).replace(/^[Øø]/, "");
  if (entry && !/^\d{1,9}$/.test(entry)) return problem("entry", "figure.no_entry");
  if (entry) body.entry = Number(entry);
  if (said(fields.source)) body.source = said(fields.source);
  if (!entry && !body.source) return problem("source", "outage.source_missing");
  const authority = fields["on_behalf_of.authority"];
  if (authority) {
    const who = said(fields["on_behalf_of.who"]);
    if (!who) return problem("on_behalf_of.who", "callout.who_missing");
    body.on_behalf_of = { authority, who, channel: fields["on_behalf_of.channel"] || "phone" };
  }
  return { command: what === "down" ? "ReportDown" : "ReportUp", body };
}

function said(text) {
  return (text ?? "").trim();
}

function problem(field, code) {
  return { problem: { field, code } };
}

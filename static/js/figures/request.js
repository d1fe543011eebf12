/** What is sent when a figure is set. Pure. */

import { typedTime } from "../core/fields.js";

/** seen: the entry of the value one has before one, 0 for none. */
export function figureRequest(fields, seen, now) {
  const value = said(fields.value);
  const digits = /^\d{1,3}([. ]\d{3})+$/.test(value) ? value.replace(/[. ]/g, "") : value;
  const own = fields.figure === "own";
  if (!fields.figure) return problem("figure", "figure.missing");
  if (own && !said(fields.name)) return problem("name", "figure.name_missing");
  if (!/^\d{1,8}$/.test(digits)) return problem("value", "figure.no_number");
  const body = { figure: fields.figure, value: Number(digits), certainty: fields.certainty || "unconfirmed" };
  if (own) body.name = said(fields.name);
  if (seen) body.seen = seen;
  const as_of = typedTime(fields.as_of ?? "", fields.as_of_fold, now);
  if (as_of.code) return problem("as_of", as_of.code);
  if (as_of.instant) body.as_of = as_of.instant;
  const entry = said(fields.entry).replace(/^[Øø]/, "");
  if (entry && !/^\d{1,9}$/.test(entry)) return problem("entry", "figure.no_entry");
  if (entry) body.entry = Number(entry);
  if (said(fields.source)) body.source = said(fields.source);
  if (!entry && !body.source) return problem("source", "figure.source_missing");
  return spoken(body, fields);
}

function spoken(body, fields) {
  const authority = fields["on_behalf_of.authority"];
  if (!authority) return { command: "SetFigure", body };
  const who = said(fields["on_behalf_of.who"]);
  if (!who) return problem("on_behalf_of.who", "callout.who_missing");
  const channel = fields["on_behalf_of.channel"] || "phone";
  return { command: "SetFigure", body: { ...body, on_behalf_of: { authority, who, channel } } };
}

function said(text) {
  return (text ?? "").trim();
}

function problem(field, code) {
  return { problem: { field, code } };
}

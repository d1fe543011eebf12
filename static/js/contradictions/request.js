/** What is sent when entries disagree, and when somebody decides. Pure. */

import { readNumbers } from "../core/numbers.js";

const MOST = 5;

/** The line with one more number, or without it when it stood there. */
export function toggled(line, number) {
  const have = readNumbers(line);
  if (have === null) return line;
  const next = have.includes(number) ? have.filter((one) => one !== number) : [...have, number];
  return next.join(" ");
}

export function contestRequest(fields) {
  const entries = readNumbers(fields.entries);
  if (entries === null) return problem("entries", "contradiction.no_numbers");
  if (entries.length < 2) return problem("entries", "contradiction.two_needed");
  if (entries.length > MOST) return problem("entries", "contradiction.too_many");
  const about = said(fields.about);
  if (!about) return problem("about", "contradiction.about_missing");
  return { command: "ReportContradiction", body: { entries, about } };
}

/** choice: `holds:412`, `none` or `partly`. */
export function settleRequest(contradiction, fields) {
  const [verdict, number] = (fields.choice ?? "").split(":");
  if (!verdict) return problem("holds", "contradiction.choose");
  const reason = said(fields.reason);
  if (!reason) return problem("reason", "contradiction.reason_missing");
  const body = { contradiction, verdict: number ? "one" : verdict, reason };
  if (number) body.holds = Number(number);
  if (number && fields.certainty) body.certainty = fields.certainty;
  return { command: "SettleContradiction", body };
}

function said(text) {
  return (text ?? "").trim();
}

function problem(field, code) {
  return { problem: { field, code } };
}

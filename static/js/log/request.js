/** From the fields of the composer to the body of a command. Pure; the rules are the server's. */

import { typedTime } from "../core/fields.js";
import { readersOf } from "../core/readers.js";

export const COMMANDS = { record: "RecordEntry", correct: "CorrectEntry", supplement: "SupplementEntry" };
const DETAILS = ["kind", "certainty", "source", "channel", "place"];
const TIMES = ["occurred_at", "expected_at"];

/**
 * fields: name → what stands in it. original: the row's values when it is corrected. Answers
 * {command, body}, or {problem: {field, code}} for what cannot even be sent.
 */
export function buildRequest({ mode, number, fields, original = {} }, now) {
  const body = mode === "record" ? {} : { number };
  const text = (fields.text ?? "").trim();
  if (text) body.text = text;
  else if (mode !== "supplement") return problem("text", "compose.text_missing");
  for (const name of DETAILS) {
    const value = (fields[name] ?? "").trim();
    if (value && !(mode === "correct" && value === original[name])) body[name] = value;
  }
  for (const name of TIMES) {
    const { instant, code } = typedTime(fields[name], fields[`${name}_fold`], now);
    if (code) return problem(name, code);
    if (instant) body[name] = instant;
  }
  if (mode === "correct" && (fields.reason ?? "").trim()) body.reason = fields.reason.trim();
  if (mode === "supplement" && Object.keys(body).length === 1) {
    return problem("text", "compose.nothing_added");
  }
  if (mode === "record") Object.assign(body, readersOf(fields));
  return spokenFor({ command: COMMANDS[mode], body }, mode, fields);
}

function spokenFor(request, mode, fields) {
  const authority = fields["on_behalf_of.authority"];
  if (mode !== "record" || !authority) return request;
  const who = (fields["on_behalf_of.who"] ?? "").trim();
  if (!who) return problem("on_behalf_of.who", "compose.who_missing");
  const channel = fields["on_behalf_of.channel"] || "phone";
  return { ...request, body: { ...request.body, on_behalf_of: { authority, who, channel } } };
}

function problem(field, code) {
  return { problem: { field, code } };
}

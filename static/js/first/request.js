/** What is sent when a report is assessed, and what that proposes for the next forms. Pure. */

import { readersOf } from "../core/readers.js";

const LINE = 200;

/** entry: the report's number. fields: what, known, unknown, place, incident, affected, outlook, level, call:<id>. */
export function assessRequest(entry, fields) {
  const body = { entry };
  for (const name of ["what", "known"]) {
    if (!said(fields[name])) return problem(name, `first.${name}_missing`);
  }
  for (const name of ["what", "known", "unknown", "place", "affected", "outlook", "level"]) {
    if (said(fields[name])) body[name] = said(fields[name]);
  }
  const incident = /^h?(\d{1,5})$/i.exec(said(fields.incident));
  if (said(fields.incident) && !incident) return problem("incident", "first.incident_unreadable");
  if (incident) body.incident = Number(incident[1]);
  const call = Object.keys(fields).filter((name) => name.startsWith("call:")).map((name) => fields[name]);
  if (call.length) body.call = call;
  return { command: "AssessFirst", body: { ...body, ...readersOf(fields) } };
}

/** What an assessment proposes for the level: its words as far as they fit. basis: how the entry is named. */
export function levelFrom({ number, what, level }, basis) {
  return { level: level ?? "", reason: shortened(what), basis, assessment: number };
}

function shortened(text) {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > LINE ? `${line.slice(0, LINE - 1).trimEnd()}…` : line;
}

function said(text) {
  return (text ?? "").trim();
}

function problem(field, code) {
  return { problem: { field, code } };
}

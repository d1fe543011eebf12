/** From the fields of the incident's form to the body of a command. Pure; the rules are the server's. */

import { typedTime } from "../core/fields.js";
import { readNumbers } from "../core/numbers.js";
import { readersOf } from "../core/readers.js";
import { readPositions, shapeOf } from "../map/typed.js";

/** What the form says of the place: {shape}, {} when nothing is said, or {problem}. */
export function readShape({ drawn, positions = "" }) {
  if (!positions.trim()) return {};
  const found = readPositions(positions);
  if (found.wrong) return problem("shape", "incident.position_unreadable", { wrong: found.wrong });
  const shape = shapeOf(drawn, found.positions);
  return shape ? { shape } : problem("shape", "incident.shape_short");
}

/**
 * fields: name → what stands in it; objects: ids chosen; original: null for a new incident, else
 * what it was, with its shape. Answers {command, body} or {problem: {field, code}}.
 */
export function incidentRequest({ fields, objects, original, complex = false }, now) {
  const body = {};
  const title = (fields.title ?? "").trim();
  const place = complex && !fields.positions?.trim() ? {} : readShape(fields);
  if (place.problem) return place;
  if (!place.shape && !complex) return problem("shape", "incident.shape_missing");
  if (!title) return problem("title", "incident.title_missing");
  const since = typedTime(fields.since, fields.since_fold, now);
  if (since.code) return problem("since", since.code);
  const entries = readNumbers(fields.entries ?? "");
  if (!entries) return problem("entries", "incident.entries_unreadable");
  const distance = Number(fields.distance_m);
  if (!/^\d{1,5}$/.test(fields.distance_m) || distance > 50_000) {
    return problem("distance_m", "incident.distance_unreadable");
  }
  Object.assign(body, { kind: fields.kind, title, severity: fields.severity, status: fields.status });
  Object.assign(body, { distance_m: distance, entries, objects: [...objects] });
  if (place.shape) body.shape = place.shape;
  if (since.instant) body.since = since.instant;
  if (!original) return { command: "OpenIncident", body: { ...body, ...readersOf(fields) } };
  return { command: "ChangeIncident", body: onlyChanged(body, original) };
}

/** Only what is new is sent: another's change of another field in the meantime stands. */
function onlyChanged(body, original) {
  const changed = Object.entries(body).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(original[name]),
  );
  return { incident: original.incident, ...Object.fromEntries(changed.filter(differs(original))) };
}

/** The same instant may be written with and without its thousandths. */
function differs(original) {
  return ([name, value]) =>
    name !== "since" || Math.abs(Date.parse(value) - Date.parse(original.since ?? 0)) >= 60_000;
}

function problem(field, code, values = {}) {
  return { problem: { field, code, ...values } };
}

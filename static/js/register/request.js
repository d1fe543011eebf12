/** From the fields of a place's form to the body of a command. Pure. */

import { readShape } from "../incidents/request.js";

const WORDS = ["municipality", "owner", "source", "checked_on", "note"];

/** ob- and twelve of 0-9a-z, out of a random key. */
export function newObjectId(key) {
  const letters = key.toLowerCase().replace(/[^0-9a-z]/g, "");
  return `ob-${`${letters}000000000000`.slice(0, 12)}`;
}

/** original: the place as it is, or null; kept: {positions, kind, shape} of what was not touched. */
export function objectRequest({ fields, id, original, kept }) {
  const name = (fields.name ?? "").trim();
  const category = (fields.category ?? "").trim();
  if (!name) return problem("name", "object.name_missing");
  if (!category) return problem("category", "object.category_missing");
  const untouched = kept && kept.positions === fields.positions && kept.kind === fields.drawn;
  const place = untouched ? { shape: kept.shape } : readShape(fields);
  if (place.problem) return place;
  if (!place.shape) return problem("shape", "incident.shape_missing");
  const object = { id, name, category, shape: place.shape, confidence: fields.confidence };
  for (const word of WORDS) if ((fields[word] ?? "").trim()) object[word] = fields[word].trim();
  if (original) return { command: "ChangeObject", body: { object } };
  return { command: "RegisterObjects", body: { objects: [object] } };
}

export function retireRequest(id, fields) {
  const reason = (fields.reason ?? "").trim();
  if (!reason) return problem("reason", "object.reason_missing");
  return { command: "RetireObject", body: { id, reason } };
}

function problem(field, code) {
  return { problem: { field, code } };
}

/** From the fields of a place's form to the body of a command. Pure. */

import { typedTime } from "../core/fields.js";
import { readShape } from "../incidents/request.js";

const WORDS = ["municipality", "owner", "source", "checked_on", "note", "authority", "criticality"];
WORDS.push("opening_times", "contact", "classification");

/** ob- and twelve of 0-9a-z, out of a random key. */
export function newObjectId(key) {
  const letters = key.toLowerCase().replace(/[^0-9a-z]/g, "");
  return `ob-${`${letters}000000000000`.slice(0, 12)}`;
}

/** What a form begins with for a place of the register. writeInstant: an instant as one types it. */
export function fieldsOf(properties, writeInstant) {
  const { capacity, occasion } = properties;
  return {
    ...properties,
    municipality: properties.by_place ? "" : properties.municipality,
    "capacity.amount": capacity ? String(capacity.amount).replace(".", ",") : "",
    "capacity.unit": capacity?.unit ?? "",
    "occasion.begins": occasion ? writeInstant(occasion.begins) : "",
    "occasion.ends": occasion ? writeInstant(occasion.ends) : "",
    "occasion.attendance": occasion ? String(occasion.attendance) : "",
  };
}

/** A number as it is written in Danish, 4.500 or 12,5; null when it is none. */
export function readAmount(text) {
  const typed = text.replace(/\s/g, "");
  const plain = /^\d{1,3}(\.\d{3})+(,\d+)?$/.test(typed) ? typed.replaceAll(".", "") : typed;
  return /^\d+([.,]\d+)?$/.test(plain) ? Number(plain.replace(",", ".")) : null;
}

/** original: the place as it is, or null; kept: {positions, kind, shape} of what was not touched. */
export function objectRequest({ fields, id, original, kept, seen, now }) {
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
  const more = { ...capacityOf(fields), ...occasionOf(fields, now) };
  if (more.problem) return more;
  Object.assign(object, more);
  if (original) return { command: "ChangeObject", body: seen ? { object, seen } : { object } };
  return { command: "RegisterObjects", body: { objects: [object] } };
}

/**
 * Two have changed the same place: what I did not touch takes the other's words, what both touched
 * stays mine. before, mine, theirs: a form's fields. Answers {fields, taken, both}: names of fields.
 */
export function merged(before, mine, theirs) {
  const fields = { ...mine };
  const taken = [];
  const both = [];
  for (const name of Object.keys(theirs)) {
    const [old, typed, now] = [before, mine, theirs].map((one) => String(one[name] ?? "").trim());
    if (!(name in mine) || now === old || now === typed) continue;
    if (typed === old) {
      fields[name] = theirs[name] ?? "";
      taken.push(name);
    } else both.push(name);
  }
  return { fields, taken, both };
}

function capacityOf(fields) {
  const typed = (fields["capacity.amount"] ?? "").trim();
  const unit = (fields["capacity.unit"] ?? "").trim();
  if (!typed && !unit) return {};
  const amount = readAmount(typed);
  if (amount === null) return problem("capacity.amount", "object.amount_unreadable");
  if (!unit) return problem("capacity.unit", "object.unit_missing");
  return { capacity: { amount, unit } };
}

function occasionOf(fields, now) {
  const begins = typedTime(fields["occasion.begins"], fields["occasion.begins_fold"], now);
  const ends = typedTime(fields["occasion.ends"], fields["occasion.ends_fold"], now);
  const typed = (fields["occasion.attendance"] ?? "").trim();
  if (begins.code) return problem("occasion.begins", begins.code);
  if (ends.code) return problem("occasion.ends", ends.code);
  if (!begins.instant && !ends.instant && !typed) return {};
  if (!begins.instant) return problem("occasion.begins", "object.begins_missing");
  if (!ends.instant) return problem("occasion.ends", "object.ends_missing");
  const attendance = readAmount(typed);
  if (!Number.isInteger(attendance)) return problem("occasion.attendance", "object.attendance_unreadable");
  return { occasion: { begins: begins.instant, ends: ends.instant, attendance } };
}

/** seen: the version of the place on the page. */
export function retireRequest(id, fields, seen) {
  const reason = (fields.reason ?? "").trim();
  if (!reason) return problem("reason", "object.reason_missing");
  return { command: "RetireObject", body: { id, reason, seen } };
}

function problem(field, code) {
  return { problem: { field, code } };
}

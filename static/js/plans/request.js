/** What is sent about plans and units. Pure. */

import { planningPath } from "../core/quiet.js";
import { readNumbers } from "../core/numbers.js";
import { readShape } from "../incidents/request.js";

const WORDS = ["adopted_on", "adopted_by", "next_revision", "web_address"];

/** pl- or un- and twelve of 0-9a-z, out of a random key. */
export function newId(prefix, key) {
  const letters = key.toLowerCase().replace(/[^0-9a-z]/g, "");
  return `${prefix}-${`${letters}000000000000`.slice(0, 12)}`;
}

/**
 * id: of the plan; seen: number of the entry on the page, null for a new one; cards and objects as
 * they stand; file: {sha256, name} of one that was just sent; kept: {positions, kind, shape} of a
 * shape that was not touched. Answers {path, body} or {problem}.
 */
export function planRequest({ fields, id, seen = null, cards = [], objects = [], file = null, kept = null }) {
  const said = (name) => (fields[name] ?? "").trim();
  if (!said("title")) return problem("title", "plan.title_missing");
  const untouched = kept && kept.positions === fields.positions && kept.kind === fields.drawn;
  const place = untouched ? { shape: kept.shape } : readShape(fields);
  if (place.problem) return place;
  const wrong = wrongCard(cards);
  if (wrong) return wrong;
  const body = { plan: id, kind: fields.kind, title: said("title"), owner: fields.owner, sight: fields.sight };
  for (const word of WORDS) if (said(word)) body[word] = said(word);
  if (file) Object.assign(body, { sha256: file.sha256, file_name: file.name.slice(-200) });
  else if (fields.keep) body.sha256 = fields.keep;
  if (place.shape) body.shape = place.shape;
  if (fields.covers_area) body.covers_area = true;
  const named = (prefix) => ticked(fields, prefix);
  Object.assign(body, { municipalities: named("municipalities:"), objects: [...objects], cards: cards.map(cardBody) });
  if (fields.sight === "restricted") body.only_for = named("only_for:");
  if (seen === null) return { path: planningPath("RegisterPlan"), body };
  return { path: planningPath("ChangePlan"), body: { ...body, seen } };
}

export function retirePlan(plan, seen) {
  return { path: planningPath("RetirePlan"), body: { plan, seen } };
}

/** courses: [{course, kind, had_on, valid_until}] as they stand. */
export function unitRequest({ fields, id, seen = null, courses = [] }) {
  const name = (fields.name ?? "").trim();
  const people = (fields.people ?? "").trim();
  if (!name) return problem("name", "unit.name_missing");
  if (!/^[1-9]\d{0,5}$/.test(people)) return problem("people", "unit.people_missing");
  const unnamed = courses.findIndex((one) => !one.course.trim());
  if (unnamed >= 0) return problem("courses", "unit.course_missing", { place: unnamed + 1 });
  const body = { unit: id, name, owner: fields.owner, people: Number(people), courses: courses.map(filled) };
  if (seen === null) return { path: planningPath("RegisterUnit"), body };
  return { path: planningPath("ChangeUnit"), body: { ...body, seen } };
}

export function retireUnit(unit, seen) {
  return { path: planningPath("RetireUnit"), body: { unit, seen } };
}

function wrongCard(cards) {
  for (const [at, card] of cards.entries()) {
    if (!card.title.trim() || !card.hazard.trim() || !card.steps.length) {
      return problem("cards", "plan.card_missing", { card: at + 1 });
    }
    const empty = card.steps.findIndex((step) => !step.what.trim());
    if (empty >= 0) return problem("cards", "plan.step_missing", { card: at + 1, step: empty + 1 });
    for (const [place, { minutes = "", after = "" }] of card.steps.entries()) {
      const where = { card: at + 1, step: place + 1 };
      if (!/^\d{0,5}$/.test(minutes.trim())) return problem("cards", "plan.minutes_unreadable", where);
      if (!readNumbers(after)) return problem("cards", "plan.after_unreadable", where);
    }
  }
  return null;
}

function cardBody({ title, hazard, source = "", kinds = [], steps }) {
  return { ...filled({ title, hazard, source }), ...(kinds.length ? { kinds } : {}), steps: steps.map(stepBody) };
}

function stepBody({ minutes = "", after = "", ...words }) {
  const body = filled(words);
  if (minutes.trim()) body.minutes = Number(minutes);
  const before = readNumbers(after);
  return before.length ? { ...body, after: before } : body;
}

/** What was left blank is not said. */
function filled(one) {
  return Object.fromEntries(Object.entries(one).filter(([, value]) => value.trim() !== ""));
}

function ticked(fields, prefix) {
  return Object.keys(fields)
    .filter((name) => name.startsWith(prefix) && fields[name])
    .map((name) => name.slice(prefix.length));
}

function problem(field, code, values = {}) {
  return { problem: { field, code, ...values } };
}

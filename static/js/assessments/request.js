/** From the fields of the assessments' forms to bodies of commands. Pure; the rules are the server's. */

import { saidReaders } from "../core/readers.js";
import { readShape } from "../incidents/request.js";

export const MEASURES = ["likelihood", "life", "economy", "environment", "supply", "trust", "vulnerability"];

/** kept: {scenario, seen, positions, shape} of what stands, or null. Only a touched shape is read anew. */
export function scenarioRequest(fields, kept) {
  const untouched = kept?.shape && kept.positions === (fields.positions ?? "");
  const place = untouched ? { shape: kept.shape } : readShape(fields);
  if (place.problem) return place;
  const body = { ...said(fields, ["hazard", "title", "text", "municipality"]), readers: saidReaders(fields) };
  for (const name of ["hazard", "title", "text"]) if (!body[name]) return problem(name, `scenario.${name}_missing`);
  if (place.shape) body.shape = place.shape;
  body.objects = lines(fields.objects).map(keyOf);
  if (!body.shape && !body.municipality && !body.objects.length) return problem("shape", "scenario.place_missing");
  if (kept?.scenario) Object.assign(body, { scenario: kept.scenario, seen: kept.seen });
  return { command: "DescribeScenario", body };
}

/** A place stands in the field by its key, with its name behind it for who reads it. */
export function withPlace(text, id, name) {
  const there = lines(text);
  return there.some((line) => keyOf(line) === id) ? there.join("\n") : [...there, `${id} ${name}`].join("\n");
}

function keyOf(line) {
  return line.split(/\s/)[0];
}

/** known: {scenario, described, said}: the assessments that stand, each with authority and entry. */
export function assessRequest(fields, known, own) {
  const scores = {};
  for (const measure of MEASURES) {
    const score = fields[`scores.${measure}`];
    if (!score) return problem(`scores.${measure}`, "assessment.score_missing");
    scores[measure] = Number(score);
  }
  if (!fields.review_on) return problem("review_on", "assessment.review_missing");
  const spoken = onBehalf(fields);
  if (spoken.problem) return spoken;
  const mine = known.said.find((one) => one.authority === (fields["on_behalf_of.authority"] || own));
  const body = { scenario: known.scenario, described: known.described, scores, review_on: fields.review_on };
  Object.assign(body, said(fields, ["note"]), { readers: saidReaders(fields) }, spoken);
  if (mine) body.seen = mine.entry;
  return { command: "AssessScenario", body };
}

/** what: {kind, scenario, seen, authority}: an assessment, or the scenario itself. */
export function withdrawRequest(fields, what, own) {
  const { reason } = said(fields, ["reason"]);
  if (!reason) return problem("reason", "assessment.reason_missing");
  const body = { scenario: what.scenario, seen: what.seen, reason };
  if (what.kind === "scenario") return { command: "WithdrawScenario", body };
  const spoken = onBehalf({ ...fields, "on_behalf_of.authority": what.authority === own ? "" : what.authority });
  return spoken.problem ? spoken : { command: "WithdrawAssessment", body: { ...body, ...spoken } };
}

export function settleRequest(fields, what) {
  const body = { scenario: what.scenario, measure: what.measure, between: what.between };
  Object.assign(body, said(fields, ["ground", "what", "owner", "due"]));
  for (const name of ["ground", "what", "owner", "due"]) if (!body[name]) return problem(name, `difference.${name}_missing`);
  return { command: "SettleDifference", body };
}

export function finishRequest(fields, action) {
  const { how } = said(fields, ["how"]);
  return how ? { command: "FinishAction", body: { action, how } } : problem("how", "action.how_missing");
}

export function scaleRequest(fields, scale, seen) {
  const labels = [0, 1, 2, 3, 4].map((at) => (fields[`labels[${at}]`] ?? "").trim());
  const empty = labels.indexOf("");
  if (empty >= 0) return problem(`labels[${empty}]`, "scale.label_missing");
  return { command: "WordScale", body: { scale, labels, seen } };
}

export function hazardsRequest(fields, before) {
  const [hazards, seen] = [lines(fields.hazards), lines(before)];
  return hazards.length ? { command: "WordHazards", body: { hazards, seen } } : problem("hazards", "hazards.missing");
}

function onBehalf(fields) {
  const authority = fields["on_behalf_of.authority"];
  if (!authority) return {};
  const who = (fields["on_behalf_of.who"] ?? "").trim();
  if (!who) return problem("on_behalf_of.who", "assessment.who_missing");
  return { on_behalf_of: { authority, who, channel: fields["on_behalf_of.channel"] || "phone" } };
}

function said(fields, names) {
  const told = names.map((name) => [name, (fields[name] ?? "").trim()]);
  return Object.fromEntries(told.filter(([, value]) => value));
}

function lines(text) {
  return (text ?? "").split("\n").map((one) => one.trim()).filter(Boolean);
}

function problem(field, code) {
  return { problem: { field, code } };
}

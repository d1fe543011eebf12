/** What is sent about requests for help. Pure. */

import { typedTime } from "../core/fields.js";
import { readersOf } from "../core/readers.js";
import { spokenFor } from "../tasks/request.js";

const WHOLE = /^[1-9]\d{0,6}$/;

/** From what is typed to MakeRequest; now: milliseconds, the begin when none is written. */
export function askRequest(fields, now) {
  const said = (name) => (fields[name] ?? "").trim();
  if (!said("capability")) return problem("capability", "request.capability_missing");
  if (!WHOLE.test(said("amount"))) return problem("amount", "request.no_number");
  const times = {};
  for (const name of ["begin", "end"]) {
    const read = typedTime(fields[name] ?? "", fields[`${name}_fold`], now);
    if (read.code) return problem(name, read.code);
    if (read.instant) times[name] = read.instant;
  }
  times.begin ??= new Date(now).toISOString();
  if (!said("spot")) return problem("spot", "request.spot_missing");
  if (!said("why")) return problem("why", "request.why_missing");
  if (!said("aim")) return problem("aim", "request.aim_missing");
  const asked = Object.keys(fields).filter((name) => name.startsWith("asked:")).map((name) => name.slice(6));
  const inside = fields.path === "district";
  if (inside && !asked.length) return problem("asked", "request.nobody_asked");
  const need = { capability: fields.capability, amount: Number(said("amount")), window: times, spot: { name: said("spot") }, why: said("why") };
  const body = { need, aim: fields.aim, path: fields.path };
  if (inside) body.asked = asked;
  for (const name of ["incident", "task"]) if (fields[name]) body[name] = Number(fields[name]);
  return spoken("MakeRequest", { ...body, ...readersOf(fields) }, fields["on_behalf_of.authority"], fields);
}

/** one: {request, owner, outside}. own: one's authority; another's answer is written down for it. */
export function answerRequest(fields, one, own) {
  const said = (name) => (fields[name] ?? "").trim();
  const body = { request: one.request };
  const promised = [];
  for (const name of Object.keys(fields).filter((key) => key.startsWith("promised:"))) {
    if (!said(name) || said(name) === "0") continue;
    if (!WHOLE.test(said(name))) return problem("promised", "request.no_number");
    promised.push({ resource_id: name.slice(9), amount: Number(said(name)) });
  }
  if (promised.length) body.promised = promised;
  if (one.outside && said("label")) {
    if (!WHOLE.test(said("outside_amount"))) return problem("outside_amount", "request.no_number");
    if (!said("source")) return problem("source", "request.source_missing");
    body.outside = { label: said("label"), amount: Number(said("outside_amount")), source: said("source") };
  }
  for (const name of ["reason", "transport"]) if (said(name)) body[name] = said(name);
  if (!body.promised && !body.outside && !body.reason) return problem("reason", "request.reason_missing");
  return spoken("AnswerRequest", body, one.outside || one.owner === own ? "" : one.owner, fields);
}

/** what: {move} or {release} of a promise, or {withdraw}; owner: whose word it is. */
export function moveRequest(fields, what, own) {
  const reason = (fields.reason ?? "").trim();
  if (!what.move && !reason) return problem("reason", "request.why_not_missing");
  if (what.move === "out" && !reason) return problem("reason", "request.broke_missing");
  const owner = what.owner === own ? "" : what.owner;
  const more = reason ? { reason } : {};
  if (what.move) return spoken("MovePromise", { promise: what.promise, state: what.move, ...more }, owner, fields);
  if (what.withdraw) return spoken("WithdrawRequest", { request: what.withdraw, ...more }, owner, fields);
  return spoken("ReleasePromise", { promise: what.promise, ...more }, owner, fields);
}

function spoken(command, body, authority, fields) {
  if (!authority) return { command, body };
  const said = spokenFor(authority, fields);
  return said.problem ? said : { command, body: { ...body, ...said } };
}

function problem(field, code) {
  return { problem: { field, code } };
}

/** What is sent about resources. Pure. */

const SHORT = /^[a-z0-9][a-z0-9-]{1,59}$/;
const PLACE = /^(\d{1,2}[.,]\d+)\s*[,;/ ]\s*(\d{1,3}[.,]\d+)$/;

/** fields: as in the form. standing: the row as it stood, null for a new one. own: one's authority. */
export function resourceRequest(fields, standing, own) {
  const said = (name) => (fields[name] ?? "").trim();
  if (!said("name")) return problem("name", "resource.name_missing");
  if (!SHORT.test(said("id"))) return problem("id", "resource.id_missing");
  for (const name of ["amount", "readiness"]) if (!whole(said(name))) return problem(name, "resource.no_number");
  if (!said("home")) return problem("home", "resource.home_missing");
  const home = { name: said("home") };
  if (said("position")) {
    const found = PLACE.exec(said("position"));
    if (!found) return problem("position", "resource.no_position");
    const [north, east] = found.slice(1).map((one) => Number(one.replace(",", ".")));
    home.position = [east, north];
  }
  const resource = {
    ...{ id: said("id"), name: said("name"), kind: fields.kind, capability: fields.capability, home },
    ...{ amount: Number(said("amount")), readiness: Number(said("readiness")) },
    ...{ owner: fields.owner || own, assumed: Boolean(fields.assumed) },
  };
  if (said("contact")) resource.contact = said("contact");
  const [command, body] = standing
    ? ["ChangeResource", { resource, seen: standing.number }]
    : ["RegisterResources", { resources: [resource] }];
  return spoken(command, body, fields, resource.owner, own);
}

export function retireRequest(fields, standing, own) {
  return spoken("RetireResource", { resource_id: standing.id, seen: standing.number }, fields, standing.owner, own);
}

export function conditionRequest(fields, standing, own) {
  const body = { resource_id: standing.id, condition: fields.condition };
  const reason = (fields.reason ?? "").trim();
  if (reason) body.reason = reason;
  return spoken("SayCondition", body, fields, standing.owner, own);
}

export function occupancyRequest(fields, standing, own) {
  const present = (fields.present ?? "").trim();
  if (!whole(present)) return problem("present", "resource.no_number");
  const occupancy = { is_open: Boolean(fields.is_open), present: Number(present) };
  return spoken("SayOccupancy", { resource_id: standing.id, occupancy }, fields, standing.owner, own);
}

/** standing: the promise {number, move, owner} its owner moves on; broken is broken for a reason. */
export function promiseRequest(fields, standing, own) {
  const reason = (fields.reason ?? "").trim();
  if (standing.move === "out" && !reason) return problem("reason", "request.broke_missing");
  const body = { promise: standing.number, state: standing.move };
  if (reason) body.reason = reason;
  return spoken("MovePromise", body, fields, standing.owner, own);
}

/** What belongs to another is written down for it: who said so, and how. */
function spoken(command, body, fields, owner, own) {
  if (owner === own) return { command, body };
  const who = (fields["on_behalf_of.who"] ?? "").trim();
  if (!who) return problem("on_behalf_of.who", "resource.who_missing");
  const channel = fields["on_behalf_of.channel"] || "phone";
  return { command, body: { ...body, on_behalf_of: { authority: owner, who, channel } } };
}

function whole(text) {
  return /^\d{1,7}$/.test(text);
}

function problem(field, code) {
  return { problem: { field, code } };
}

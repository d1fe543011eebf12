/** What is sent when it is said who is called for a seat. Pure. */

import { planningPath } from "../core/quiet.js";

/** lines: [{function, contact}] in the order in which they are called; a line without words is none. */
export function deputiesRequest({ seat, seen, lines }) {
  const said = lines.map((one) => ({ function: one.function.trim(), contact: one.contact.trim() }));
  const kept = said.filter((one) => one.function || one.contact);
  for (const [at, one] of kept.entries()) {
    if (!one.function) return problem("deputies.function_missing", at + 1);
    if (!one.contact) return problem("deputies.contact_missing", at + 1);
  }
  return { path: planningPath("PlanDeputies"), body: { seat, deputies: kept, seen } };
}

function problem(code, place) {
  return { problem: { field: "deputies", code, place } };
}

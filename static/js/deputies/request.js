/** What is sent when it is said who is called for a seat, or where letters are taken. Pure. */

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

/** An empty field takes the mailbox away. What is no address is told beside the field at once. */
export function mailboxRequest({ authority, number, mailbox }) {
  const said = (mailbox ?? "").trim();
  if (said && !/^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+$/.test(said)) {
    return { problem: { field: "mailbox", code: "mailbox.no_address" } };
  }
  return { path: planningPath("SetMailbox"), body: { authority, mailbox: said || null, seen: number } };
}

function problem(code, place) {
  return { problem: { field: "deputies", code, place } };
}

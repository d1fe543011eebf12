/** What is sent when it is decided who gets what first. Pure. */

/** order: the codes as they stand in the form. seen: the entry the order holds by, "" when assumed. */
export function orderRequest(order, fields, seen) {
  const ground = (fields.ground ?? "").trim();
  if (!ground) return { problem: { field: "ground", code: "priority.ground_missing" } };
  const body = { order, ground };
  if (seen) body.seen = Number(seen);
  return { command: "SetPriorities", body };
}

/** The row with what stands at a place moved by one; the same row when there is no room. */
export function moved(row, from, by) {
  const to = from + by;
  if (to < 0 || to >= row.length) return row;
  const made = [...row];
  [made[from], made[to]] = [made[to], made[from]];
  return made;
}

/** lines: the marked ones. seen: the number of the decision one has before one. */
export function allotRequest(lines, fields, seen) {
  if (lines.some(({ amount }) => !amount)) return { problem: { field: "lines", code: "allotment.amount" } };
  const ground = (fields.ground ?? "").trim();
  if (!ground) return { problem: { field: "ground", code: "allotment.ground_missing" } };
  return { command: "DecidePriority", body: { lines, ground, seen } };
}

/** Which of the lines a refusal is about: lines[2] → 2; -1 when it is about all or none. */
export function lineOf(field) {
  const found = /^lines\[(\d+)\]/.exec(field ?? "");
  return found ? Number(found[1]) : -1;
}

/** An owner's yes or no to a line; no takes a reason. speaksFor: whose words they are, or "". */
export function answerRequest(about, fields, speaksFor) {
  if (!fields.confirm) return { problem: { field: "confirm", code: "allotment.answer_missing" } };
  const confirm = fields.confirm === "yes";
  const reason = (fields.reason ?? "").trim();
  if (!confirm && !reason) return { problem: { field: "reason", code: "allotment.reason_missing" } };
  const body = { request: Number(about.request), resource_id: about.resource, confirm };
  if (reason) body.reason = reason;
  if (speaksFor) {
    const who = (fields["on_behalf_of.who"] ?? "").trim();
    if (!who) return { problem: { field: "on_behalf_of.who", code: "callout.who_missing" } };
    body.on_behalf_of = { authority: speaksFor, who, channel: fields["on_behalf_of.channel"] || "phone" };
  }
  return { command: "ConfirmLine", body };
}

export function noteRequest(about, fields) {
  const note = (fields.note ?? "").trim();
  const body = { request: Number(about.request) };
  return { command: "NoteShortage", body: note ? { ...body, note } : body };
}

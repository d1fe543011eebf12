/** What is sent when it is decided in which order the aims come. Pure. */

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

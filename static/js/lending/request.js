/** What is sent when a seat is lent, and when it is given back. Pure. */

export function lendRequest(operation, fields) {
  for (const name of ["seat", "account", "reason"]) {
    if (!(fields[name] ?? "").trim()) return { problem: { field: name, code: `lending.${name}_missing` } };
  }
  const { seat, reason } = fields;
  const body = { seat, account: Number(fields.account), hours: Number(fields.hours), reason: reason.trim() };
  return { path: path(operation, "LendSeat"), body };
}

export function returnRequest(operation, loan) {
  return { path: path(operation, "ReturnSeat"), body: { loan } };
}

function path(operation, command) {
  return `/api/v1/operations/${operation}/commands/${command}`;
}

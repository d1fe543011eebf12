/** What is sent when a seat is handed over, taken over, or a sheet is taken back. Pure. */

const WORDS = ["important", "beware", "agreed"];

/** seen: what stood on the sheet. Answers {path, body}, or {problem} with its field. */
export function offerRequest(operation, fields, seen) {
  const body = { seen };
  for (const name of WORDS) {
    const said = (fields[name] ?? "").trim();
    if (said) body[name] = said;
  }
  if (!body.important) return { problem: { field: "important", code: "relief.important_missing" } };
  return { path: path(operation, "OfferHandover"), body };
}

/** head: the number up to which the page shows the log. */
export function takeRequest(operation, sheet, fields, head) {
  if (!fields.sure) return { problem: { field: "sure", code: "relief.sure_missing" } };
  return { path: path(operation, "TakeHandover"), body: { sheet, seen: head } };
}

export function withdrawRequest(operation, sheet) {
  return { path: path(operation, "WithdrawHandover"), body: { sheet } };
}

function path(operation, command) {
  return `/api/v1/operations/${operation}/commands/${command}`;
}

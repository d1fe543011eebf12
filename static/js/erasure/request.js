/** What is sent when an entry is erased by law. Pure. */

/** Answers {path, body}, or {problem} with the field that is missing. */
export function erasureRequest(operation, entry, fields) {
  const reason = (fields.reason ?? "").trim();
  const basis = (fields.basis ?? "").trim();
  if (!reason) return { problem: { field: "reason", code: "erasure.reason_missing" } };
  if (!basis) return { problem: { field: "basis", code: "erasure.basis_missing" } };
  if (!fields.sure) return { problem: { field: "sure", code: "erasure.not_sure" } };
  return {
    path: `/api/v1/operations/${operation}/commands/EraseEntry`,
    body: { entry, reason, basis },
  };
}

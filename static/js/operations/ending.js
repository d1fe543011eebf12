/** What is sent when an operation is ended, evaluated or filed. Pure. */

/** seen: what stood open on the page. Answers {path, body}, or {problem} with its field. */
export function closeRequest(operation, fields, seen) {
  const body = { seen };
  if (seen.length > 0) {
    if (!fields.what) return problem("what", "closing.what_missing");
    if (fields.what === "hand_over") body.hand_over = true;
    else {
      const left = (fields.left_because ?? "").trim();
      if (!left) return problem("left_because", "closing.left_missing");
      body.left_because = left;
    }
  }
  for (const name of ["reason", "basis"]) {
    const said = (fields[name] ?? "").trim();
    if (!said) return problem(name, `closing.${name}_missing`);
    body[name] = said;
  }
  if (!fields.sure) return problem("sure", "closing.sure_missing");
  return { path: path(operation, "CloseOperation"), body };
}

/** command: EvaluateOperation or ArchiveOperation. */
export function stageRequest(operation, command, fields) {
  const reference = (fields.reference ?? "").trim();
  if (!reference) return problem("reference", "closing.reference_missing");
  return { path: path(operation, command), body: { reference } };
}

function path(operation, command) {
  return `/api/v1/operations/${operation}/commands/${command}`;
}

function problem(field, code) {
  return { problem: { field, code } };
}

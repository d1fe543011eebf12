/** What is sent when something is judged, and when a seat gives its hot wash. Pure. */

/** fields.about: `goal:<id>`, `inject:<id>` or nothing. */
export function noteRequest(operation, fields) {
  if (!fields.grade) return { problem: { field: "grade", code: "review.no_grade" } };
  const body = { grade: fields.grade };
  const [kind, id] = (fields.about ?? "").split(":");
  if (id) body[kind] = id;
  const text = (fields.text ?? "").trim();
  if (text) body.text = text;
  const entries = entriesOf(fields.entries ?? "");
  if (!entries) return { problem: { field: "entries", code: "review.entries" } };
  if (entries.length) body.entries = entries;
  return { path: path(operation, "NoteEvaluation"), body };
}

export function washRequest(operation, fields) {
  const lines = (name) => [1, 2, 3].map((n) => (fields[`${name}:${n}`] ?? "").trim()).filter(Boolean);
  return { path: path(operation, "GiveHotWash"), body: { good: lines("good"), better: lines("better") } };
}

/** Numbers as they are said aloud, Ø12 or 12; null when something else stands there. */
export function entriesOf(text) {
  const words = text.split(/[\s,;]+/).filter(Boolean);
  const found = words.map((word) => /^[øØ#]?(\d{1,15})$/.exec(word));
  return found.every(Boolean) ? found.map((one) => Number(one[1])) : null;
}

function path(operation, command) {
  return `/api/v1/operations/${operation}/commands/${command}`;
}

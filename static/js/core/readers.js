/** Who may read what a form writes: from its fields to what is sent. Pure. */

const NAMED = "readers.only_for:";

/** {} for the whole staff, which needs no word; else {readers}. */
export function readersOf(fields) {
  const sight = fields["readers.sight"];
  if (!sight || sight === "internal") return {};
  return { readers: saidReaders(fields) };
}

/** What is said, for the staff too: {sight} or {sight, only_for}. */
export function saidReaders(fields) {
  const sight = fields["readers.sight"] || "internal";
  if (sight !== "restricted") return { sight };
  const named = Object.keys(fields).filter((name) => name.startsWith(NAMED) && fields[name]);
  return { sight, only_for: named.map((name) => name.slice(NAMED.length)) };
}

/** The fields as they stand for an entry that is classified already. */
export function readersFields(sight = "internal", onlyFor = []) {
  return { "readers.sight": sight, ...Object.fromEntries(onlyFor.map((id) => [NAMED + id, "yes"])) };
}

/** From the fields of a matrix row's form to the row as it is sent. Pure. */

const WORDS = ["basis", "source", "checked_on"];

/** fields: "supporting:kolding": "1" for each that is ticked. Answers {row} or {problem}. */
export function rowRequest(fields, number) {
  const said = (name) => (fields[name] ?? "").trim();
  for (const name of ["sector", "kind", "title"]) {
    if (!said(name)) return problem(name, `row.${name}_missing`);
  }
  if (!/^[a-z][a-z0-9_]{1,39}$/.test(said("kind"))) return problem("kind", "row.kind_missing");
  if (Boolean(said("lead")) === Boolean(said("lead_by"))) return problem("lead", "row.lead_missing");
  const row = { number, sector: said("sector"), kind: said("kind"), title: said("title") };
  for (const name of ["place", "lead", "lead_by", ...WORDS]) if (said(name)) row[name] = said(name);
  row.supporting = ticked(fields, "supporting:");
  row.supporting_by = ticked(fields, "supporting_by:");
  row.verified = Boolean(fields.verified);
  return { row };
}

/** The other way: what stands in the form for a row. */
export function rowFields(row) {
  const fields = { ...row, verified: row.verified ? "1" : "" };
  for (const id of row.supporting) fields[`supporting:${id}`] = "1";
  for (const code of row.supporting_by) fields[`supporting_by:${code}`] = "1";
  return fields;
}

function ticked(fields, prefix) {
  const names = Object.keys(fields).filter((name) => name.startsWith(prefix) && fields[name]);
  return names.map((name) => name.slice(prefix.length));
}

function problem(field, code) {
  return { problem: { field, code } };
}

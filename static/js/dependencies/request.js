/** What is sent about dependencies, from what one types: names of places, times like 4 t. Pure. */

const UNITS = { m: 1, min: 1, minut: 1, minutter: 1, t: 60, time: 60, timer: 60, h: 60, d: 1440, døgn: 1440, dag: 1440, dage: 1440 };
const PART = /^(\d{1,6})\s*([a-zæøå]*)\.?/;

/** »4 t«, »1 døgn 2 t«, »90« as minutes; null when it is no such time. */
export function readMinutes(text) {
  let rest = (text ?? "").trim().toLowerCase();
  if (!rest) return null;
  let sum = 0;
  while (rest) {
    const [whole, digits, unit] = PART.exec(rest) ?? [];
    const size = unit === "" ? 1 : UNITS[unit];
    if (!whole || !size) return null;
    sum += Number(digits) * size;
    rest = rest.slice(whole.length).trim();
  }
  return sum;
}

/** find(name) answers an id or undefined. old: the group that is changed, {kind, group}; null for a new one. */
export function supplyRequest(fields, seen, find, old = null) {
  const consumer = find(said(fields["supply.consumer"]));
  if (!consumer) return problem("supply.consumer", "needs.no_place", said(fields["supply.consumer"]));
  const suppliers = [];
  for (const name of lines(fields["supply.suppliers"])) {
    const id = find(name);
    if (!id) return problem("supply.suppliers", "needs.no_place", name);
    suppliers.push(id);
  }
  if (suppliers.length === 0) return problem("supply.suppliers", "needs.suppliers_missing");
  const needed = said(fields["supply.needed"]);
  if (!/^-?\d{1,4}$/.test(needed)) return problem("supply.needed", "needs.no_number");
  const holdout = readMinutes(fields["supply.holdout_minutes"]);
  if (holdout === null) return problem("supply.holdout_minutes", "needs.no_time");
  const supply = { consumer, kind: old?.kind ?? fields["supply.kind"], suppliers, needed: Number(needed), holdout_minutes: holdout };
  for (const part of ["name", "source"]) {
    const words = said(fields[`supply.${part}`]);
    if (words) supply[part] = words;
  }
  if (old) supply.group = old.group;
  return { path: planningPath("SetSupply"), body: old ? { supply, seen } : { supply, another: true } };
}

export function retireSupplyRequest(fields, seen, find, old) {
  const body = { consumer: find(said(fields["supply.consumer"])), kind: old.kind, group: old.group, seen };
  return { path: planningPath("RetireSupply"), body };
}

/** Each line a place, after a semicolon how long after. Answers {starts} or {problem}. */
export function readStarts(text, find) {
  const starts = [];
  for (const line of lines(text)) {
    const [name, later = "0"] = line.split(";");
    const object = find(name.trim());
    if (!object) return problem("starts", "needs.no_place", name.trim());
    const after_minutes = readMinutes(later);
    if (after_minutes === null) return problem("starts", "needs.no_time");
    starts.push({ object, after_minutes });
  }
  return starts.length ? { starts } : problem("starts", "needs.starts_missing");
}

/** The address that works it out. */
export function whatIfAddress(starts) {
  const asked = starts.map(({ object, after_minutes }) => ["start", `${object}:${after_minutes}`]);
  return `/plan/afhaengigheder?${new URLSearchParams(asked)}#svigt`;
}

export function saveRequest(fields, known) {
  const name = said(fields.name);
  if (!name) return problem("name", "needs.name_missing");
  const starts = known.starts.map(({ object, minutes }) => ({ object, after_minutes: minutes }));
  const body = { name, starts };
  if (known.what_if) Object.assign(body, { what_if: known.what_if, seen: known.seen });
  return { path: planningPath("SaveWhatIf"), body };
}

export function dropRequest(known) {
  return { path: planningPath("DropWhatIf"), body: { what_if: known.what_if, seen: known.seen } };
}

function lines(text) {
  return (text ?? "").split("\n").map((line) => line.trim()).filter(Boolean);
}

function planningPath(command) {
  return `/api/v1/planning/commands/${command}`;
}

function said(text) {
  return (text ?? "").trim();
}

function problem(field, code, name = "") {
  return { problem: { field, code, name } };
}

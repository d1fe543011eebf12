/** What stands in a field of the script's form, and what it means in the script. Pure. */

const PARTED = "\n---\n";

/** The value at a path such as "expects.goal"; undefined when nothing is there. */
export function at(one, path) {
  let found = one;
  for (const name of path.split(".")) found = found && typeof found === "object" ? found[name] : undefined;
  return found;
}

/** A copy with the value at a path; undefined takes it away. */
export function put(one, path, value) {
  const [name, ...rest] = path.split(".");
  const made = { ...(one && typeof one === "object" && !Array.isArray(one) ? one : {}) };
  const inner = rest.length ? put(made[name], rest.join("."), value) : value;
  if (inner === undefined || (rest.length && !Object.keys(inner).length)) delete made[name];
  else made[name] = inner;
  return made;
}

const list = (value) => (Array.isArray(value) ? value.map(String) : value === undefined ? [] : [String(value)]);
const cut = (text, mark) => {
  const found = text.split(mark).map((each) => each.trim()).filter(Boolean);
  return found.length ? found : undefined;
};
const word = (text) => (text.trim() ? text.trim() : undefined);

/** kind → how a value is shown as text, and what a text means; undefined: nothing. */
const KINDS = {
  line: { show: (value) => String(value ?? ""), read: word },
  words: { show: (value) => list(value).join(", "), read: (text) => cut(text, /[,;\n]/) },
  lines: { show: (value) => list(value).join("\n"), read: (text) => cut(text, "\n") },
  parts: { show: (value) => list(value).join(PARTED), read: (text) => cut(text, /\n-{3,}\n/) },
  number: { show: (value) => String(value ?? "").replace(".", ","), read: number },
  json: { show: (value) => (value === undefined ? "" : JSON.stringify(value, null, 1)), read: object },
};

/** What is not a number stays as it was typed, so that the check says so beside the field. */
function number(text) {
  const plain = text.trim().replace(",", ".");
  if (!plain) return undefined;
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : plain;
}

function object(text) {
  if (!text.trim()) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

export function shown(kind, value) {
  return (KINDS[kind] ?? KINDS.line).show(value ?? undefined);
}

/** An item as its fields say. fields: [{path, kind, text}]; what nobody touched, and what has no field, stays. */
export function changed(before, fields) {
  let made = before ?? {};
  for (const { path, kind, text, ticked } of fields) {
    const old = at(before, path);
    if (kind === "yes") {
      if (Boolean(old) !== ticked) made = put(made, path, ticked || undefined);
    } else if (shown(kind, old) !== text) made = put(made, path, (KINDS[kind] ?? KINDS.line).read(text));
  }
  return made;
}

const SPAN = /^\+?(?:(\d{1,3})h)?(?:(\d{1,4})m)?(?:(\d{1,5})s)?$/;

/** Seconds of a length of time such as 1h30m; null when it is none. */
export function seconds(text) {
  const found = SPAN.exec(String(text ?? "").trim());
  if (!found || !found.slice(1).some(Boolean)) return null;
  const [hours, minutes, rest] = found.slice(1).map((one) => Number(one ?? 0));
  return hours * 3600 + minutes * 60 + rest;
}

/** What has a time in the order of its times; what has none stays after what it stood after. */
export function inOrder(items) {
  let reached = 0;
  const keyed = items.map((one, place) => {
    reached = seconds(one.at) ?? reached;
    return { one, place, key: reached };
  });
  return keyed.sort((a, b) => a.key - b.key || a.place - b.place).map(({ one }) => one);
}

/** A time of the drill as it is read: 0:40. */
export function clock(all) {
  return `${Math.floor(all / 3600)}:${String(Math.floor((all % 3600) / 60)).padStart(2, "0")}`;
}

/** Where a fault belongs: injects[3].expects.goal → {list: "injects", item: 2, field: "expects.goal"}. */
export function placed(place) {
  const found = /^([a-z]+)\[(\d+)\](?:\.(.*))?$/.exec(place ?? "");
  if (!found) return { list: null, item: null, field: plainField(place) };
  return { list: found[1], item: Number(found[2]) - 1, field: plainField(found[3]) };
}

function plainField(text) {
  return (text ?? "").replaceAll(/\[\d+\]/g, "");
}

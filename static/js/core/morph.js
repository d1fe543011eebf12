/** Decides how a list of keyed rows becomes another. Pure: it knows keys and sources, no nodes. */

/**
 * have and want are lists of {key, source} in order, newest (largest key) first. held is the set of
 * keys that must not be touched now (focus or selection is in them). When rest is true, rows older
 * than all that is wanted stay: they were fetched before and are still true.
 *
 * Answers {order: [{key, act}], remove: [key], waiting: boolean}; act is keep, insert, replace, hold.
 */
export function planRows(have, want, { held = new Set(), rest = false } = {}) {
  const known = new Map(have.map((row) => [row.key, row]));
  const wanted = new Set(want.map((row) => row.key));
  const oldest = Math.min(...want.map((row) => Number(row.key)));
  const order = want.map(({ key, source }) => ({ key, act: actFor(known.get(key), source, held) }));
  const remove = [];
  const after = [];
  for (const { key } of have) {
    if (wanted.has(key)) continue;
    if (rest && Number(key) < oldest) after.push({ key, act: "keep" });
    else if (held.has(key)) placeHeld(order, key);
    else remove.push(key);
  }
  order.push(...after);
  return { order, remove, waiting: order.some((step) => step.act === "hold") };
}

function actFor(row, source, held) {
  if (!row) return "insert";
  if (row.source === source) return "keep";
  return held.has(row.key) ? "hold" : "replace";
}

/** A row that should go but is being read keeps its place by number until it is let go. */
function placeHeld(order, key) {
  const at = order.findIndex((step) => Number(step.key) < Number(key));
  order.splice(at === -1 ? order.length : at, 0, { key, act: "hold" });
}

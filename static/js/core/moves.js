/** When to ask again for what time alone moves: an occasion begins, a loan runs out, nobody writes. */

export const [SOON, LATE] = [30_000, 3_600_000];
/** Between these a panel looks again whether what ends has ended; a clock may be wrong. */
const AFTER = 300;
const SPREAD = 3_000;
/** Over so long all who look at the same spread their questions. */

/**
 * Milliseconds until a panel asks again, or null when time moves nothing in it. Pure.
 * until: moments after which something is over, soon enough within SOON. moves: moments at which
 * its numbers are otherwise. asked: for which of those it has asked before: one that comes again
 * tells that a clock is wrong. chance: from 0 to 1.
 */
export function waitOf({ until, moves, asked }, now, chance) {
  const waits = [];
  const end = soonest(until);
  if (end !== null) waits.push(Math.max(end - now + 1_000, SOON));
  const next = soonest(moves);
  if (next !== null) waits.push(Math.max(next - now + AFTER + chance * SPREAD, next === asked ? SOON : AFTER));
  return waits.length ? Math.min(...waits, LATE) : null;
}

/** The first of some moments as they are written, or null. Pure. */
export function soonest(moments) {
  const known = moments.map((one) => Date.parse(one)).filter(Number.isFinite);
  return known.length ? Math.min(...known) : null;
}

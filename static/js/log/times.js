/** Times as they are typed into the log: "14:30", "1430", "17/11 14:30". */

import { daysFrom, instantsOf, isDate, localOf, shiftDays, two } from "../core/copenhagen.js";

const CLOCK = /^(?:kl\.?\s*)?(\d{1,2})[:.]?(\d{2})$/i;
const DATED = /^(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{2}|\d{4}))?\.?[\s,]+(?:kl\.?\s*)?(\d{1,2})[:.]?(\d{2})$/i;
const HALF_DAY = 12 * 3_600_000;
const HALF_HOUR = 1_800_000;
/** Around which moment a bare clock time is looked for: of what is to come the next one, or at most half
 * an hour ago; of what begins soon at most six hours ago. */
const AROUND = { ahead: HALF_DAY - HALF_HOUR, soon: HALF_DAY / 2 };
const ISO = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::\d{2})?$/;

/**
 * Reads what was typed. state is empty, unreadable, skipped (the hour the clocks leap over),
 * double (the hour they repeat; fold 0 is summer time) or one. ahead: "ahead" when it is about what
 * is to come, "soon" about what begins soon.
 */
export function readTyped(text, now, ahead = false) {
  const typed = text.trim();
  if (!typed) return { state: "empty" };
  const local = understand(typed, now + (AROUND[ahead] ?? 0));
  if (!local || !isDate(local)) return { state: "unreadable" };
  const instants = instantsOf(local);
  const state = ["skipped", "one", "double"][instants.length];
  return { state, local, instants };
}

/** The instant meant, or null; the doubled hour needs fold ("0" or "1"). */
export function instantMeant(reading, fold) {
  if (reading.state === "one") return reading.instants[0];
  if (reading.state === "double" && (fold === "0" || fold === "1")) {
    return reading.instants[Number(fold)];
  }
  return null;
}

/**
 * As short as it can be said (14:30, 17/11 14:30, 17/11/2025 14:30) and still be read as the same
 * time, now and an hour from now. ahead: how the field reads it; null where that is not known.
 */
export function writeLocal(local, now, ahead = null) {
  const clock = `${two(local.hour)}:${two(local.minute)}`;
  const date = `${local.day}/${local.month}`;
  const meant = keepLocal(local);
  const readSo = (typed) =>
    (ahead === null ? [false, "ahead", "soon"] : [ahead]).every((way) =>
      [now, now + 2 * HALF_HOUR].every((at) => {
        const { local: read } = readTyped(typed, at, way);
        return read !== undefined && keepLocal(read) === meant;
      }),
    );
  if (daysFrom(local, now) === 0 && readSo(clock)) return clock;
  const short = `${date} ${clock}`;
  return readSo(short) ? short : `${date}/${local.year} ${clock}`;
}

/** As it is kept in a draft, so that it still means the same tomorrow. */
export function keepLocal(local) {
  const date = `${local.year}-${two(local.month)}-${two(local.day)}`;
  return `${date}T${two(local.hour)}:${two(local.minute)}`;
}

function understand(typed, now) {
  let found = ISO.exec(typed);
  if (found) {
    const [year, month, day, hour, minute] = found.slice(1).map(Number);
    return { year, month, day, hour, minute };
  }
  found = CLOCK.exec(typed);
  if (found) return nearestDay({ hour: Number(found[1]), minute: Number(found[2]) }, now);
  found = DATED.exec(typed);
  if (!found) return null;
  const [day, month, , hour, minute] = found.slice(1).map(Number);
  if (found[3]) return { year: fullYear(found[3]), month, day, hour, minute };
  return nearestYear({ month, day, hour, minute }, now);
}

/** A bare clock time is the nearest one: just after midnight 23:50 is yesterday's. */
function nearestDay(clock, now) {
  const today = localOf(now);
  const days = [-1, 0, 1].map((step) =>
    shiftDays({ year: today.year, month: today.month, day: today.day, ...clock }, step),
  );
  return nearest(days, now);
}

function nearestYear(date, now) {
  const { year } = localOf(now);
  return nearest([0, -1, 1].map((step) => ({ year: year + step, ...date })), now);
}

function nearest(candidates, now) {
  const away = (local) =>
    Math.abs(
      (instantsOf(local)[0] ??
        Date.UTC(local.year, local.month - 1, local.day, local.hour, local.minute)) - now,
    );
  return candidates.reduce((best, next) => (away(next) < away(best) ? next : best));
}

function fullYear(digits) {
  return digits.length === 2 ? 2000 + Number(digits) : Number(digits);
}

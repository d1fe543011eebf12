/** Danish wall-clock time, whatever zone the browser is set to. */

const PARTS = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/Copenhagen",
  hourCycle: "h23",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
});
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** An instant (ms) as Danish clocks and calendars show it. */
export function localOf(instant) {
  const local = {};
  for (const { type, value } of PARTS.formatToParts(instant)) {
    if (type !== "literal") local[type] = Number(value);
  }
  return local;
}

/** The instants at which Danish clocks show this: none (skipped), one, or two (the doubled hour). */
export function instantsOf({ year, month, day, hour, minute }) {
  const asUtc = Date.UTC(year, month - 1, day, hour, minute);
  return [asUtc - 2 * HOUR, asUtc - HOUR].filter((instant) => {
    const seen = localOf(instant);
    return (
      seen.year === year &&
      seen.month === month &&
      seen.day === day &&
      seen.hour === hour &&
      seen.minute === minute
    );
  });
}

/** Whether there is such a date at all (31/2 is not one). */
export function isDate({ year, month, day, hour, minute }) {
  const date = new Date(Date.UTC(year, month - 1, day));
  return (
    date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24 && minute < 60
  );
}

/** The same clock time, some days on. */
export function shiftDays(local, days) {
  const date = new Date(Date.UTC(local.year, local.month - 1, local.day) + days * DAY);
  return {
    ...local,
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
  };
}

/** How many calendar days local lies after the day of the instant now. */
export function daysFrom(local, now) {
  const today = localOf(now);
  const there = Date.UTC(local.year, local.month - 1, local.day);
  return Math.round((there - Date.UTC(today.year, today.month - 1, today.day)) / DAY);
}

export function two(number) {
  return String(number).padStart(2, "0");
}

/** 14:31 */
export function hourMinute(instant) {
  const { hour, minute } = localOf(instant);
  return `${two(hour)}:${two(minute)}`;
}

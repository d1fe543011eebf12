/**
 * The numbers of entries that stand in a line, as they are typed or offered: "412, 415", "#Ø412 og 415".
 * Each once, in their order; null when something in it is no number of an entry. Pure.
 */
export function readNumbers(line) {
  const words = (line ?? "").split(/[\s,;+&]+|\bog\b/).filter(Boolean);
  const numbers = words.map((word) => word.replace(/^#?[Øø]?/, ""));
  if (numbers.some((one) => !/^[1-9]\d{0,14}$/.test(one))) return null;
  return [...new Set(numbers.map(Number))];
}

/** Counts by category, each with those that stand under it taken along ("Industri / Kølehuse"), most first. */

const UNDER = " / ";

export function kinds(counts) {
  const tops = new Map();
  for (const [category, count] of Object.entries(counts)) {
    const [top, ...below] = category.split(UNDER);
    const one = tops.get(top) ?? { category: top, count: 0, under: [] };
    one.count += count;
    if (below.length) one.under.push([below.join(UNDER), count]);
    tops.set(top, one);
  }
  const found = [...tops.values()];
  for (const one of found) one.under.sort((a, b) => b[1] - a[1]);
  return found.sort((a, b) => b.count - a.count);
}

/** Which resources stand together on the map, and how that looks. Pure. */

const TOGETHER = 1e-4;

/** What stands in one place as one group: [{lon, lat, rows}]; what was sent out is never mixed with a home. */
export function groupsOf(features) {
  const found = new Map();
  for (const { geometry, properties } of features) {
    const [lon, lat] = geometry.coordinates;
    const key = `${Math.round(lon / TOGETHER)} ${Math.round(lat / TOGETHER)} ${properties.away}`;
    if (!found.has(key)) found.set(key, { lon, lat, away: properties.away, rows: [] });
    found.get(key).rows.push(properties);
  }
  return [...found.values()];
}

/** How a group looks: what is away, what rests or is broken, what is free, what is not. */
export function lookOf({ away, rows }) {
  if (away) return "away";
  if (rows.every(({ laid }) => laid)) return "laid";
  return rows.some(({ free }) => free > 0) ? "free" : "none";
}

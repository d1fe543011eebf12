/** Places as they are typed: "55.4917, 9.4722" or "32U 530000 6150000", one position a line. Pure. */

import { fromUtm } from "./utm.js";

const UTM = /^(?:(\d{1,2})\s*[C-X]?[\s,]+)?(\d{6})(?:[.,]\d+)?\s*[EØ]?[\s,]+(\d{7})(?:[.,]\d+)?\s*N?$/i;
const DEGREES = /^N?\s*(-?\d{1,3}[.,]\d+|-?\d{1,3})\s*°?\s*N?(?:\s*,\s+|\s+|,(?=\d{1,3}\.))[EØ]?\s*(-?\d{1,3}[.,]\d+|-?\d{1,3})\s*°?\s*[EØ]?$/i;
const RUN = /^(?:(\d{2})[C-X]?)?(\d{6})(\d{7})$/i;
export const LEAST = { point: 1, line: 2, polygon: 3 };

/** Answers {positions: [[lon, lat]]}, or {wrong: line number} for the first line that is no place. */
export function readPositions(text) {
  const lines = text.split(/[\n;]/).map((line) => line.trim());
  const positions = [];
  for (const [index, line] of lines.entries()) {
    if (!line) continue;
    const position = readPosition(line);
    if (!position) return { wrong: index + 1 };
    positions.push(position);
  }
  return { positions };
}

function readPosition(line) {
  const utm = UTM.exec(line) ?? RUN.exec(line.replace(/\s/g, ""));
  if (utm) {
    const [, zone, east, north] = utm;
    if (zone && zone !== "32" && zone !== "33") return null;
    const { lon, lat } = fromUtm({ zone: Number(zone ?? 32), east: Number(east), north: Number(north) });
    return rounded([lon, lat]);
  }
  const found = DEGREES.exec(line);
  if (!found) return null;
  const [lat, lon] = found.slice(1).map((part) => Number(part.replace(",", ".")));
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? rounded([lon, lat]) : null;
}

export function rounded([lon, lat]) {
  return [Number(lon.toFixed(6)), Number(lat.toFixed(6))];
}

/** One position a line, latitude first, as people say it. */
export function writePositions(positions) {
  return positions.map(([lon, lat]) => `${lat.toFixed(5)}, ${lon.toFixed(5)}`).join("\n");
}

/** The shape of so many positions, or null while there are too few. */
export function shapeOf(kind, positions) {
  if (positions.length < LEAST[kind]) return null;
  if (kind === "point") return { type: "Point", coordinates: positions[0] };
  if (kind === "line") return { type: "LineString", coordinates: positions };
  return { type: "Polygon", coordinates: [[...positions, positions[0]]] };
}

/** What a shape was drawn with: {kind, positions}; null for those of several parts. */
export function drawnFrom(shape) {
  if (shape?.type === "Point") return { kind: "point", positions: [shape.coordinates] };
  if (shape?.type === "LineString") return { kind: "line", positions: shape.coordinates };
  const single = shape?.type === "Polygon" && shape.coordinates.length === 1;
  return single ? { kind: "polygon", positions: shape.coordinates[0].slice(0, -1) } : null;
}

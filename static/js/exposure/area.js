/** How an area and what it holds stand on the map. Pure but for the page it reads. */

import { circleMarker } from "leaflet";

/** The places of the list: object id → "hit" in the area, "near" within the distance. */
export function marksOn(doc) {
  const rows = [...doc.querySelectorAll("[data-at][data-metres]")];
  return new Map(rows.map(({ dataset }) => [dataset.at, Number(dataset.metres) ? "near" : "hit"]));
}

/** The area's colours are the page's, by day and by night. */
export function looks(doc) {
  const colour = doc.defaultView.getComputedStyle(doc.documentElement).getPropertyValue("--accent").trim();
  const style = { color: colour, weight: 3, fillOpacity: 0.12, interactive: false };
  return { style, pointToLayer: (_, at) => circleMarker(at, { ...style, radius: 8 }) };
}

/** The lines and areas of places, drawn under their symbols; only of what is in view. */

import { boxOf, meets, runsOf } from "./spots.js";

const WITHIN = 0.08;
const ALONG = 0.75;

/** Places with a line or an area, each with where it reaches. */
export function outlined(objects) {
  return objects.flatMap((object) => {
    const runs = runsOf(object.shape);
    return runs.length ? [{ object, runs, box: boxOf(runs), paths: null }] : [];
  });
}

/** view: [west, south, east, north]; project(lon, lat): {x, y} at zoom 0; toPixel(world): {x, y}; colourOf(object). */
export function drawOutlines(pen, outlines, { view, project, toPixel, colourOf }) {
  for (const outline of outlines) {
    if (!meets(outline.box, view)) continue;
    outline.paths ??= outline.runs.map(({ run }) => run.map(([lon, lat]) => project(lon, lat)));
    pen.strokeStyle = pen.fillStyle = colourOf(outline.object);
    pen.lineWidth = 2;
    const areas = trace(pen, outline, toPixel, true);
    pen.globalAlpha = WITHIN;
    if (areas) pen.fill("evenodd");
    pen.globalAlpha = ALONG;
    if (areas) pen.stroke();
    if (trace(pen, outline, toPixel, false)) pen.stroke();
  }
  pen.globalAlpha = 1;
}

function trace(pen, { runs, paths }, toPixel, area) {
  pen.beginPath();
  let some = false;
  paths.forEach((path, index) => {
    if (runs[index].area !== area) return;
    some = true;
    path.forEach((world, step) => {
      const { x, y } = toPixel(world);
      if (step) pen.lineTo(x, y);
      else pen.moveTo(x, y);
    });
    if (area) pen.closePath();
  });
  return some;
}

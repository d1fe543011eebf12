/** What a place's shape is made of: where its symbols stand, and the lines that are drawn of it. Pure. */

/** A shape's parts, each of one sort. */
function partsOf(shape) {
  return shape.type === "GeometryCollection" ? shape.geometries : [shape];
}

/** Where a place's symbols stand: on each of its points, and once on every line or area; none twice. */
export function spotsOf(shape) {
  const spots = partsOf(shape).flatMap(({ type, coordinates }) => {
    if (type === "MultiPoint") return coordinates.map(([lon, lat]) => ({ lon, lat }));
    let spot = coordinates;
    while (Array.isArray(spot[0])) [spot] = spot;
    return [{ lon: spot[0], lat: spot[1] }];
  });
  return [...new Map(spots.map((spot) => [`${spot.lon} ${spot.lat}`, spot])).values()];
}

const DEEP = { LineString: 0, Polygon: 1, MultiLineString: 1, MultiPolygon: 2 };

/** The lines and the rings of a shape: [{area, run: [[lon, lat]]}]; none of its points. */
export function runsOf(shape) {
  return partsOf(shape).flatMap(({ type, coordinates }) => {
    if (!(type in DEEP)) return [];
    const area = type.endsWith("Polygon");
    const runs = DEEP[type] === 0 ? [coordinates] : coordinates.flat(DEEP[type] - 1);
    return runs.map((run) => ({ area, run }));
  });
}

/** West, south, east and north of runs. */
export function boxOf(runs) {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { run } of runs) {
    for (const [lon, lat] of run) {
      if (lon < box[0]) box[0] = lon;
      if (lat < box[1]) box[1] = lat;
      if (lon > box[2]) box[2] = lon;
      if (lat > box[3]) box[3] = lat;
    }
  }
  return box;
}

/** Whether two boxes have something in common. */
export function meets(one, other) {
  return one[0] <= other[2] && other[0] <= one[2] && one[1] <= other[3] && other[1] <= one[3];
}

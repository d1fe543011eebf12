/** Which names there is room for, and where. Pure but for the measuring pen it is given. */

const HALF = 12;
const GAP = 15;
const HIGH = 8;
const MOST = 34;
/** A town's name moves up or down until it covers no symbol. */
const LEVELS = [0, -22, 22, -38, 38, -56, 56];

/**
 * towns and named: [{object: {name}, x, y}]; crowd: symbols that no name may cover. Towns come
 * first, then names right of their symbol, else left; a name without room is left out.
 */
export function placeLabels(pen, { towns, named, crowd }) {
  const taken = crowd.map(({ x, y }) => [x - HALF, y - HALF, x + HALF, y + HALF]);
  const made = [];
  pen.font = '600 14px "IBM Plex Sans", sans-serif';
  for (const { object, x, y } of towns) {
    const text = object.name.replace(/ by$/, "");
    const wide = pen.measureText(text).width;
    const label = { text, x: x - wide / 2, wide, town: true };
    tryAt(made, taken, LEVELS.map((step) => ({ ...label, y: y + step })));
  }
  pen.font = '500 12px "IBM Plex Sans", sans-serif';
  for (const { object, x, y } of named) {
    const text = shortened(object.name);
    const wide = pen.measureText(text).width;
    const right = { text, x: x + GAP, y, wide };
    tryAt(made, taken, [right, { ...right, x: x - GAP - wide }]);
  }
  return made;
}

/** What stands in brackets explains; on the map the name itself is enough. */
export function shortened(name) {
  const bare = name.replace(/\s*\(.*\)$/, "").replace(/,.*$/, "") || name;
  return bare.length > MOST ? `${bare.slice(0, MOST - 1)}…` : bare;
}

function tryAt(made, taken, candidates) {
  for (const label of candidates) {
    const box = [label.x - 2, label.y - HIGH, label.x + label.wide + 2, label.y + HIGH];
    if (taken.some((other) => overlap(box, other))) continue;
    taken.push(box);
    made.push(label);
    return;
  }
}

export function overlap(a, b) {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}

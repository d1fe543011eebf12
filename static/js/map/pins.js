/** Where the labels of the incidents stand, so that none covers another. Pure. */

import { overlap } from "./labels.js";

const STEPS = [
  [26, -36], [26, 36], [-26, -36], [-26, 36], [34, 0], [-34, 0],
  [26, -72], [-26, -72], [26, 72], [-26, 72], [26, -108], [-26, 108],
]; // prettier-ignore

/**
 * pins: [{x, y, wide, high}] anchors in pixels and the size of each label. Answers for each its
 * label's middle left corner relative to the anchor: {dx, dy}. A label rather covers another than
 * stands outside the frame, where nobody sees it.
 */
export function placePins(pins, frame = [-Infinity, -Infinity, Infinity, Infinity]) {
  const taken = pins.map(({ x, y }) => [x - 8, y - 8, x + 8, y + 8]);
  return pins.map((pin) => {
    const places = STEPS.map(([dx, dy]) => ({ dx: dx > 0 ? dx : dx - pin.wide, dy }));
    const best = places.reduce(
      (found, place) => {
        const box = boxOf(pin, place);
        const hidden = taken.filter((other) => overlap(box, other)).length + outside(box, frame);
        return hidden < found.hidden ? { place, box, hidden } : found;
      },
      { hidden: Infinity },
    );
    taken.push(best.box);
    return best.place;
  });
}

function boxOf({ x, y, wide, high }, { dx, dy }) {
  return [x + dx - 3, y + dy - high / 2 - 3, x + dx + wide + 3, y + dy + high / 2 + 3];
}

function outside(box, frame) {
  const over = [frame[0] - box[0], frame[1] - box[1], box[2] - frame[2], box[3] - frame[3]];
  return over.some((far) => far > 0) ? 2 : 0;
}

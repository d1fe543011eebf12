/** Which squares are in sight, and where their number stands. Pure. */

/** A number is written in a square that is so many pixels wide. */
const ROOM = 30;

/** Which squares have room for their number and are in sight. box: [[south, west], [north, east]]. */
export function numbered(squares, box, width) {
  if (width < ROOM) return [];
  const [[south, west], [north, east]] = box;
  return squares.filter(({ corners }) => {
    const [lat, lon] = middle(corners);
    return lat >= south && lat <= north && lon >= west && lon <= east;
  });
}

/** The middle of a square, [lat, lon]. */
export function middle(corners) {
  const sum = corners.reduce(([a, b], [lat, lon]) => [a + lat, b + lon], [0, 0]);
  return sum.map((one) => one / corners.length);
}

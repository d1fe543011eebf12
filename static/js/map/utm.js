/** WGS84 ↔ UTM for what the pointer shows and what is typed. Pure; the server has the last word. */

const A = 6_378_137;
const F = 1 / 298.257223563;
const SCALE = 0.9996;
const FALSE_EAST = 500_000;
const N = F / (2 - F);
const RADIUS = (A / (1 + N)) * (1 + N ** 2 / 4 + N ** 4 / 64);
const ALPHA = [
  N / 2 - (2 / 3) * N ** 2 + (5 / 16) * N ** 3,
  (13 / 48) * N ** 2 - (3 / 5) * N ** 3,
  (61 / 240) * N ** 3,
];
const BETA = [
  N / 2 - (2 / 3) * N ** 2 + (37 / 96) * N ** 3,
  (1 / 48) * N ** 2 + (1 / 15) * N ** 3,
  (17 / 480) * N ** 3,
];
const ECC = (2 * Math.sqrt(N)) / (1 + N);
const radians = (degrees) => (degrees * Math.PI) / 180;
const degrees = (angle) => (angle * 180) / Math.PI;
const meridian = (zone) => radians(zone * 6 - 183);

/** Krüger's series to the third order: better than a millimetre within a zone and its neighbours. */
export function toUtm(lon, lat, zone = 32) {
  const sine = Math.sin(radians(lat));
  const t = Math.sinh(Math.atanh(sine) - ECC * Math.atanh(ECC * sine));
  const across = radians(lon) - meridian(zone);
  const xi = Math.atan2(t, Math.cos(across));
  const eta = Math.atanh(Math.sin(across) / Math.sqrt(1 + t * t));
  let east = eta;
  let north = xi;
  ALPHA.forEach((alpha, index) => {
    const twice = 2 * (index + 1);
    east += alpha * Math.cos(twice * xi) * Math.sinh(twice * eta);
    north += alpha * Math.sin(twice * xi) * Math.cosh(twice * eta);
  });
  return { zone, east: FALSE_EAST + SCALE * RADIUS * east, north: SCALE * RADIUS * north };
}

export function fromUtm({ zone = 32, east, north }) {
  const xi = north / (SCALE * RADIUS);
  const eta = (east - FALSE_EAST) / (SCALE * RADIUS);
  let x = xi;
  let y = eta;
  BETA.forEach((beta, index) => {
    const twice = 2 * (index + 1);
    x -= beta * Math.sin(twice * xi) * Math.cosh(twice * eta);
    y -= beta * Math.cos(twice * xi) * Math.sinh(twice * eta);
  });
  const lon = meridian(zone) + Math.atan2(Math.sinh(y), Math.cos(x));
  return { lon: degrees(lon), lat: degrees(latitude(Math.sin(x) / Math.cosh(y))) };
}

/** From the sphere's latitude to the ellipsoid's, by repetition; it settles in a few rounds. */
function latitude(sine) {
  const flat = Math.atanh(sine);
  let lat = Math.asin(sine);
  for (let round = 0; round < 8; round += 1) {
    lat = Math.asin(Math.tanh(flat + ECC * Math.atanh(ECC * Math.sin(lat))));
  }
  return lat;
}

/** 32V 530 120 6 150 480: as it is read aloud, to the whole metre. */
export function writeUtm(lon, lat) {
  const { zone, east, north } = toUtm(lon, lat);
  const group = (number) => String(Math.round(number)).replace(/\B(?=(\d{3})+$)/g, " ");
  const band = lat >= 56 ? "V" : "U";
  return `${zone}${band} ${group(east)} ${group(north)}`;
}

/** Small pictures of the categories of places, drawn once each for the canvas. */

/** Paths in a square of 16; stroked unless they begin with "!", then filled. */
const PATHS = {
  bolt: "!M9.4 1.5 3.6 9h3.6l-.9 5.5L12.300 6.800H8.500z",
  mast: "M8 6v8.500M5.500 14.500 8 6l2.500 8.500M5.200 6.600a3.400 3.400 0 0 1 0-4.400M10.800 6.600a3.400 3.400 0 0 0 0-4.400",
  flame: "M8 1.800c.5 3 3.900 4.400 3.900 8a3.900 3.900 0 0 1-7.800 0c0-1.900 1.100-3 1.900-4.200.5 1 .9 1.500 1.700 1.900C7.300 5.600 7.200 3.600 8 1.800z",
  barrel: "M4 3.200c0-1.800 8-1.800 8 0v9.600c0 1.800-8 1.800-8 0zM4 6.400c1.500 1.100 6.500 1.100 8 0M4 10c1.500 1.100 6.500 1.100 8 0",
  works: "M2.200 13.800V7.500l3.700 2.300V7.500l3.700 2.300V2.200h3.800v11.600z",
  shop: "M3 6h10l-.8 7.800H3.800zM5.600 6V4.600a2.400 2.400 0 0 1 4.800 0V6",
  glass: "M3.500 2.500h9L8 8.500zM8 8.500v5M5.200 13.800h5.600",
  note: "M6 12.200V3.200l6.500-1.400v9M6 12.200a1.900 1.600 0 1 1-1.900-1.600A1.900 1.600 0 0 1 6 12.200zM12.500 10.800a1.900 1.600 0 1 1-1.900-1.600 1.900 1.600 0 0 1 1.900 1.600z",
  star: "M8 1.900 9.800 6l4.400.4-3.300 2.900 1 4.300L8 11.300l-3.900 2.300 1-4.300L1.800 6.400 6.200 6z",
  wheel: "M8 2.200a4.600 4.600 0 1 1 0 9.200 4.600 4.600 0 0 1 0-9.200zM8 2.200v9.200M3.400 6.800h9.200M4.200 14.300 8 6.800l3.800 7.500",
  train: "M4 2.500h8v8.300H4zM4 7h8M5.500 13.800l1.300-3M10.500 13.800l-1.300-3M6 9h.6M9.400 9h.6",
  plane: "!M8 1.200c.8 0 1.100.9 1.100 2v2.600l5.200 3.200v1.500L9.100 9v3.100l1.500 1.200v1.100L8 13.700l-2.600.7v-1.100l1.500-1.200V9l-5.200 1.500V9l5.200-3.200V3.200c0-1.100.3-2 1.100-2z",
  anchor: "M8 4.800v9.200M8 1.800a1.500 1.500 0 1 1 0 3 1.500 1.500 0 0 1 0-3zM5.300 7.200h5.400M2.500 9.500c.3 2.800 2.500 4.500 5.500 4.500s5.200-1.700 5.500-4.500",
  road: "M4.600 14 6.400 2M11.400 14 9.600 2M8 2.500v2.200M8 7v2.200M8 11.500v2",
  cross: "!M6 1.500h4V6h4.500v4H10v4.500H6V10H1.500V6H6z",
  house: "M2.500 8 8 2.500 13.500 8M4 7v6.500h8V7",
  dot: "!M8 5a3 3 0 1 1 0 6 3 3 0 0 1 0-6z",
};

/** The first of these that stands in the category's name; free text finds its picture too. */
const WORDS = [
  ["el", "bolt"],
  ["tele", "mast"],
  ["gas", "flame"],
  ["olie", "barrel"],
  ["industri", "works"],
  ["storcentre", "shop"],
  ["restaur", "glass"],
  ["koncert", "note"],
  ["seværdig", "star"],
  ["forlyst", "wheel"],
  ["jernban", "train"],
  ["lufthavn", "plane"],
  ["havn", "anchor"],
  ["vej", "road"],
  ["sygehus", "cross"],
  ["pleje", "house"],
];
const TOWN = /byområde|\bby\b/i;

export function glyphOf(category) {
  const name = category.toLowerCase();
  const found = WORDS.find(([word]) => (word === "el" ? name === "el" || name.startsWith("el ") : name.includes(word)));
  return found ? found[1] : "dot";
}

/** Towns are written as names, not drawn as places. */
export function isTown(category) {
  return TOWN.test(category);
}

export const SIZE = 20;
const ROOM = 32;

/** Sprites by glyph, mark and colours; made when first needed. */
export class Glyphs {
  constructor(doc, ratio) {
    this.doc = doc;
    this.ratio = ratio;
    this.made = new Map();
  }

  clear() {
    this.made.clear();
  }

  /** A picture of ROOM pixels square with the symbol in its middle. mark: "", hit, near or estimated. */
  sprite(glyph, mark, colours) {
    const name = `${glyph} ${mark}`;
    if (!this.made.has(name)) this.made.set(name, this.#draw(glyph, mark, colours));
    return this.made.get(name);
  }

  #draw(glyph, mark, colours) {
    const picture = this.doc.createElement("canvas");
    picture.width = ROOM * this.ratio;
    picture.height = ROOM * this.ratio;
    const pen = picture.getContext("2d");
    pen.scale(this.ratio, this.ratio);
    const edge = (ROOM - SIZE) / 2;
    pen.beginPath();
    pen.roundRect(edge, edge, SIZE, SIZE, 3);
    pen.fillStyle = mark === "lit" ? colours.ink : colours.pop;
    pen.fill();
    pen.lineWidth = 1.5;
    pen.strokeStyle = colours.ink;
    if (mark === "estimated") pen.setLineDash([2.5, 1.8]);
    pen.stroke();
    pen.setLineDash([]);
    this.#path(pen, glyph, mark === "lit" ? colours.pop : colours.ink);
    if (mark === "hit") badge(pen, "M26 1.500 31 6.500 26 11.500 21 6.500z", colours.red, colours.pop);
    if (mark === "near") badge(pen, "M26 1.500 31.500 11H20.500z", colours.yellow, colours.yellowInk);
    return picture;
  }

  #path(pen, glyph, colour) {
    const path = PATHS[glyph];
    const filled = path.startsWith("!");
    pen.save();
    pen.translate(ROOM / 2 - 6.5, ROOM / 2 - 6.5);
    pen.scale(13 / 16, 13 / 16);
    const shape = new Path2D(filled ? path.slice(1) : path);
    pen.lineWidth = 1.7;
    pen.lineJoin = "round";
    pen.fillStyle = colour;
    pen.strokeStyle = colour;
    if (filled) pen.fill(shape);
    else pen.stroke(shape);
    pen.restore();
  }
}

function badge(pen, path, fill, line) {
  const shape = new Path2D(path);
  pen.fillStyle = fill;
  pen.fill(shape);
  pen.lineWidth = 1.2;
  pen.strokeStyle = line;
  pen.stroke(shape);
}
export { ROOM };

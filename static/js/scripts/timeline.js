/** The time line of a script: where each mark stands (pure), and its picture. The list says the same in words. */

import { clock } from "./values.js";

const SVG = "http://www.w3.org/2000/svg";
const LABEL = 132;
const LATER = 124;
const HEAD = 24;
const LANE = 18;
const GAP = 20;
const LEAST = 640;

/** line: what the server laid out. Answers rows, ticks and marks with their places in a picture of that width. */
export function laid(line, width) {
  const wide = Math.max(width, LEAST);
  const untimed = line.marks.some((one) => one.at_s === null);
  const end = wide - (untimed ? LATER : 24);
  const last = Math.max(line.ticks.at(-1) ?? 0, line.length_s, 1);
  const x = (seconds) => LABEL + ((end - LABEL - 12) * seconds) / last + 6;
  const rows = [];
  const marks = [];
  let y = HEAD;
  for (const row of line.rows) {
    const lanes = [];
    const own = [];
    let later = 0;
    for (const one of line.marks.filter((each) => each.rows.includes(row.name))) {
      const from = one.at_s === null ? end + 40 + GAP * (later % 4) : x(one.at_s);
      const to = one.at_s === null ? from : x(one.last_s ?? one.at_s);
      const lane = one.kind === "step" ? 0 : one.at_s === null ? Math.floor(later / 4) : free(lanes, from, to);
      if (one.at_s === null) later += 1;
      own.push({ ...one, x: from, x2: to, y: y + LANE * lane + LANE / 2 + 3, lane });
    }
    const high = LANE * Math.max(1, ...own.map((one) => one.lane + 1)) + 6;
    rows.push({ name: row.name, title: row.title ?? row.name, played_by: row.played_by, y, high });
    marks.push(...own);
    y += high;
  }
  return { wide, high: y, end, untimed, rows, marks, ticks: line.ticks.map((one) => ({ x: x(one), label: clock(one) })) };
}

/** The first lane in which there is room. */
function free(lanes, from, to) {
  let lane = lanes.findIndex((reached) => reached + GAP <= from);
  if (lane < 0) lane = lanes.length;
  lanes[lane] = to;
  return lane;
}

/** Draws it into an svg element. texts: words; faults: the places of what is wrong. */
export function draw(svg, picture, { texts, faults = [] }) {
  const doc = svg.ownerDocument;
  const made = (name, attributes, text) => {
    const one = doc.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) one.setAttribute(key, String(value));
    if (text !== undefined) one.textContent = text;
    return one;
  };
  const { wide, high, rows, ticks, marks, end, untimed } = picture;
  svg.setAttribute("viewBox", `0 0 ${wide} ${high}`);
  svg.setAttribute("width", String(wide));
  svg.setAttribute("height", String(high));
  const out = [];
  for (const [place, row] of rows.entries()) {
    if (place % 2) out.push(made("rect", { class: "stripe", x: 0, y: row.y, width: wide, height: row.high }));
    out.push(made("text", { class: "role", x: 6, y: row.y + 16 }, short(row.title || texts.say("script.turns"))));
  }
  for (const tick of ticks) {
    out.push(made("line", { class: "tick", x1: tick.x, x2: tick.x, y1: HEAD - 4, y2: high }));
    out.push(made("text", { class: "hour", x: tick.x, y: 14, "text-anchor": "middle" }, tick.label));
  }
  if (untimed) out.push(made("text", { class: "hour", x: end + 28, y: 14 }, texts.say("script.untimed")));
  for (const one of marks) {
    const wrong = faults.some((place) => place === one.place || place.startsWith(`${one.place}.`));
    const classes = ["mark", one.kind, one.sure ? "" : "maybe", one.held ? "held" : "", wrong ? "wrong" : ""];
    const group = made("g", { class: classes.filter(Boolean).join(" "), "data-mark": one.place });
    group.append(made("title", {}, titled(one)));
    if (one.x2 > one.x) group.append(made("line", { class: "again", x1: one.x, x2: one.x2, y1: one.y, y2: one.y }));
    group.append(shape(one, made));
    out.push(group);
  }
  svg.replaceChildren(...out);
}

function shape({ kind, x, y }, made) {
  if (kind === "step") return made("rect", { x: x - 1, y: y - 6, width: 3, height: 12 });
  if (kind === "branch") return made("path", { d: `M${x} ${y - 8}l8 8-8 8-8-8z` });
  if (kind === "trigger") return made("path", { d: `M${x - 7} ${y - 7}h14l-7 13z` });
  return made("circle", { cx: x, cy: y, r: 7 });
}

function titled({ at_s: from, name, sender, command, text }) {
  const when = from === null ? "" : `${clock(from)} `;
  const who = sender ? `${sender}: ` : "";
  return `${when}${name ? `${name} · ` : ""}${who}${command ? `${command} ` : ""}${text.slice(0, 160)}`;
}

function short(name) {
  return name.length > 17 ? `${name.slice(0, 16)}…` : name;
}

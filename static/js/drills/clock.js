/** The drill's clock on every screen: it ticks here and is put right by each entry that moves it. */

import { two } from "../core/copenhagen.js";
import { Pane } from "../core/pane.js";

const TICK = 500;
const LOOK_EVERY = 10_000;

/** The drill's seconds so many real milliseconds after it was told. Pure. */
export function drillSeconds({ at, speed, phase }, passed) {
  return phase === "running" ? at + (passed / 1_000) * speed : at;
}

/** How a drill's time is read: T+00:42, and :07 beside it. Pure. */
export function drillFace(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  const [hours, minutes] = [Math.floor(whole / 3_600), Math.floor(whole / 60) % 60];
  return { face: `T+${two(hours)}:${two(minutes)}`, rest: `:${two(whole % 60)}` };
}

/** Keeps all faces of a page going; what is renewed later is found at the next tick. */
export function drillClock(doc, { monotonic = () => performance.now() } = {}) {
  const told = new WeakMap();
  const tick = () => {
    for (const place of doc.querySelectorAll("[data-drill-at]")) {
      if (!told.has(place)) told.set(place, monotonic());
      const { drillAt, speed, phase } = place.dataset;
      const seconds = drillSeconds({ at: Number(drillAt), speed: Number(speed), phase }, monotonic() - told.get(place));
      const { face, rest } = drillFace(seconds);
      show(place.querySelector("[data-face]"), face);
      show(place.querySelector("[data-rest]"), rest);
    }
  };
  doc.defaultView.setInterval(tick, TICK);
  tick();
  return tick;
}

/** A page without a line of its own looks for itself whether the drill was stopped or is over. */
export function followDrill(doc, { fetch = doc.defaultView.fetch.bind(doc.defaultView), every = LOOK_EVERY } = {}) {
  const roots = [...doc.querySelectorAll('[data-panel][data-name^="drill"]')];
  if (roots.length === 0) return null;
  drillClock(doc);
  const fetchFragment = async (url) => {
    const answer = await fetch(url, { headers: { Accept: "text/html" } });
    if (!answer.ok) throw new Error(`${answer.status}`);
    return answer.text();
  };
  const panes = roots.map((root) => new Pane(root, { fetchFragment }));
  const look = () => doc.visibilityState === "visible" && Promise.all(panes.map((pane) => pane.refresh())).catch(() => {});
  doc.defaultView.setInterval(look, every);
  return look;
}

function show(place, text) {
  if (place && place.textContent !== text) place.textContent = text;
}

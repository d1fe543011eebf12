/** The wall: listens and shows. It has no controls. */

import { Announcer } from "./core/announce.js";
import { Door } from "./core/door.js";
import { watchHeld } from "./core/held.js";
import { Live } from "./core/live.js";
import { Pane } from "./core/pane.js";
import { Panel } from "./core/panel.js";
import { Texts, readTexts } from "./core/texts.js";
import { drillClock } from "./drills/clock.js";
import { countDown } from "./meetings/countdown.js";

const { operation, head, csrf } = document.body.dataset;
const texts = new Texts(readTexts(document));
const door = new Door({ fetch: window.fetch.bind(window), csrf });
const announcer = new Announcer(document.querySelector("[data-announce]"), texts);

const CONTROLS = ".acts, .waits, [data-older], [data-new]";
let newest = Number(head);
const fetchFragment = (url) => door.fragment(url);
const ladder = new Pane(document.querySelector('[data-name="level"]'), {
  fetchFragment,
  applied: () => {
    // As below: what may be pressed on a board is only read on a wall.
    for (const button of ladder.root.querySelectorAll("button")) button.disabled = true;
  },
});
const stage = new Pane(document.querySelector('[data-name="stage"]'), { fetchFragment });
const drill = ["drill", "drillstate"].map((name) => document.querySelector(`[data-name="${name}"]`)).filter(Boolean);
const next = new Pane(document.querySelector('[data-name="next"]'), { fetchFragment });
const panel = new Panel(document.querySelector('[data-name="log"]'), {
  fetchFragment,
  texts,
  applied: ({ inserted }) => {
    // The fragment is the board's; whoever hangs up the wall may have a seat that may write.
    for (const control of panel.root.querySelectorAll(CONTROLS)) control.remove();
    const fresh = inserted.filter((row) => Number(row.dataset.number) > newest);
    for (const row of fresh) row.classList.add("is-new");
    newest = Math.max(newest, ...fresh.map((row) => Number(row.dataset.number)));
    announcer.add(fresh.reverse().map((row) => row.dataset.say));
  },
});

let leaving = false;
const live = new Live({
  doc: document,
  door,
  texts,
  panels: [panel, ladder, stage, next, ...drill.map((root) => new Pane(root, { fetchFragment }))],
  operation,
  head: Number(head),
  monotonic: () => performance.now(),
  on: {
    signedOut: () => {
      if (!leaving) location.assign(`/log-ind?next=${encodeURIComponent(location.pathname)}`);
      leaving = true;
    },
  },
});
live.start();
countDown(document, () => live.clock.now());
drillClock(document);
watchHeld(document);

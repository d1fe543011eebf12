/** The board as it stood: a slider, and what it leads to is fetched and put in place of what was. */

import { Door, SignedOut } from "./core/door.js";
import { Fields, typedTime } from "./core/fields.js";
import { Keys } from "./core/keys.js";
import { watchLogOut } from "./core/leaving.js";
import { localShelf } from "./core/store.js";
import { Tabs } from "./core/tabs.js";
import { Texts, readTexts } from "./core/texts.js";
import { Theme } from "./core/theme.js";
import { followDrill } from "./drills/clock.js";
import { Lights } from "./map/lights.js";
import { Refs } from "./map/refs.js";
import { Scene } from "./map/scene.js";

const PAUSE = 120;
const { operation, account, csrf } = document.body.dataset;
const base = `/operationer/${operation}/tidligere`;
const texts = new Texts(readTexts(document));
const shelf = localShelf(window);
watchLogOut(window);
followDrill(document);
const door = new Door({ fetch: window.fetch.bind(window), csrf });
const lights = new Lights(document);
const refs = new Refs(document);
const theme = new Theme({ doc: document, texts });
const form = document.querySelector("[data-timebar]");
const slider = form.querySelector("[data-slider]");
const fields = new Fields({ form, texts, now: shown, first: slider });

/** A bare time of day means the one nearest to what is shown, not to today. */
function shown() {
  return Date.parse(document.querySelector("[data-iso]").dataset.iso);
}

const tabs = new Tabs({ doc: document });
const scene = new Scene({
  root: document.querySelector("[data-map]"),
  ...{ door, texts, shelf, lights, place: `crisis.map.${account}.${operation}` },
  on: { incident: () => tabs.show("haendelser") },
});
new Keys({ doc: document, shelf, actions: { t: () => theme.flip() } });

function settle() {
  refs.draw();
  lights.paint();
}

let turn = 0;
/** Only what was asked for last is shown, however late the others answer. */
async function show(query) {
  const mine = ++turn;
  try {
    const text = await door.fragment(`${base}?${query}`);
    if (mine !== turn) return;
    put(new DOMParser().parseFromString(text, "text/html"), query);
    await scene.refresh();
  } catch (error) {
    if (mine !== turn) return;
    if (error instanceof SignedOut) location.assign(`/log-ind?next=${encodeURIComponent(base)}`);
    else fields.fail("", texts.say("map.failed"));
  }
}

function put(fresh, query) {
  for (const old of document.querySelectorAll("[data-past]")) {
    const next = fresh.querySelector(`[data-past="${old.dataset.past}"]`);
    if (next) old.replaceChildren(...document.importNode(next, true).childNodes);
  }
  slider.max = fresh.querySelector("[data-slider]").max;
  slider.value = document.querySelector("[data-number]").dataset.number;
  scene.mapUrl = fresh.querySelector("[data-map]").dataset.mapUrl;
  window.history.replaceState(null, "", `${base}?${query}${location.hash}`);
  fields.clearErrors();
  settle();
}

let waiting = null;
slider.addEventListener("input", () => {
  const wanted = slider.value;
  turn += 1; // what was asked for before must not pull the slider back
  clearTimeout(waiting);
  waiting = setTimeout(() => show(`post=${wanted}`), PAUSE);
});
form.addEventListener("click", (event) => {
  const step = event.target.closest("[data-go]");
  if (!step) return;
  event.preventDefault();
  const { id } = step;
  show(step.getAttribute("href").slice(1)).then(() => {
    if (document.activeElement === document.body) document.getElementById(id)?.focus();
  });
});
form.querySelector("[data-decision]").addEventListener("change", (event) => {
  if (event.target.value) show(`post=${event.target.value}`);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  for (const field of fields.times) fields.settleTime(field);
  const { kl, kl_fold: fold } = fields.read();
  const typed = typedTime(kl ?? "", fold, shown());
  if (typed.code) fields.fail("kl", texts.say(typed.code));
  else show(typed.instant ? `at=${encodeURIComponent(typed.instant)}` : `post=${slider.value}`);
});

document.getElementById("indhold").addEventListener("click", (event) => {
  const link = event.target.closest("[data-go]");
  const row = link && document.getElementById(`post-${link.dataset.go}`);
  if (!row) return;
  event.preventDefault();
  tabs.show("log");
  row.focus();
});

settle();
scene.load().catch((error) => {
  if (!(error instanceof SignedOut)) fields.fail("", texts.say("map.failed"));
});

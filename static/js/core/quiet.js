/** What the planner's pages share: door, words, keys, day and night, and where their commands go. */

import { Door } from "./door.js";
import { followDrill } from "../drills/clock.js";
import { watchHeld } from "./held.js";
import { newKey } from "./ids.js";
import { Keys } from "./keys.js";
import { watchLogOut } from "./leaving.js";
import { localShelf } from "./store.js";
import { Texts, readTexts } from "./texts.js";
import { Theme } from "./theme.js";
import { watchWide } from "./wide.js";

/** Answers the tools of CommandForm, and a shelf. keys: more one-letter keys. A page that was drawn
 * for one seat says so (data-seat), and what it sends is that seat's or refused. */
export function quietPage(doc, keys = {}) {
  const win = doc.defaultView;
  const texts = new Texts(readTexts(doc));
  const csrf = doc.querySelector('meta[name="csrf"]').content;
  const shelf = localShelf(win);
  const theme = new Theme({ doc, texts });
  watchHeld(doc);
  watchLogOut(win);
  followDrill(doc);
  watchWide(doc);
  new Keys({ doc, shelf, actions: { t: () => theme.flip(), ...keys } });
  return {
    ...{ texts, newKey, shelf },
    door: new Door({ fetch: win.fetch.bind(win), csrf, seat: doc.body.dataset.seat }),
    language: doc.documentElement.lang === "en" ? "en" : "da",
    now: () => Date.now(),
    onSignedOut: () => win.location.assign(`/log-ind?next=${encodeURIComponent(win.location.pathname)}`),
  };
}

export function planningPath(command) {
  return `/api/v1/planning/commands/${command}`;
}

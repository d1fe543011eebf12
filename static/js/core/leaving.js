/** A log-out in another tab, seen by a page that has no line to the board. */

import { HERE } from "./store.js";

export const LOOK_EVERY = 3_000;

/** Leaves as soon as nobody is logged in here any more, or another; so does a page that the browser
    brings back out of its memory. What stands on it is then for nobody at this machine. */
export function watchLogOut(win, every = LOOK_EVERY) {
  const was = here(win);
  if (was === null) return null;
  const look = () => {
    if (here(win) === was) return;
    win.clearInterval(timer);
    win.location.assign(`/log-ind?next=${encodeURIComponent(win.location.pathname)}`);
  };
  const timer = win.setInterval(look, every);
  win.addEventListener("pageshow", look);
  win.addEventListener("focus", look);
  return look;
}

function here(win) {
  try {
    return win.localStorage.getItem(HERE);
  } catch {
    return null; // the browser refuses a storage: it keeps nothing, and tells nothing
  }
}

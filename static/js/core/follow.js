/** A page without a feed of its own moves with a journal: it is read anew when something was written. */

import { openSocket } from "./socket.js";

const GATHER_MILLISECONDS = 4_000;

/**
 * pane: the page's. operation: the journal it listens to, or that of its resources. number: the entry it shows.
 * soon: the type that is fetched at once; all else is gathered for some seconds.
 */
export function follow({ win, operation, number, pane, soon = "" }) {
  const page = { shown: number, wanted: number, timer: null };
  const look = () => {
    clearTimeout(page.timer);
    page.timer = null;
    const { wanted } = page;
    pane.refresh().then(
      () => (page.shown = Math.max(page.shown, wanted)),
      () => later(),
    );
  };
  const later = () => {
    page.timer ??= win.setTimeout(look, GATHER_MILLISECONDS);
  };
  const heard = (head, type) => {
    if (!(head > page.wanted)) return;
    page.wanted = head;
    if (type && type === soon) look();
    else later();
  };
  openSocket({
    operation,
    last: () => page.shown,
    on: {
      joined: ({ head }) => heard(head),
      hint: (hint) => heard(hint.number, hint.type),
      pulse: ({ head }) => heard(head),
      refused: () => {},
      lost: () => {},
      signedOut: () => win.location.reload(),
      reseated: () => win.location.reload(),
    },
  });
}

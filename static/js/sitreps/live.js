/** The draft moves with the journal: others' words come by themselves, and what is being typed stays. A frozen picture
 * moves too, in what stands beside it: that a newer figure holds, and to whom it was sent. */

import { openSocket } from "../core/socket.js";

const WORDS = "SitrepFieldWritten";
const GATHER_MILLISECONDS = 4_000;

/**
 * What becomes of one field's form when the page has been renewed. Pure.
 * began: the entry of the words one began from, null when nothing is typed. written: of those that stand now.
 */
export function meanwhile({ began, written, typed, stands }) {
  if (began === null) return typed === stands ? "same" : "take";
  return began === written ? "same" : "moved";
}

/** pane: the page's. operation: the journal it listens to, or that of its resources. number: the entry it shows. Words are fetched at once, all else is gathered for some seconds. */
export function follow({ win, operation, number, pane }) {
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
    if (type === WORDS) look();
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

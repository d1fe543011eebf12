/** Another may promise at any moment: the page listens to the bell of its resources and reads itself anew. */

import { openSocket } from "../core/socket.js";

const BLOCKED_MILLISECONDS = 500;
const QUIET_MILLISECONDS = 60_000;
/** What is only asked for, and what goes over its time, rings no bell of the resources. */

/** region: what is renewed. stream, number: what it shows. fetchFragment(url) answers HTML text; applied() is told after each change. */
export function listen({ doc, region, stream, number, fetchFragment, applied = () => {} }) {
  const win = doc.defaultView;
  const page = { shown: number, wanted: number, running: false, late: false };
  const blocked = () => doc.visibilityState !== "visible" || doc.querySelector("dialog[open]");

  async function renew() {
    if (page.running || blocked()) {
      page.late = true;
      return;
    }
    page.running = true;
    page.late = false;
    const { wanted } = page;
    try {
      const markup = await fetchFragment(win.location.pathname + win.location.search);
      put(region, new DOMParser().parseFromString(markup, "text/html").querySelector("[data-live]"));
      page.shown = Math.max(page.shown, wanted);
      applied();
    } catch {
      page.late = true; // The next round asks again.
    } finally {
      page.running = false;
    }
    if (page.wanted > page.shown) page.late = true;
  }

  const heard = (head) => {
    if (!(head > page.wanted)) return;
    page.wanted = head;
    renew();
  };
  openSocket({
    operation: stream,
    last: () => page.shown,
    on: {
      joined: ({ head }) => heard(head),
      hint: (hint) => heard(hint.number),
      pulse: ({ head }) => heard(head),
      refused: () => {},
      lost: () => {},
      signedOut: () => win.location.reload(),
      reseated: () => win.location.reload(),
    },
  });
  win.setInterval(() => page.late && renew(), BLOCKED_MILLISECONDS);
  win.setInterval(renew, QUIET_MILLISECONDS);
  doc.addEventListener("visibilitychange", () => page.late && renew());
}

/** Whoever stood on a button of a row stands on the same of the new row. */
function put(region, fresh) {
  const source = fresh?.outerHTML;
  if (!source || source === region.dataset.source) return;
  region.dataset.source = source;
  const place = standing(region);
  region.replaceChildren(...fresh.children);
  if (place) stand(region, place);
}

function standing(region) {
  const stood = region.ownerDocument.activeElement;
  if (!region.contains(stood) || stood === region) return null;
  const row = stood.closest("[id]");
  return { row: row?.id ?? "", at: controls(row ?? region).indexOf(stood) };
}

function stand(region, { row, at }) {
  const found = row ? region.querySelector(`#${CSS.escape(row)}`) : region;
  const target = found && (controls(found)[at] ?? controls(found)[0]);
  (target ?? region).focus({ preventScroll: true });
}

function controls(root) {
  return [...root.querySelectorAll("a[href], button")];
}

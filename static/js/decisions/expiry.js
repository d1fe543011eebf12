/** A decision that runs out while nothing happens is marked too: nothing rings for time. */

const LONGEST = 3_600_000;
const AFTER = 500;

/** now() is the server's clock; refresh() fetches again. Answers look(), told after each change. */
export function watchExpiry({ doc, now, refresh }) {
  const win = doc.defaultView;
  let timer = null;
  return function look() {
    win.clearTimeout(timer);
    const next = Date.parse(doc.querySelector("[data-next]")?.dataset.next ?? "");
    if (Number.isNaN(next)) return;
    const wait = next - now() + AFTER;
    timer = win.setTimeout(() => (wait > LONGEST ? look() : refresh()), Math.min(Math.max(wait, AFTER), LONGEST));
  };
}

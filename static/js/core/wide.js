/** What is wider than the screen fades where there is more of it to the side. */

const WIDE = ".scroll.wide, .shiftscroll, .priopage .scroll, .plantabs";

/** Which sides have more: "", "left", "right" or "both". Pure. */
export function moreOf({ scrollLeft, scrollWidth, clientWidth }) {
  const left = scrollLeft > 2;
  const right = scrollWidth - clientWidth - scrollLeft > 2;
  if (left && right) return "both";
  return left ? "left" : right ? "right" : "";
}

export function watchWide(doc) {
  const mark = (box) => {
    box.dataset.more = moreOf(box);
  };
  const all = () => doc.querySelectorAll(WIDE).forEach(mark);
  // A scroll does not bubble; what is renewed later is found by the same ear.
  doc.addEventListener("scroll", ({ target }) => target.matches?.(WIDE) && mark(target), { capture: true, passive: true });
  new ResizeObserver(all).observe(doc.documentElement);
  const here = doc.querySelector(".plantabs [aria-current]");
  if (here) {
    const bar = here.closest(".plantabs");
    bar.scrollLeft = here.offsetLeft - (bar.clientWidth - here.offsetWidth) / 2;
  }
  all();
}

/** How long there is to the next meeting, by the server's clock and without net. */

const TICK_MILLISECONDS = 5_000;
const MINUTE = 60_000;

/** left: whole minutes, below zero when it should have begun. say: the words, with {n}, {h}, {m}. Pure. */
export function countdown(left, say) {
  if (left < 0) return fill(say.late, { n: -left });
  if (left === 0) return say.now;
  if (left < 100) return fill(say.in, { n: left });
  return fill(say.hours, { h: Math.floor(left / 60), m: String(left % 60).padStart(2, "0") });
}

/** Started once for a page; what is renewed later is found at the next tick. */
export function countDown(doc, now) {
  const tick = () => {
    for (const place of doc.querySelectorAll("[data-meeting-at]")) {
      const away = Date.parse(place.dataset.meetingAt) - now();
      const text = countdown(away > 0 ? Math.ceil(away / MINUTE) : Math.ceil((away + 1) / MINUTE), place.dataset);
      if (place.textContent !== text) place.textContent = text;
      place.classList.toggle("soon", away < 10 * MINUTE);
    }
  };
  doc.defaultView.setInterval(tick, TICK_MILLISECONDS);
  tick();
  return tick;
}

function fill(words, values) {
  return words.replace(/\{(\w)\}/g, (whole, name) => String(values[name] ?? whole));
}

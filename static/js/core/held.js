/** The banner of a restore goes by itself when somebody has let sending go again. */

export const LOOK_EVERY = 5_000;

/** Asks whether sending is still held, as long as the page says so. */
export function watchHeld(doc, { fetch = doc.defaultView.fetch.bind(doc.defaultView), every = LOOK_EVERY } = {}) {
  const banner = doc.querySelector("[data-held]");
  if (!banner) return null;
  const look = async () => {
    try {
      const answer = await fetch("/api/v1/health");
      if (!answer.ok || (await answer.json()).publishing_held !== false) return;
    } catch {
      return; // not answered: what the page says is still the safer of the two
    }
    clearInterval(timer);
    banner.remove();
  };
  const timer = setInterval(look, every);
  return look;
}

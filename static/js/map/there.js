/** Which places are there at a moment: an occasion is there only while it is on. */

/** What is over is marked as past; onlyOn: occasions only while they are on. next: when that is otherwise, or null. Pure. */
export function thereAt(objects, now, onlyOn) {
  let next = Infinity;
  const shown = objects.filter((object) => {
    if (!object.occasion) return true;
    const [begins, ends] = [Date.parse(object.occasion.begins), Date.parse(object.occasion.ends)];
    for (const edge of [begins, ends]) if (edge > now) next = Math.min(next, edge);
    object.past = ends <= now;
    return !onlyOn || (begins <= now && now < ends);
  });
  return { shown, next: Number.isFinite(next) ? next : null };
}

/** What fails, on the map: red what is out of use, yellow what will be. */

export function markFailing(root, scene) {
  const rows = [...root.querySelectorAll("[data-fails]")];
  const kind = ({ dataset }) => (dataset.fails === "coming" ? "near" : "hit");
  scene.preview(new Map(rows.map((row) => [row.dataset.key, kind(row)])));
}

/** »om 3 t 12 min«, or that the time has come. minutes: from now, negative when it is past. */
export function countdown(minutes, texts) {
  if (minutes <= 0) return texts.say("fails.due");
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60];
  const parts = [[days, "fails.days"], [hours, "fails.hours"], [rest, "fails.minutes"]];
  const told = parts.filter(([many]) => many).map(([many, code]) => texts.say(code, { n: many }));
  return texts.say("fails.in", { time: told.slice(0, 2).join(" ") });
}

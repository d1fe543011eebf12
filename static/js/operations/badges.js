/** The small numbers on the tabs: how much is in each, and how much of it needs somebody. */

const COUNTS = [
  ['[data-tab-count="incidents"]', "incidents", "count"],
  ['[data-tab-count="tasks"]', "tasks", "count"],
  ["[data-tab-needs]", "tasks", "needs"],
  ['[data-tab-count="inbox"]', "inbox", "waiting"],
  ['[data-tab-count="press"]', "press", "count"],
  ["[data-tab-flags]", "press", "needs"],
  ['[data-tab-count="staff"]', "staff", "waiting"],
  ['[data-tab-count="figures"]', "figures", "stale"],
  ['[data-tab-count="decisions"]', "decisions", "open"],
];

export function countBadges(doc) {
  for (const [selector, part, name] of COUNTS) {
    const badge = doc.querySelector(selector);
    const count = doc.querySelector(`[data-part="${part}"]`)?.dataset[name];
    if (!badge) continue;
    badge.textContent = count ?? "";
    badge.hidden = !Number(count);
  }
}

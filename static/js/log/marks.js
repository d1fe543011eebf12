/** What one may say of an entry besides writing: that it is contested, that one follows it up. */

import { Disputes } from "../contradictions/forms.js";
import { Ticks } from "../follows/ticks.js";
import { Suggest } from "./suggest.js";

/** form: the line; without it one only reads. on: saved(numbers), heard(numbers), left(), say(code, values). */
export function marks({ doc, form, panel, tools, operation, on }) {
  if (!form) return {};
  const [list, hint] = ["[data-offers]", "[data-refs-hint]"].map((one) => form.querySelector(one));
  const { door, texts } = tools;
  if (list) new Suggest({ text: form.elements.text, list, hint, door, texts, operation });
  const disputes = new Disputes({
    ...{ doc, log: panel.list, panel: doc.querySelector(".disputes"), tools, operation },
    on: { saved: ({ entries }) => on.saved(entries), left: on.left },
  });
  const ticks = new Ticks({
    ...{ doc, tools, operation },
    on: { saved: on.heard, changed: (number) => panel.release(number), say: on.say },
  });
  return { disputes, ticks };
}

/** Who was contested may be so no longer when another entry was corrected, however old he is. */
export function lookAgain(panel, entries) {
  if (!entries.some(({ type, event }) => type === "EntryErased" || event?.corrects)) return null;
  const contested = [...panel.list.querySelectorAll("[data-contested]")];
  return contested.length ? panel.refresh(contested.map(({ dataset }) => Number(dataset.number))) : null;
}

/** How many entries there are stands in more places than one. */
export function copyCount(doc, { dataset, textContent }) {
  const copies = { number: dataset.count, words: textContent };
  for (const copy of doc.querySelectorAll("[data-copy]")) copy.textContent = copies[copy.dataset.copy];
}

/** The deputies that were planned for who did not answer: offered in order, chosen by a press. */

/** box: a fieldset with a [data-list]. planned: [{told, called}]. chosen: the words that stand in
 * the field. choose(told) is told of each choice. */
export function offerPlanned(box, planned, chosen, choose) {
  const list = box.querySelector("[data-list]");
  const doc = box.ownerDocument;
  list.replaceChildren(
    ...planned.map((one, at) => {
      const label = doc.createElement("label");
      const radio = doc.createElement("input");
      Object.assign(radio, { type: "radio", name: "planned", value: String(at), checked: one.told === chosen });
      radio.addEventListener("change", () => choose(one.told));
      label.append(radio, `${at + 1}. ${one.told}`);
      if (one.called) label.append(calledMark(doc, box.dataset.called));
      return label;
    }),
  );
  box.hidden = !planned.length;
}

/** The first who was not called yet; no words when all were. */
export function nextOf(planned) {
  return planned.find((one) => !one.called)?.told ?? "";
}

/** What stands in a row of the staff, hidden until it is needed. */
export function readPlanned(row) {
  return [...row.querySelectorAll("[data-planned] > li")].map((one) => ({
    told: one.textContent,
    called: "called" in one.dataset,
  }));
}

function calledMark(doc, words) {
  const mark = doc.createElement("small");
  mark.className = "muted";
  mark.textContent = ` ${words}`;
  return mark;
}

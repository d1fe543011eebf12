/** A script is chosen, fetched or pasted, and laid ready; nothing typed is lost. */

import { CommandForm } from "../core/command.js";
import { prepareRequest } from "./request.js";

const LARGEST = 512_000;

export function prepare({ doc, tools, operation, shelf, on }) {
  const form = doc.querySelector("[data-prepare]");
  if (!form) return null;
  const { draft } = form.dataset;
  const command = new CommandForm({
    form,
    tools,
    build: (fields) => prepareRequest(operation, fields),
    refused: (error) => atLine(error),
    done: (answer) => {
      shelf.remove(draft);
      on.saved(answer);
    },
  });
  /** What cannot be played is said with its line, and the line is marked. */
  function atLine({ facts = {}, ...error }) {
    if (!facts.line) return false;
    const why = error[tools.language] ?? error.da;
    command.fail("script", tools.texts.say("drill.line", { line: facts.line, place: facts.place ? ` (${facts.place})` : "", why }));
    const [begin, end] = lineSpan(form.elements.script.value, facts.line);
    form.elements.script.setSelectionRange(begin, end);
    return true;
  }
  const kept = shelf.get(draft);
  if (kept) command.fields.write({ ...command.fields.read(), ...kept });
  const keep = () => shelf.set(draft, command.fields.read());
  const put = (text) => {
    command.fields.clearErrors();
    form.elements.script.value = text;
    keep();
  };
  form.addEventListener("input", keep);
  const shelves = form.querySelector("[data-library]");
  shelves.addEventListener("change", async (event) => {
    if (!event.target.value) return;
    try {
      const answer = await doc.defaultView.fetch(event.target.value);
      if (!answer.ok) throw new Error(`${answer.status}`);
      put(await answer.text());
    } catch {
      command.fail("script", tools.texts.say("drill.not_loaded"));
    }
  });
  form.querySelector("[data-file]").addEventListener("change", async (event) => {
    const [file] = event.target.files;
    if (!file) return;
    const text = file.size > LARGEST ? null : await file.text().catch(() => null);
    if (text === null || text.includes("\0")) command.fail("script", tools.texts.say("drill.not_text"));
    else put(text);
  });
  // Whoever came here from a script has it before him, unless he has begun on another.
  const chosen = shelves.dataset.chosen && [...shelves.options].find((one) => one.value.endsWith(`/${shelves.dataset.chosen}`));
  if (chosen && !form.elements.script.value) {
    shelves.value = chosen.value;
    shelves.dispatchEvent(new Event("change"));
  }
  return command;
}

/** From where to where a line of a text goes, counted from one. Pure. */
export function lineSpan(text, line) {
  const lines = text.split("\n");
  const begin = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  return [begin, begin + (lines[line - 1] ?? "").length];
}

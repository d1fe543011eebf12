/** The desk that answers for authorities that take no part: each answer is one command, said aloud for them. */

import { CommandForm } from "../core/command.js";
import { answerFor } from "./answers.js";

export class Answering {
  /** root: in which a form stands beside each thing that waits. */
  constructor({ root, tools, operation, on }) {
    Object.assign(this, { tools, operation, on, made: new WeakSet() });
    const look = () => {
      for (const form of root.querySelectorAll("form[data-answer-for]")) this.#form(form);
    };
    // The page is renewed part by part; a form that has come is made ready.
    new MutationObserver(look).observe(root, { childList: true, subtree: true });
    look();
  }

  #form(form) {
    if (this.made.has(form)) return;
    this.made.add(form);
    new CommandForm({
      ...{ form, tools: this.tools },
      build: (fields, submitter) => answerFor(this.operation, form.dataset, fields, submitter?.value),
      done: (answer) => this.on.saved(answer),
    });
  }
}

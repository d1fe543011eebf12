/** The page of requests: help is asked for, promised or refused, sent, and given back. */

import { CommandForm } from "../core/command.js";
import { closable } from "../core/dialog.js";
import { unsaved } from "../core/door.js";
import { followRequest } from "../follows/request.js";
import { attemptFor } from "../log/drafts.js";
import { answerRequest, askRequest, moveRequest } from "./request.js";

export class RequestDesk {
  /** root: the panel. on: saved(answer). */
  constructor({ doc, root, tools, operation, on }) {
    Object.assign(this, { doc, root, tools, operation, on });
    this.own = root.dataset.own;
    this.ask = this.#form("help-ask", (fields) => askRequest(fields, tools.now()));
    this.answer = this.#form("help-answer", (fields) => answerRequest(fields, this.one, this.own));
    this.move = this.#form("help-move", (fields) => moveRequest(fields, this.what, this.own));
    this.ask?.form.addEventListener("change", () => this.#whom());
    root.addEventListener("click", (event) => this.#pressed(event));
    if ("askNow" in root.dataset) this.#asking();
  }

  #form(id, build) {
    const dialog = this.doc.getElementById(id);
    if (!dialog) return null;
    const form = dialog.querySelector("form");
    const command = new CommandForm({
      ...{ form, tools: this.tools },
      build: (fields) => {
        const request = build(fields);
        if (request.problem) return request;
        return { path: `/api/v1/operations/${this.operation}/commands/${request.command}`, body: request.body };
      },
      done: (answer) => {
        dialog.close();
        form.reset();
        this.on.saved(answer);
      },
    });
    closable(dialog);
    return { dialog, form, command };
  }

  #pressed(event) {
    const near = (selector) => event.target.closest(selector);
    if (near("[data-ask-help]")) this.#asking();
    if (near("[data-answer]")) this.#answering(JSON.parse(near("[data-answer]").dataset.answer));
    if (near("[data-seen]")) this.#seen(near("[data-seen]"));
    const promise = near("[data-promise]")?.dataset;
    if (near("[data-move]")) this.#moving({ promise: Number(promise.promise), ...near("[data-move]").dataset, owner: promise.owner }, promise.label);
    if (near("[data-release]")) this.#moving({ promise: Number(promise.promise), owner: this.#speaks(near, promise) }, promise.label);
    if (near("[data-withdraw]")) {
      const { withdraw } = near("[data-withdraw]").dataset;
      this.#moving({ withdraw: Number(withdraw), owner: near("[data-asker]").dataset.asker }, `A${withdraw}`);
    }
  }

  /** One comes from an incident or a task with the form filled in, once; closed, the button has the focus. */
  #asking() {
    if (!this.ask) return;
    this.doc.getElementById("ny-anmodning")?.focus();
    this.#whom();
    this.#show(this.ask);
    this.doc.defaultView.history.replaceState(null, "", this.doc.defaultView.location.pathname);
  }

  /** Who asked has seen that less comes; one press, and one entry however often it is pressed. */
  async #seen(button) {
    const { command, body } = followRequest("follow_done", Number(button.dataset.seen), {}, this.tools.now());
    const path = `/api/v1/operations/${this.operation}/commands/${command}`;
    this.seen = attemptFor(this.seen, { path, body }, this.tools.newKey);
    const outcome = await this.tools.door.write(path, body, this.seen.key);
    if (outcome.kind === "done") this.on.saved(outcome.answer);
    else if (outcome.kind === "signedOut") this.tools.onSignedOut();
    else this.#refused(button, outcome);
  }

  #refused(button, outcome) {
    const note = button.parentNode.querySelector("[role=alert]") ?? this.doc.createElement("span");
    Object.assign(note, { className: "err", role: "alert" });
    const { error } = outcome;
    note.textContent = error ? (error[this.tools.language] ?? error.da) : unsaved(outcome, this.tools);
    button.after(note);
  }

  /** Who asked lets go in his own name; else it is written down for the owner. */
  #speaks(near, promise) {
    return near("[data-asker]").dataset.asker === this.own ? this.own : promise.owner;
  }

  #answering(one) {
    this.one = one;
    const { form, dialog } = this.answer;
    const head = one.owner === this.own || one.outside ? "request.answer" : "request.answer_for";
    dialog.querySelector("[data-head]").textContent = this.tools.texts.say(head, one);
    form.querySelector("[data-inside]").hidden = one.outside;
    form.querySelector("[data-outside]").hidden = !one.outside;
    form.querySelector("[data-none]").hidden = one.has.length > 0;
    form.querySelector("[data-has]").replaceChildren(...one.has.map((each) => this.#offer(each)));
    form.querySelector("[data-spoken]").hidden = one.outside || one.owner === this.own;
    this.#show(this.answer);
  }

  #offer({ id, name, free }) {
    const label = this.doc.createElement("label");
    label.className = "tick";
    const input = this.doc.createElement("input");
    Object.assign(input, { name: `promised:${id}`, maxLength: 7, size: 5, inputMode: "numeric", autocomplete: "off" });
    label.append(input, ` ${this.tools.texts.say("request.free", { name, free })}`);
    return label;
  }

  #moving(what, label) {
    this.what = what;
    const { form, dialog } = this.move;
    const kind = what.move ? `request.move.${"ready" in what ? "ready" : what.move}` : what.withdraw ? "request.withdraw" : "request.release";
    dialog.querySelector("[data-head]").textContent = this.tools.texts.say(kind, { label });
    form.querySelector("[data-spoken]").hidden = what.owner === this.own;
    this.#show(this.move);
  }

  #show({ dialog, command }) {
    command.attempt = null;
    command.fields.clearErrors();
    dialog.showModal();
  }

  /** Who has told of it stands first to be asked; out of the district nobody of the list is. */
  #whom() {
    const { form } = this.ask;
    const { capability, path } = form.elements;
    const inside = path.value === "district";
    let any = false;
    for (const one of form.querySelectorAll("[data-asked] [data-owner]")) {
      const has = capability.value !== "" && one.dataset.has.split(" ").includes(capability.value);
      one.querySelector("[data-has-it]").hidden = !has;
      one.classList.toggle("has", has);
      any = any || has;
    }
    form.querySelector("[data-asked]").hidden = !inside;
    form.querySelector("[data-asked] [data-none]").hidden = any || !capability.value;
    form.querySelector("[data-outside]").hidden = inside;
    const spoken = form.querySelector("[data-spoken]");
    if (spoken) spoken.hidden = !form.elements["on_behalf_of.authority"].value;
  }
}

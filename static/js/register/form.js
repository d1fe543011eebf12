/** The form of a place: its spot is drawn on the map or typed. */

import { CommandForm } from "../core/command.js";
import { localOf } from "../core/copenhagen.js";
import { planningPath } from "../core/quiet.js";
import { readShape } from "../incidents/request.js";
import { DrawTool } from "../map/draw.js";
import { writeLocal } from "../log/times.js";
import { drawnFrom, writePositions } from "../map/typed.js";
import { closable } from "../core/dialog.js";
import { fieldsOf, newObjectId, objectRequest, retireRequest } from "./request.js";

export class ObjectForm {
  /** done() is told when a command is stored. */
  constructor({ doc, scene, tools, done }) {
    Object.assign(this, { doc, scene, tools });
    this.form = doc.querySelector("[data-object-form]");
    this.help = scene.root.querySelector("[data-draw-help]");
    this.command = new CommandForm({
      form: this.form,
      tools,
      build: (fields) =>
        addressed(objectRequest({ ...this.#about(), fields, now: tools.now() })),
      done,
    });
    this.blank = this.command.fields.read();
    this.draw = new DrawTool({
      view: scene.view,
      on: {
        changed: (kind, positions) => {
          this.form.elements.positions.value = writePositions(positions);
        },
        ended: () => this.#resting(),
        left: () => this.#resting(),
      },
    });
    scene.taken = () => this.draw.drawing;
    this.#retiring(done);
    this.#listen();
  }

  #about() {
    const { id, original, kept } = this;
    return { id, original, kept };
  }

  begin() {
    this.id = newObjectId(this.tools.newKey());
    this.#open(null, this.blank, this.tools.texts.say("object.new"));
    this.form.elements.name.focus();
  }

  async change(id) {
    const { geometry, properties } = JSON.parse(await this.tools.door.fragment(`/api/v1/register/${id}`));
    const drawn = drawnFrom(geometry);
    const positions = drawn ? writePositions(drawn.positions) : "";
    this.id = id;
    const place = { drawn: drawn?.kind ?? "polygon", positions };
    const fields = fieldsOf(properties, (instant) => this.#typedInstant(instant));
    this.#open(properties, { ...fields, ...place }, this.tools.texts.say("object.change", properties));
    // Degrees to five places are a metre; unless it is touched the shape is kept to the last digit.
    this.kept = { positions: this.form.elements.positions.value, kind: place.drawn, shape: geometry };
    if (drawn) this.draw.show(drawn.kind, drawn.positions);
    this.form.elements.name.focus();
  }

  #typedInstant(instant) {
    return writeLocal(localOf(Date.parse(instant)), this.tools.now());
  }

  close() {
    this.form.hidden = true;
    this.draw.clear();
    this.help.hidden = true;
  }

  #open(original, values, head) {
    this.original = original;
    this.kept = null;
    this.command.attempt = null;
    this.command.fields.clearErrors();
    this.command.fields.write(values);
    this.draw.clear();
    this.form.querySelector("[data-head]").textContent = head;
    this.form.hidden = false;
  }

  #startDrawing() {
    const kind = this.form.elements.drawn.value;
    this.form.elements.positions.value = "";
    this.draw.begin(kind);
    this.help.textContent = this.tools.texts.say(`draw.${kind}`);
    this.help.hidden = false;
  }

  #resting() {
    this.help.hidden = true;
    this.form.elements.name.focus();
  }

  #typed() {
    const drawn = drawnFrom(readShape(this.command.fields.read()).shape);
    if (drawn) this.draw.show(drawn.kind, drawn.positions);
  }

  #retiring(done) {
    const dialog = this.doc.querySelector("[data-retire-dialog]");
    const command = new CommandForm({
      form: dialog.querySelector("form"),
      tools: this.tools,
      build: (fields) => addressed(retireRequest(dialog.dataset.id, fields)),
      done,
    });
    closable(dialog);
    this.retire = ({ retireObject: id, name }) => {
      command.fields.clearErrors();
      dialog.dataset.id = id;
      dialog.querySelector("[data-head]").textContent = this.tools.texts.say("object.retire", { name });
      dialog.showModal();
    };
  }

  #listen() {
    const { form } = this;
    form.addEventListener("click", (event) => {
      if (event.target.closest("[data-cancel]")) this.close();
      if (event.target.closest("[data-draw]")) this.#startDrawing();
    });
    form.addEventListener("keydown", (event) => event.key === "Escape" && this.close());
    form.elements.positions.addEventListener("input", () => this.#typed());
  }
}

function addressed(request) {
  return request.problem ? request : { path: planningPath(request.command), body: request.body };
}

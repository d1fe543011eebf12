/** The form of a place: its spot is drawn on the map or typed. */

import { CommandForm } from "../core/command.js";
import { localOf } from "../core/copenhagen.js";
import { planningPath } from "../core/quiet.js";
import { readShape } from "../incidents/request.js";
import { DrawTool } from "../map/draw.js";
import { writeLocal } from "../log/times.js";
import { drawnFrom, writePositions } from "../map/typed.js";
import { closable } from "../core/dialog.js";
import { lay } from "../core/sheet.js";
import { fieldsOf, merged, newObjectId, objectRequest, retireRequest } from "./request.js";

export class ObjectForm {
  /** done(id) is told when a place is stored, done() when one is taken out. */
  constructor({ doc, scene, tools, done }) {
    Object.assign(this, { doc, scene, tools });
    this.form = doc.querySelector("[data-object-form]");
    this.help = scene.root.querySelector("[data-draw-help]");
    this.command = new CommandForm({
      form: this.form,
      tools,
      build: (fields) =>
        addressed(objectRequest({ ...this.#about(), fields, now: tools.now() })),
      done: () => done(this.id),
      refused: (error) => error.code === "register.changed_meanwhile" && this.#meanwhile(error),
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
    this.#retiring(() => done());
    this.#listen();
  }

  #about() {
    const { id, original, kept, seen } = this;
    return { id, original, kept, seen };
  }

  begin() {
    this.id = newObjectId(this.tools.newKey());
    this.#open(null, this.blank, this.tools.texts.say("object.new"));
    this.form.elements.name.focus();
  }

  async change(id) {
    const { properties, fields, drawn, geometry } = await this.#fetched(id);
    this.id = id;
    this.#open(properties, fields, this.tools.texts.say("object.change", properties));
    this.#from(properties, fields, geometry);
    if (drawn) this.draw.show(drawn.kind, drawn.positions);
    else this.command.fields.fail("shape", this.tools.texts.say("incident.complex"));
    this.form.elements.name.focus();
  }

  /** The place as it is now, and what a form would begin with. */
  async #fetched(id) {
    const { geometry, properties } = JSON.parse(await this.tools.door.fragment(`/api/v1/register/${id}`));
    const drawn = drawnFrom(geometry);
    const positions = drawn ? writePositions(drawn.positions) : "";
    const fields = fieldsOf(properties, (instant) => this.#typedInstant(instant));
    return { geometry, properties, drawn, fields: { ...fields, drawn: drawn?.kind ?? "polygon", positions } };
  }

  /** Which version the form was made from; what it said, as the form itself reads it. */
  #from(properties, fields, geometry) {
    this.seen = properties.since;
    // Degrees to five places are a metre; unless it is touched the shape is kept to the last digit.
    this.kept = { positions: fields.positions, kind: fields.drawn, shape: geometry };
    this.before = fields;
  }

  /** Another has changed the place: his words where I wrote none, mine elsewhere, and what is what. */
  #meanwhile(error) {
    this.#merge(error).catch(() => this.command.fail("", error[this.tools.language] ?? error.da));
    return true;
  }

  async #merge(error) {
    const { fields: now, properties, geometry } = await this.#fetched(this.id);
    const writing = this.command.fields;
    const read = writing.read();
    for (const { name } of writing.times) read[name] = this.form.elements[name].value;
    const { fields, taken, both } = merged(this.before, read, now);
    writing.write(fields);
    this.#from(properties, now, geometry);
    for (const name of both) writing.fail(name, this.tools.texts.say("object.stands", { now: this.#shown(name, now[name]) }));
    const list = [...taken, ...both].map((name) => this.#label(name)).join(", ");
    this.command.fail("", `${error[this.tools.language] ?? error.da} ${list}`);
  }

  #label(name) {
    const field = this.form.elements[name];
    const label = field?.labels?.[0] ?? field?.[0]?.closest("fieldset")?.querySelector("legend");
    return (label?.firstChild?.textContent ?? name).trim();
  }

  #shown(name, value) {
    const field = this.form.elements[name];
    const option = [...(field?.options ?? [])].find((one) => one.value === String(value ?? ""));
    return option?.textContent ?? (value || "–");
  }

  #typedInstant(instant) {
    return writeLocal(localOf(Date.parse(instant)), this.tools.now());
  }

  close() {
    lay(this.form, false);
    this.draw.clear();
    this.help.hidden = true;
  }

  #open(original, values, head) {
    this.original = original;
    this.kept = this.seen = null;
    this.command.attempt = null;
    this.command.fields.clearErrors();
    this.command.fields.write(values);
    this.draw.clear();
    this.form.querySelector("[data-head]").textContent = head;
    lay(this.form, true);
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
      build: (fields) => addressed(retireRequest(dialog.dataset.id, fields, Number(dialog.dataset.since))),
      done,
    });
    closable(dialog);
    this.retire = ({ retireObject: id, since, name }) => {
      command.fields.clearErrors();
      Object.assign(dialog.dataset, { id, since });
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

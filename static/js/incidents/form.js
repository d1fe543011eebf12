/** The incident's form and the drawing on the map: two ways to say the same place. */

import { CommandForm } from "../core/command.js";
import { lay } from "../core/sheet.js";
import { DrawTool } from "../map/draw.js";
import { drawnFrom, writePositions } from "../map/typed.js";
import { Chosen } from "./chosen.js";
import { Preview } from "./preview.js";
import { incidentRequest, readShape } from "./request.js";

export class IncidentForm {
  /** on: saved(answer, number or null), opened(), closed(). */
  constructor({ form, scene, tools, operation, on }) {
    Object.assign(this, { form, scene, tools, operation, on });
    this.help = scene.root.querySelector("[data-draw-help]");
    this.original = this.left = null;
    this.complex = false;
    this.command = new CommandForm({
      form,
      tools,
      build: (fields) => this.#build(fields),
      done: (answer) => this.#done(answer),
    });
    this.blank = this.command.fields.read();
    this.draw = new DrawTool({
      view: scene.view,
      on: {
        changed: (kind, positions) => this.#drawn(positions),
        ended: () => this.#resting(),
        left: () => this.#left(),
      },
    });
    this.chosen = new Chosen({
      form,
      texts: tools.texts,
      places: () => scene.objects.objects,
      fail: (field, sentence) => this.command.fail(field, sentence),
    });
    this.preview = new Preview({
      ...tools,
      root: form.querySelector("[data-preview]"),
      choose: (id, name) => this.chosen.add(id, name),
      on: { facts: (exposure) => this.#facts(exposure), fault: (text) => this.#fault(text) },
    });
    scene.taken = () => this.draw.drawing;
    this.#listen();
  }

  get isOpen() {
    return !this.form.hidden;
  }

  /** A new incident: the map is ready to be drawn on at once, unless one was left half told. */
  begin() {
    if (this.isOpen || !this.left) {
      if (!this.isOpen) this.#open(null, this.blank);
      this.#startDrawing();
      return;
    }
    this.#open(null, this.left.fields);
    this.chosen.set(this.left.objects);
    this.#changed();
    this.form.elements.title.focus();
  }

  /** values: what the row says; feature: its shape. */
  change(values, feature) {
    const shape = feature?.geometry ?? null;
    const drawn = drawnFrom(shape);
    this.#open({ ...values, shape, objects: values.objects.map(([id]) => id) }, {
      ...values,
      since: values.since ? this.#local(values.since) : "",
      entries: values.entries.join(" "),
      distance_m: String(values.distance_m),
      drawn: drawn?.kind ?? "polygon",
      positions: drawn ? writePositions(drawn.positions) : "",
    });
    this.complex = Boolean(shape) && !drawn;
    this.chosen.set(values.objects);
    if (drawn) this.draw.show(drawn.kind, drawn.positions);
    if (this.complex) this.#fault(this.tools.texts.say("incident.complex"));
    if (shape) this.preview.soon(shape, values.distance_m);
    // Degrees to five places are a metre; unless it is touched the shape is kept to the last digit.
    this.kept = drawn ? { positions: this.form.elements.positions.value, kind: drawn.kind, shape } : null;
    this.form.elements.title.focus();
  }

  close() {
    if (!this.original) this.left = this.#half();
    lay(this.form, false);
    this.draw.clear();
    this.preview.clear();
    this.scene.popup.choose = null;
    this.#resting();
    this.back?.focus();
    this.on.closed();
  }

  #open(original, values) {
    this.original = original;
    this.back = this.form.ownerDocument.activeElement;
    this.complex = false;
    this.kept = null;
    this.command.attempt = null;
    this.command.fields.clearErrors();
    this.command.fields.write(values);
    this.chosen.set([]);
    this.draw.clear();
    this.preview.clear();
    const { texts } = this.tools;
    const say = original ? "incident.change" : "incident.new";
    this.form.querySelector("[data-head]").textContent = texts.say(say, { label: original?.label });
    const go = texts.say(original ? "incident.save" : "incident.create");
    this.form.querySelector("[data-go-text]").textContent = go;
    lay(this.form, true);
    this.form.querySelector("[data-only-new]").hidden = Boolean(original);
    this.scene.popup.choose = ({ key, name }) => this.chosen.add(key, name);
    this.on.opened();
  }

  #build(fields) {
    if (!this.chosen.take()) return { problem: { field: "objects", code: "incident.object_unknown" } };
    const wanted = { fields, objects: this.chosen.ids, original: this.original, complex: this.complex };
    const request = incidentRequest(wanted, this.tools.now());
    if (request.problem) return request;
    const { kept } = this;
    const untouched = kept && kept.positions === fields.positions && kept.kind === fields.drawn;
    if (untouched) delete request.body.shape;
    const path = `/api/v1/operations/${this.operation}/commands/${request.command}`;
    return { path, body: request.body };
  }

  #done(answer) {
    const number = this.original?.incident ?? null;
    this.close();
    if (!number) this.left = null;
    this.on.saved(answer, number);
  }

  /** What was told of a new one when it was left; null when it is not worth keeping. */
  #half() {
    const fields = this.command.fields.read();
    return fields.title || fields.positions ? { fields, objects: [...this.chosen.objects] } : null;
  }

  #startDrawing() {
    const kind = this.form.elements.drawn.value;
    this.form.elements.positions.value = "";
    this.draw.begin(kind);
    this.help.textContent = this.tools.texts.say(`draw.${kind}`);
    this.help.hidden = false;
    this.form.querySelector("[data-undo]").hidden = false;
  }

  #drawn(positions) {
    this.form.elements.positions.value = writePositions(positions);
    this.#changed();
  }

  #resting() {
    this.help.hidden = true;
    this.form.querySelector("[data-undo]").hidden = true;
    if (this.isOpen) this.form.elements.title.focus();
  }

  #left() {
    this.form.elements.positions.value = "";
    this.preview.clear();
    this.#resting();
  }

  /** The place was drawn or typed: show it and ask what it touches. */
  #changed() {
    const fields = this.command.fields.read();
    const { shape } = readShape(fields);
    const drawn = drawnFrom(shape);
    if (drawn && !this.draw.drawing) this.draw.show(drawn.kind, drawn.positions);
    this.preview.soon(shape ?? null, Math.min(50_000, Number(fields.distance_m) || 0));
  }

  #facts(exposure) {
    const box = this.form.querySelector('[data-error="shape"]');
    if (exposure) box.hidden = true;
    const marks = (exposure?.hits ?? []).map(({ object, distance_m: away }) => [object, away ? "near" : "hit"]);
    this.scene.preview(new Map(marks));
  }

  #fault(sentence) {
    const box = this.form.querySelector('[data-error="shape"]');
    box.textContent = sentence;
    box.hidden = false;
  }

  #local(instant) {
    const field = this.form.elements.since;
    return this.tools.writeInstant(instant, field);
  }

  #listen() {
    const { form } = this;
    form.addEventListener("click", (event) => {
      if (event.target.closest("[data-cancel]")) this.close();
      if (event.target.closest("[data-draw]")) this.#startDrawing();
      if (event.target.closest("[data-undo]")) this.draw.undo();
    });
    form.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      event.stopPropagation();
      this.close();
    });
    form.elements.positions.addEventListener("input", () => this.#changed());
    form.elements.distance_m.addEventListener("input", () => this.#changed());
    form.addEventListener("change", (event) => event.target.name === "drawn" && this.#changed());
  }
}

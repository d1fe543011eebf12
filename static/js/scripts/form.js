/** The script's form: sections and lists of items out of templates, read back without losing what has no field. */

import { at, changed, clock, inOrder, placed, shown } from "./values.js";

const TIMED = new Set(["injects", "branches"]);

export class ScriptForm {
  #before = new WeakMap();
  #count = 0;

  /** root: holds [data-section] and [data-items="injects"] with templates beside. */
  constructor({ root, texts }) {
    Object.assign(this, { root, texts });
    this.lists = [...root.querySelectorAll("[data-items]")];
  }

  /** The names of a list's items in the order in which they stand on the page. */
  names(list) {
    const found = this.lists.find((one) => one.dataset.items === list);
    return [...(found?.children ?? [])].map((one) => one.querySelector('[data-field="id"]').value);
  }

  /** Shows a script; what stood open stays open, and the focus where it was. */
  fill(plain) {
    const held = this.#held();
    const open = new Set([...this.root.querySelectorAll("details[open]")].map((one) => key(one)));
    this.plain = plain ?? {};
    const section = this.root.querySelector("[data-section]");
    this.#before.set(section, this.plain);
    write(section, this.plain);
    for (const list of this.lists) {
      const items = Array.isArray(this.plain[list.dataset.items]) ? this.plain[list.dataset.items] : [];
      list.replaceChildren();
      for (const one of items.filter((each) => each && typeof each === "object")) {
        const made = this.#made(list, one);
        if (made.tagName === "DETAILS") made.open = open.has(key(made));
      }
      this.#counted(list);
    }
    this.called();
    if (held) this.#find(held)?.focus();
  }

  /** The sections as they stand in the form, in the order of their times. */
  read() {
    const section = this.root.querySelector("[data-section]");
    const now = this.#changed(section);
    const made = {};
    for (const field of section.querySelectorAll("[data-field]")) {
      const [name] = field.dataset.field.split(".");
      made[name] = now[name] ?? "";
    }
    for (const list of this.lists) {
      const items = [...list.children].map((one) => this.#changed(one));
      made[list.dataset.items] = TIMED.has(list.dataset.items) ? inOrder(items) : items;
    }
    return made;
  }

  /** A new item at the end of a list, open, the focus in it. */
  add(name) {
    const list = this.lists.find((one) => one.dataset.items === name);
    const made = this.#made(list, {});
    if (made.tagName === "DETAILS") made.open = true;
    this.#counted(list);
    made.querySelector("[data-field]").focus();
  }

  drop(item) {
    const list = item.parentElement;
    const next = item.nextElementSibling ?? item.previousElementSibling;
    item.remove();
    this.#counted(list);
    (next?.querySelector("summary, [data-field]") ?? this.root.querySelector(`[data-add="${list.dataset.items}"]`)).focus();
  }

  /** Offers the roles where one is asked for, and calls them in every row by the names they have now. */
  called() {
    const roles = this.lists.find((one) => one.dataset.items === "cast");
    const typed = (item, path) => item.querySelector(`[data-field="${path}"]`)?.value.trim() ?? "";
    this.roles = new Map([...(roles?.children ?? [])].map((one) => [typed(one, "role"), typed(one, "name")]));
    const offered = [...this.roles].filter(([role]) => role).map(([role, name]) => new Option(name || role, role));
    this.root.querySelector("#sc-roles")?.replaceChildren(...offered);
    for (const item of this.root.querySelectorAll("[data-item]")) this.summed(item);
  }

  /** What a row is called follows what is typed. */
  summed(item) {
    for (const one of item.querySelectorAll("[data-sum]")) {
      const field = (path) => item.querySelector(`[data-field="${path}"]`);
      const [first, ...others] = one.dataset.sum.split(" ").map((path) => roled(path, worded(field(path)), this.roles));
      one.textContent = (first || others.find(Boolean) || "").slice(0, 120);
    }
  }

  /** Says when each step comes, and what it says. marks: of the time line. */
  timed(marks) {
    const times = new Map(marks.map((one) => [one.place, one]));
    const steps = this.lists.find((one) => one.dataset.items === "steps");
    for (const [place, item] of [...(steps?.children ?? [])].entries()) {
      const found = times.get(`steps[${place + 1}]`);
      item.querySelector("[data-at]").textContent = found ? clock(found.at_s) : "–";
      item.querySelector("[data-told]").textContent = found?.text.slice(0, 120) ?? "";
    }
  }

  /** Says what is wrong beside the field concerned; answers the field, null when the form has none. */
  fail(fault, sentence) {
    const where = placed(fault.place);
    const list = this.lists.find((one) => one.dataset.items === where.list);
    const item = where.list ? list?.children[where.item] : this.root.querySelector("[data-section]");
    if (!item) return null;
    const field = nearest(item, where.field) ?? item.querySelector("[data-field]");
    const box = field.ownerDocument.createElement("p");
    box.className = "err";
    this.#count += 1;
    box.id = `script-fault-${this.#count}`;
    box.textContent = sentence;
    box.dataset.fault = "";
    field.closest("label, fieldset").after(box);
    field.setAttribute("aria-invalid", "true");
    field.setAttribute("aria-describedby", `${field.getAttribute("aria-describedby") ?? ""} ${box.id}`.trim());
    item.classList.add("wrong");
    return field;
  }

  clear() {
    for (const one of this.root.querySelectorAll("[data-fault]")) one.remove();
    for (const one of this.root.querySelectorAll("[aria-invalid]")) {
      one.removeAttribute("aria-invalid");
      one.removeAttribute("aria-describedby");
    }
    for (const one of this.root.querySelectorAll(".wrong")) one.classList.remove("wrong");
  }

  /** The field of a place of the script; null when the form has none. */
  place(place) {
    const where = placed(place);
    const list = this.lists.find((one) => one.dataset.items === where.list);
    const item = where.list ? list?.children[where.item] : this.root.querySelector("[data-section]");
    return item ? (nearest(item, where.field) ?? item.querySelector("summary, [data-field]")) : null;
  }

  /** Opens what holds a place of the script and puts the focus there. */
  show(place) {
    const field = this.place(place);
    if (field) reveal(field);
  }

  /** Where the focus is: in which item, by its name, and in which field of it. */
  #held() {
    const { activeElement: field } = this.root.ownerDocument;
    const item = this.root.contains(field) && field.dataset.field ? field.closest("[data-item]") : null;
    return item && { item: key(item), field: field.dataset.field };
  }

  #find({ item, field }) {
    const found = [...this.root.querySelectorAll("[data-item]")].find((one) => key(one) === item);
    return found?.querySelector(`[data-field="${field}"]`);
  }

  #made(list, one) {
    const template = this.root.querySelector(`template[data-of="${list.dataset.items}"]`);
    const made = template.content.firstElementChild.cloneNode(true);
    this.#before.set(made, one);
    write(made, one);
    list.append(made);
    this.summed(made);
    return made;
  }

  #changed(item) {
    return changed(this.#before.get(item), fieldsOf(item));
  }

  #counted(list) {
    const told = this.root.querySelector(`[data-count="${list.dataset.items}"]`);
    if (told) told.textContent = String(list.children.length);
  }
}

/** Opens every fold about a field, and puts the focus in it. */
export function reveal(field) {
  for (let one = field.closest("details"); one; one = one.parentElement.closest("details")) one.open = true;
  field.focus();
  field.scrollIntoView?.({ block: "center" });
}

/** Roles as people see them. */
function roled(path, text, roles) {
  if (!["from", "to", "if.by", "when.by"].includes(path)) return text;
  return text.split(/,\s*/).map((one) => roles?.get(one) || one).join(", ");
}

function worded(field) {
  if (!field?.value) return "";
  const offered = ["sc-seats", "sc-commands"].includes(field.getAttribute("list")) ? [...field.list.options] : [];
  const words = field.selectedOptions?.[0]?.textContent ?? offered.find((one) => one.value === field.value)?.textContent ?? field.value;
  return field.dataset.field === "after" ? `+${words}` : words;
}

function key(item) {
  const named = item.querySelector('[data-field="id"], [data-field="role"]');
  const told = named ? named.value : [...(item.parentElement?.children ?? [])].indexOf(item);
  return `${item.parentElement?.dataset.items}/${told}`;
}

function fieldsOf(item) {
  return [...item.querySelectorAll("[data-field]")].map((field) => ({
    path: field.dataset.field,
    kind: field.dataset.as ?? "line",
    text: field.value,
    ticked: field.checked,
  }));
}

function write(item, one) {
  for (const field of item.querySelectorAll("[data-field]")) {
    const { field: path, as: kind = "line" } = field.dataset;
    const value = at(one, path);
    if (kind === "yes") field.checked = Boolean(value);
    else {
      offer(field, shown(kind, value));
      field.value = shown(kind, value);
    }
  }
}

/** What a script says stays though it is none of the choices here. */
function offer(field, text) {
  if (field.tagName !== "SELECT" || [...field.options].some((one) => one.value === text)) return;
  field.append(new Option(text, text));
}

/** The field of a path, or of the nearest thing about it that has one. */
function nearest(item, path) {
  for (let one = path; one; one = one.slice(0, Math.max(one.lastIndexOf("."), 0))) {
    const found = item.querySelector(`[data-field="${one}"]`) ?? item.querySelector(`[data-field^="${one}."]`);
    if (found) return found;
  }
  return null;
}

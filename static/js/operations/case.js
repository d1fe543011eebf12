/** The case on the board: map, incidents, tasks and sectors, and the keys that lead to them. */

import { localOf } from "../core/copenhagen.js";
import { SignedOut } from "../core/door.js";
import { Pane } from "../core/pane.js";
import { Tabs } from "../core/tabs.js";
import { watchExpiry } from "../decisions/expiry.js";
import { IncidentForm } from "../incidents/form.js";
import { writeLocal } from "../log/times.js";
import { Lights } from "../map/lights.js";
import { Refs } from "../map/refs.js";
import { Scene } from "../map/scene.js";
import { smallForms } from "./small.js";
import { countBadges } from "./badges.js";
import { AskTask } from "../tasks/ask.js";
import { Proposals } from "../tasks/proposals.js";
import { TaskSteps } from "../tasks/steps.js";
import { Waiting } from "../waiting/waiting.js";

const STILL_MILLISECONDS = 120_000;

export class Case {
  /** tools: door, texts, language, newKey, now, onSignedOut. on: saved(numbers), say(code, values). */
  constructor({ doc, tools, operation, account, shelf, drafts = shelf, on, focus }) {
    Object.assign(this, { doc, operation, on, shelf });
    this.tools = {
      ...tools,
      ...{ drafts, account },
      writeInstant: (instant) => writeLocal(localOf(Date.parse(instant)), tools.now()),
    };
    this.lights = new Lights(doc);
    this.refs = new Refs(doc);
    this.tabs = doc.querySelector("[data-tab]") && new Tabs({ doc });
    const place = `crisis.map.${account}.${operation}`;
    this.scene = new Scene({
      root: doc.querySelector("[data-map]"),
      ...{ door: tools.door, texts: tools.texts, now: tools.now, shelf, lights: this.lights, place, focus },
      on: { incident: (number, event) => this.#incident(number, event) },
    });
    this.panes = ["drill", "drillstate", "inbox", "level", "stage", "next", "waiting", "contradictions", "figures", "staff", "decisions", "incidents", "tasks", "sectors", "press", "page"].flatMap((name) => this.#pane(name));
    this.#forms();
    this.#clicks();
    const refresh = () => (this.decisionsPane ?? this.pagePane)?.refresh().catch(() => {});
    this.expiry = watchExpiry({ doc, now: tools.now, refresh });
    this.settle();
    // Whether to step down, that a loan ran out, and what another operation decided: nothing rings here.
    doc.defaultView.setInterval(() => [this.levelPane, this.stagePane, this.waitingPane].map((pane) => pane?.refresh().catch(() => {})), STILL_MILLISECONDS);
    this.scene.load().catch((error) => this.#failed(error));
  }

  /** All that moves with the journal. */
  get panels() {
    return [this.scene, this.scene.standing, ...this.panes];
  }

  /** After rows have come or gone anywhere. */
  settle() {
    this.refs.draw();
    this.lights.paint();
    countBadges(this.doc);
    for (const look of [this.expiry, this.meetingsNext]) look?.();
    this.decisions?.form?.forget();
    this.waiting?.applied();
    this.outages?.settle();
    this.#flags();
  }

  /** One-letter keys; false leaves the key to the browser. */
  get keys() {
    return {
      i: () => (this.incidentForm ? this.newIncident() : false),
      o: () => this.#tasksKey(),
      m: () => this.scene.view.focus(),
      l: () => this.#tab("log"),
      p: () => this.#pressKey(),
      d: () => this.#decisionsKey(),
    };
  }

  newIncident() {
    this.incidentForm?.begin();
  }

  /** b on a task; false when one stands on none. */
  confirm() {
    return this.steps?.letter("confirm") ?? false;
  }

  /** Esc; false when there was nothing to leave. */
  leave() {
    if (!this.incidentForm?.isOpen) return false;
    this.incidentForm.close();
    return true;
  }

  #pane(name) {
    const root = this.doc.querySelector(`[data-panel][data-name="${name}"]`);
    if (!root) return [];
    const fetchFragment = (url) => this.tools.door.fragment(url);
    const pane = new Pane(root, { fetchFragment, applied: () => this.settle(), now: this.tools.now });
    this[`${name}Pane`] = pane;
    return [pane];
  }

  #forms() {
    const { doc, tools, operation, scene } = this;
    const saved = (answer) => this.on.saved(answer.entries);
    const form = doc.querySelector("[data-incident-form]");
    if (form) {
      this.incidentForm = new IncidentForm({
        ...{ form, scene, tools, operation },
        on: {
          saved: (answer) => {
            saved(answer);
            this.#tab("haendelser");
          },
          opened: () => doc.body.classList.add("is-editing"),
          closed: () => doc.body.classList.remove("is-editing"),
        },
      });
    }
    const on = { saved, quote: this.on.quote };
    const step = doc.getElementById("task-step");
    const root = doc.getElementById("indhold");
    if (step) this.steps = new TaskSteps({ root, dialog: step, tools, operation, on });
    if (step) new Proposals({ root, tools, operation, on });
    const ask = doc.getElementById("task-new");
    const incidents = () => scene.features.map(({ properties }) => properties);
    if (ask) this.ask = new AskTask({ dialog: ask, tools, operation, incidents, on });
    Object.assign(this, smallForms({ doc, tools, operation, on, scene, page: this.pagePane }));
    const [box, came, go] = [doc.querySelector('[data-name="waiting"]'), (count) => this.on.say("waiting.came", { count }), (hash) => this.#go(hash)];
    if (box) this.waiting = new Waiting({ ...{ doc, root: box, on: { came, go, due: () => this.waitingPane.refresh().catch(() => {}) } }, shelf: this.shelf, now: this.tools.now });
  }

  #clicks() {
    this.doc.addEventListener("click", (event) => {
      const near = (selector) => event.target.closest(selector);
      if (near("[data-new-incident]")) this.newIncident();
      if (near("[data-new-task]")) this.ask?.open(near("[data-new-task]").dataset);
      const change = near("[data-change-incident]");
      if (change) this.#change(Number(change.dataset.changeIncident));
      const post = near(":is(.figurepanel, .staffpanel, .decisionpanel, .disputes, .oldfigures) [data-go]");
      if (post && this.tabs) {
        event.preventDefault();
        this.#go(`#post-${post.dataset.go}`);
      }
      if (near("[data-vis]")) this.#show(near("[data-vis]").dataset.vis);
    });
    this.doc.addEventListener("change", (event) => {
      if (event.target.matches("[data-vis-authority]")) this.#show(event.target.value);
    });
  }

  #show(vis) {
    const query = vis ? new URLSearchParams({ vis }).toString() : "";
    this.tasksPane.ask(query).catch((error) => this.#failed(error));
  }

  #change(number) {
    const block = this.doc.querySelector(`[data-incident="${number}"]`);
    const feature = this.scene.features.find(({ properties }) => properties.number === number);
    if (block && feature) this.incidentForm?.change(JSON.parse(block.textContent), feature);
  }

  /** A label on the map opens its row; with Ctrl, or without a list, its page. */
  #incident(number, event) {
    const row = this.doc.getElementById(`haendelse-${number}`);
    if (event?.ctrlKey || event?.metaKey || event?.shiftKey || this.scene.taken()) return;
    event?.preventDefault();
    if (!row || !this.tabs) {
      const feature = this.scene.features.find(({ properties }) => properties.number === number);
      this.doc.defaultView.location.assign(feature.properties.url);
      return;
    }
    this.#tab("haendelser");
    row.focus();
    row.scrollIntoView({ block: "nearest" });
  }

  /** From what waits: to the staff's own row, or to an entry of the log. */
  #go(hash) {
    if (hash.startsWith("#indspil-")) {
      if (this.#tab("indspil")) this.inbox?.stand(hash);
    } else if (!hash.startsWith("#post-")) {
      this.#tab("stab");
      // The list may have been told of it before the staff's own panel was.
      const { root } = this.staffPane;
      const stand = () => (root.querySelector(".pri") ?? root.querySelector("[data-summoned]"))?.focus();
      this.staffPane.refresh().then(stand, stand);
    } else if (this.#tab("log")) this.on.entry(Number(hash.slice(6)));
  }

  #tab(name) {
    if (!this.tabs) return false;
    this.tabs.show(name);
    return true;
  }

  #tasksKey() {
    if (!this.tabs) return this.ask ? this.ask.open() : false;
    if (this.tabs.current === "opgaver") return this.ask?.open();
    this.tabs.show("opgaver");
    this.tasksPane.root.querySelector("[data-task], [data-part]")?.focus();
    return true;
  }

  /** The decisions; there once more, a new one. */
  #decisionsKey() {
    if (!this.tabs || !this.decisionsPane) return false;
    const { root } = this.decisionsPane;
    if (this.tabs.current === "beslutninger") root.querySelector("[data-decide]")?.click();
    else {
      this.tabs.show("beslutninger");
      root.querySelector("[data-key], [data-part]")?.focus();
    }
    return true;
  }

  /** On a log row: a new statement that cites it. Else the press tab; there once more, the desk. */
  #pressKey() {
    if (!this.tabs || !this.doc.getElementById("press-desk")) return false;
    const { location } = this.doc.defaultView;
    const row = this.doc.activeElement?.closest(".log [data-number]");
    const desk = `/presse/${this.operation}`;
    if (row) location.assign(`${desk}#ny=${row.dataset.number}`);
    else if (this.tabs.current === "presse") location.assign(desk);
    else {
      this.tabs.show("presse");
      this.pressPane.root.querySelector("a, [data-part]")?.focus();
    }
    return true;
  }

  /** What is outside and no longer right is said above the log too. */
  #flags() {
    const place = this.doc.querySelector("[data-press-flags]");
    if (!place) return;
    const lines = [...this.doc.querySelectorAll(".presspanel .flagline")].map((line) => line.cloneNode(true));
    for (const line of lines) line.removeAttribute("role");
    const same = lines.map((line) => line.textContent).join() === place.textContent;
    if (!same) place.replaceChildren(...lines);
    place.hidden = lines.length === 0;
  }

  #failed(error) {
    if (error instanceof SignedOut) this.tools.onSignedOut();
    else this.on.say("map.failed");
  }
}

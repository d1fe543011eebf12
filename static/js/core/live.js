/** Joins feed, line, socket and clock, and shows the truth about the line in the top bar. */

import { ClockFace, ServerClock } from "./clock.js";
import { hourMinute } from "./copenhagen.js";
import { SignedOut } from "./door.js";
import { Feed, targetsOf } from "./feed.js";
import { Line } from "./line.js";
import { Seldom } from "./seldom.js";
import { openSocket } from "./socket.js";

const TICK = 500;
const BEHIND = 4_000;
const RESTART_AFTER = 20_000;

export class Live {
  /** panels: those to move. on: signedOut(), entries(list), state(kind, text). */
  constructor({ doc, door, texts, panels, on, operation, head, monotonic }) {
    this.doc = doc;
    this.texts = texts;
    this.panels = panels;
    this.on = on;
    this.monotonic = monotonic;
    this.clock = new ServerClock(monotonic);
    const face = doc.querySelector("[data-clock]");
    this.clock.sync(face.dataset.clock);
    this.face = new ClockFace(face);
    this.line = new Line(monotonic());
    this.behind = null;
    this.dirty = new Set();
    this.restarted = monotonic();
    this.feed = new Feed({
      last: head,
      journal: async (after) => {
        const answer = await door.journal(operation, after);
        this.#bell(answer.bell_away);
        return answer;
      },
      onEntries: (entries) => this.#entries(entries),
      onReset: () => doc.defaultView.location.reload(),
    });
    this.operation = operation;
    this.stock = Number(doc.body.dataset.stock ?? NaN);
    this.assessed = Number(doc.querySelector("[data-assessed]")?.dataset.assessed ?? Infinity);
    this.planned = Number(doc.body.dataset.planned ?? NaN);
    this.seldom = new Seldom({ act: () => this.#raise("Planned"), now: monotonic });
  }

  start() {
    this.socket = openSocket({
      operation: this.operation,
      last: () => this.feed.last,
      on: {
        joined: ({ head, now, bell_away: away }) => {
          this.clock.sync(now);
          this.line.join(this.monotonic());
          this.#bell(away);
          this.#heard(head);
        },
        refused: (code) => code === "access.sign_in" && this.on.signedOut(),
        hint: ({ number }) => this.#heard(number),
        pulse: ({ head, now, bell_away: away, assessed, planned, stock }) => {
          this.#assessed(assessed);
          this.#planned(planned);
          this.#stocked(stock);
          this.clock.sync(now);
          this.line.beat(this.monotonic());
          this.#bell(away);
          this.#heard(head);
        },
        lost: () => this.line.lose(),
        signedOut: () => this.on.signedOut(),
        reseated: () => this.doc.defaultView.location.reload(),
      },
    });
    setInterval(() => this.#tick(), TICK);
    this.#tick();
    const ask = () => this.doc.visibilityState === "visible" && this.ask();
    this.doc.addEventListener("visibilitychange", ask);
    this.doc.defaultView.addEventListener("online", ask);
  }

  /** Asks the journal now; the answer (or its absence) is told to the line. */
  async ask() {
    this.line.asking(this.monotonic());
    try {
      await this.feed.catchUp();
      await this.#sweep();
      this.behind = null;
      this.line.answered(this.monotonic());
    } catch (error) {
      this.#failed(error);
    }
  }

  #heard(number) {
    if (number <= this.feed.last) return;
    this.behind ??= this.monotonic();
    this.feed.heard(number).then(
      () => {
        this.behind = null;
      },
      (error) => this.#failed(error),
    );
  }

  #entries(entries) {
    const types = entries.map((entry) => entry.type);
    const touched = targetsOf(entries);
    for (const panel of this.panels) {
      if (panel.hears(types)) this.#refresh(panel, touched);
    }
    this.on.entries?.(entries);
  }

  /** What is assessed stands in the planning, which has no line of its own: the pulse tells of it. */
  #assessed(number) {
    if (!(number > this.assessed)) return;
    this.assessed = number;
    this.#raise("Assessed");
  }

  /** Nor has the register a line; an import moves it many times, so what came meanwhile is gathered. */
  #planned(number) {
    if (!(number > this.planned)) return;
    this.planned = number;
    this.seldom.ask();
  }

  /** What another operation is promised, and what an owner says of a unit, is no entry of this one. */
  #stocked(number) {
    if (Number.isNaN(this.stock) || number === this.stock) return;
    this.stock = number;
    this.#raise("Stock");
  }

  #raise(type) {
    for (const panel of this.panels) if (panel.hears([type])) this.#refresh(panel, []);
  }

  #refresh(panel, touched) {
    this.dirty.add(panel);
    return panel.refresh(touched).then(
      () => this.dirty.delete(panel),
      (error) => this.#failed(error),
    );
  }

  /** Panels whose last fetch failed are fetched before the line may be called whole. */
  async #sweep() {
    for (const panel of this.dirty) {
      await panel.refresh();
      this.dirty.delete(panel);
    }
  }

  #failed(error) {
    if (error instanceof SignedOut) this.on.signedOut();
    this.line.failed();
  }

  /** The doorbell is away: the page says what is slower for as long as that is so. */
  #bell(away) {
    const notice = this.doc.querySelector("[data-bell]");
    if (!notice || notice.hidden === !away) return;
    notice.hidden = !away;
    this.on.state?.("bell", away ? notice.textContent : this.texts.say("bell.back"));
  }

  #tick() {
    const now = this.monotonic();
    this.face.show(this.clock.now());
    if (this.behind !== null && now - this.behind > BEHIND) this.line.failed();
    if (this.line.wantsPoll(now)) this.ask();
    if (this.line.deafSince(now) > RESTART_AFTER && now - this.restarted > RESTART_AFTER) {
      this.restarted = now;
      this.socket.restart();
    }
    this.#show(this.line.truth(now), now);
  }

  #show(truth, now) {
    const box = this.doc.querySelector(".conn");
    const word = box.querySelector("[data-conn]");
    const since = truth.since === undefined ? null : this.clock.now() - (now - truth.since);
    const time = since === null ? "" : hourMinute(since);
    const text = this.texts.say(`line.${truth.kind}`, { n: truth.seconds, time });
    if (word.textContent !== text) word.textContent = text;
    if (box.dataset.state === truth.kind) return;
    box.dataset.state = truth.kind;
    // The seconds tick for the eye only; a change of state is said aloud once.
    this.on.state?.(truth.kind, text);
  }
}

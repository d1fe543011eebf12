/** The server's clock, carried on by the browser's monotonic one. */

import { localOf, two } from "./copenhagen.js";

const STEP = 2_000;

export class ServerClock {
  /** monotonic gives milliseconds that never jump. */
  constructor(monotonic) {
    this.monotonic = monotonic;
    this.offset = null;
  }

  /**
   * A stamp is always a little old when it arrives, so the largest offset is the truest; one that
   * is much smaller means that the server's clock was set back.
   */
  sync(stamp) {
    const heard = Date.parse(stamp) - this.monotonic();
    if (Number.isNaN(heard)) return;
    if (this.offset === null || heard > this.offset || heard < this.offset - STEP) {
      this.offset = heard;
    }
  }

  now() {
    return this.offset === null ? Date.now() : this.monotonic() + this.offset;
  }
}

/** Shows the time in `<time data-clock>…<span>:ss</span></time>`. */
export class ClockFace {
  constructor(element) {
    this.element = element;
    this.seconds = element.querySelector("span");
    this.shown = "";
  }

  show(now) {
    const { hour, minute, second } = localOf(now);
    const minutes = `${two(hour)}:${two(minute)}`;
    if (minutes !== this.shown) {
      this.element.firstChild.textContent = minutes;
      this.element.setAttribute("datetime", new Date(now).toISOString());
      this.shown = minutes;
    }
    this.seconds.textContent = `:${two(second)}`;
  }
}

/** The truth about the line: direct, delayed, or cut since when. It only keeps count; it sends nothing. */

export const PATIENCE = 5_000;
/** How long a page may wait for its first socket before it asks by itself. */
export const DEAF = 6_000;
/** A socket without a pulse for so long (three of them) is deaf. */
export const POLL_EVERY = 3_000;

export class Line {
  constructor(now) {
    this.started = now;
    this.joined = false;
    this.everJoined = false;
    this.pulse = null;
    this.proof = null;
    this.failing = false;
    this.asked = null;
  }

  /** The socket is in the operation's room. */
  join(now) {
    this.joined = true;
    this.everJoined = true;
    this.beat(now);
  }

  /** The server was heard on the socket. */
  beat(now) {
    this.pulse = now;
    if (!this.failing) this.proof = now;
  }

  lose() {
    this.joined = false;
  }

  asking(now) {
    this.asked = now;
  }

  /** A question over HTTP was answered. */
  answered(now) {
    this.failing = false;
    this.proof = now;
  }

  /** A question over HTTP was not answered: something may be missing on the board. */
  failed() {
    this.failing = true;
  }

  direct(now) {
    return this.joined && !this.failing && now - this.pulse <= DEAF;
  }

  deafSince(now) {
    return this.joined ? now - this.pulse : 0;
  }

  /** Whether the page should ask by itself now. */
  wantsPoll(now) {
    if (this.direct(now)) return false;
    if (!this.everJoined && now - this.started < PATIENCE) return false;
    return this.asked === null || now - this.asked >= POLL_EVERY;
  }

  truth(now) {
    if (this.direct(now)) return { kind: "direct" };
    const since = this.proof ?? this.started;
    if (this.failing && now - since >= DEAF) return { kind: "offline", since };
    if (this.proof === null && now - this.started < PATIENCE) return { kind: "starting" };
    const seconds = Math.max(POLL_EVERY / 1000, Math.round((now - since) / 1000));
    return { kind: "delayed", seconds };
  }
}

/** The page's way to the server over HTTP. Every answer becomes one of four kinds. */

export class SignedOut extends Error {}
export class Unreachable extends Error {}
/** There is no such thing, or it is no longer for this reader. */
export class Gone extends Unreachable {}

const WRITE_PATIENCE = 15_000;
const READ_PATIENCE = 6_000;
const IN_FLIGHT_TRIES = 6;
const SAYS_HOW_LONG = new Set(["drill.code_word_wait"]);
/** Held back for a moment: whoever asks is told so, and asks again himself. */
const STORE_GONE = new Set(["store.unavailable", "store.unsure"]);
const COARSE = 2_000; // the Date header has whole seconds, and is a little old when it arrives

export class Door {
  #pressed = new Map();
  #ahead = 0;

  constructor({ fetch, csrf, seat, wait = pause, now = () => Date.now() }) {
    Object.assign(this, { fetch, csrf, seat, wait, now });
  }

  /**
   * Sends a command. Answers {kind: "done", answer}, {kind: "refused", error},
   * {kind: "signedOut"} or {kind: "unreachable", answered, error}: then nobody knows whether it was
   * stored, and the same key must be used again; error when the database is away. Until then the moment of pressing stays that of
   * the first attempt: the server refuses what matters most when it has waited too long.
   */
  async write(path, body, key) {
    if (!this.#pressed.has(key)) this.#pressed.set(key, new Date(this.now() + this.#ahead));
    const outcome = await this.#send(path, body, key, IN_FLIGHT_TRIES);
    if (outcome.kind !== "unreachable") this.#pressed.delete(key);
    return outcome;
  }

  /** Proves who one is, for this log-in. Too many attempts are a refusal, not a silence. */
  async prove(password) {
    try {
      const response = await this.#ask("/konto/bevis", {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-CSRF-Token": this.csrf },
        body: JSON.stringify({ password }),
        patience: WRITE_PATIENCE,
      });
      const answer = await response.json();
      if (response.status !== 429) return judge(response.status, answer);
      return { kind: "refused", status: 429, error: answer.error };
    } catch {
      return { kind: "unreachable", answered: false };
    }
  }

  async journal(operation, after) {
    const response = await this.#read(`/api/v1/operations/${operation}/journal?after=${after}`);
    return response.json();
  }

  async fragment(url) {
    const response = await this.#read(url);
    return response.text();
  }

  async #send(path, body, key, tries) {
    let response;
    let answer;
    try {
      response = await this.#ask(path, {
        method: "POST",
        headers: this.#headers(key),
        body: JSON.stringify(body),
        patience: WRITE_PATIENCE,
      });
      answer = await response.json();
    } catch {
      if (response?.status === 401) return { kind: "signedOut" };
      return { kind: "unreachable", answered: Boolean(response) };
    }
    const verdict = judge(response.status, answer);
    if (verdict.kind !== "inFlight") return verdict;
    if (tries <= 1) return { kind: "unreachable", answered: true };
    await this.wait(700);
    return this.#send(path, body, key, tries - 1);
  }

  async #read(url) {
    let response;
    try {
      const headers = this.seat ? { "X-Seat": this.seat } : {};
      response = await this.#ask(url, { headers, patience: READ_PATIENCE });
    } catch (cause) {
      throw new Unreachable(url, { cause });
    }
    if (response.status === 401 || response.type === "opaqueredirect") throw new SignedOut(url);
    if (response.status === 404) throw new Gone(url);
    if (!response.ok) throw new Unreachable(`${url}: ${response.status}`);
    return response;
  }

  #headers(key) {
    const headers = {
      "Content-Type": "application/json",
      "Idempotency-Key": key,
      "X-CSRF-Token": this.csrf,
      "X-Made-At": this.#pressed.get(key).toISOString(),
    };
    if (this.seat) headers["X-Seat"] = this.seat;
    return headers;
  }

  /** The server's clock by its own answers, for a machine whose clock is wrong. */
  #hear(date) {
    const ahead = Date.parse(date) - this.now();
    if (!Number.isNaN(ahead)) this.#ahead = Math.abs(ahead) < COARSE ? 0 : ahead;
  }

  async #ask(url, { patience, ...options }) {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), patience);
    try {
      const common = { credentials: "same-origin", redirect: "manual", cache: "no-store" };
      const response = await this.fetch(url, { ...common, ...options, signal: stop.signal });
      this.#hear(response.headers?.get("Date"));
      return response;
    } finally {
      clearTimeout(timer);
    }
  }
}

/** What an answer to a command means. */
export function judge(status, answer) {
  if (status === 200 || status === 201) return { kind: "done", answer };
  if (status === 401) return { kind: "signedOut" };
  const error = answer?.error;
  if (error?.code === "idempotency.in_flight") return { kind: "inFlight" };
  if (STORE_GONE.has(error?.code)) return { kind: "unreachable", answered: true, error };
  if (status === 429 && SAYS_HOW_LONG.has(error?.code)) return { kind: "refused", status, error };
  if (status >= 500 || status === 429 || !error) return { kind: "unreachable", answered: true };
  return { kind: "refused", status, error };
}

/** What is said when nothing may have been saved: the server's own sentence when it has one. */
export function unsaved({ error }, { texts, language }, code = "form.unsure") {
  return error?.[language] ?? texts.say(code);
}

function pause(milliseconds) {
  return new Promise((done) => {
    setTimeout(done, milliseconds);
  });
}

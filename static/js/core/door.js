/** The page's way to the server over HTTP. Every answer becomes one of four kinds. */

export class SignedOut extends Error {}
export class Unreachable extends Error {}

const WRITE_PATIENCE = 15_000;
const READ_PATIENCE = 6_000;
const IN_FLIGHT_TRIES = 6;

export class Door {
  constructor({ fetch, csrf, seat, wait = pause }) {
    this.fetch = fetch;
    this.csrf = csrf;
    this.seat = seat;
    this.wait = wait;
  }

  /**
   * Sends a command. Answers {kind: "done", answer}, {kind: "refused", error},
   * {kind: "signedOut"} or {kind: "unreachable", answered}: then nobody knows whether it was
   * stored, and the same key must be used again.
   */
  async write(path, body, key, tries = IN_FLIGHT_TRIES) {
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
    return this.write(path, body, key, tries - 1);
  }

  async journal(operation, after) {
    const response = await this.#read(`/api/v1/operations/${operation}/journal?after=${after}`);
    return response.json();
  }

  async fragment(url) {
    const response = await this.#read(url);
    return response.text();
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
    if (!response.ok) throw new Unreachable(`${url}: ${response.status}`);
    return response;
  }

  #headers(key) {
    const headers = {
      "Content-Type": "application/json",
      "Idempotency-Key": key,
      "X-CSRF-Token": this.csrf,
    };
    if (this.seat) headers["X-Seat"] = this.seat;
    return headers;
  }

  async #ask(url, { patience, ...options }) {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), patience);
    try {
      const common = { credentials: "same-origin", redirect: "manual", cache: "no-store" };
      return await this.fetch(url, { ...common, ...options, signal: stop.signal });
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
  if (status >= 500 || status === 429 || !error) return { kind: "unreachable", answered: true };
  return { kind: "refused", status, error };
}

function pause(milliseconds) {
  return new Promise((done) => {
    setTimeout(done, milliseconds);
  });
}

/** Sends a file to the board and lets it belong to an entry; every answer is one of four kinds. */

import { judge } from "../core/door.js";

const STILL_MILLISECONDS = 30_000;
export const LIMIT = 20 * 1024 * 1024;

export class Uploads {
  /** door: the page's way in. make: a new XMLHttpRequest, for fetch cannot tell how far it is. */
  constructor({ door, operation, make = () => new XMLHttpRequest(), stall = STILL_MILLISECONDS }) {
    Object.assign(this, { door, operation, make, stall });
  }

  /** Answers {kind, answer | error} as a command does; progress(percent) is told on the way. */
  async send(item, progress) {
    const url = `/api/v1/operations/${this.operation}/attachments`;
    const { door, make, stall } = this;
    const sent = await sendFile({ door, url, file: item.file, progress, make, stall });
    if (sent.kind !== "done") return sent;
    const body = { entry: item.entry, sha256: sent.answer.sha256, name: item.file.name.slice(-200) };
    const description = item.description.trim();
    if (description) body.description = description;
    const path = `/api/v1/operations/${this.operation}/commands/AttachFile`;
    return this.door.write(path, body, item.keyFor(JSON.stringify(body)));
  }

}

/** Sends one file to a place that takes files in; make and stall as in Uploads. */
export function sendFile({ door, url, file, progress = () => {}, make = () => new XMLHttpRequest(), stall = STILL_MILLISECONDS }) {
  return new Promise((done) => {
    const asked = make();
    let timer;
    const alive = () => {
      clearTimeout(timer);
      timer = setTimeout(() => asked.abort(), stall);
    };
    const lost = () => {
      clearTimeout(timer);
      done({ kind: "unreachable", answered: false });
    };
    asked.open("POST", `${url}?${new URLSearchParams({ name: file.name })}`);
    asked.setRequestHeader("X-CSRF-Token", door.csrf);
    asked.setRequestHeader("Content-Type", file.type || "application/octet-stream");
    if (door.seat) asked.setRequestHeader("X-Seat", door.seat);
    asked.upload.addEventListener("progress", ({ loaded, total }) => {
      alive();
      progress(total ? Math.floor((100 * loaded) / total) : 0);
    });
    for (const name of ["error", "abort", "timeout"]) asked.addEventListener(name, lost);
    asked.addEventListener("load", () => {
      clearTimeout(timer);
      done(outcome(asked.status, asked.responseText));
    });
    alive();
    asked.send(file);
  });
}

/** What an answer to a file means; one about the file itself is never a silence of the server. */
export function outcome(status, text) {
  let answer = null;
  try {
    answer = JSON.parse(text);
  } catch {
    return status === 401 ? { kind: "signedOut" } : { kind: "unreachable", answered: true };
  }
  const error = answer?.error;
  if (error?.code?.startsWith("attachment.")) return { kind: "refused", status, error };
  const verdict = judge(status, answer);
  return verdict.kind === "inFlight" ? { kind: "unreachable", answered: true } : verdict;
}

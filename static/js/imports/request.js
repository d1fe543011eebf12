/** What is sent about an import, and what an answer to a file means. */

import { judge } from "../core/door.js";

const STILL_MILLISECONDS = 60_000;

/** The form's selects as a wish: our word → the file's column, an unknown word → its category; what is
 *  left blank is not sent. */
export function checkRequest(id, fields) {
  const columns = {};
  const categories = Object.create(null); // words of a file, whatever they are
  const body = { columns };
  for (const [name, value] of Object.entries(fields)) {
    const said = value.trim();
    if (!said) continue;
    if (name.startsWith("columns.")) columns[name.slice("columns.".length)] = said;
    else if (name.startsWith("categories.")) categories[name.slice("categories.".length)] = said;
    else body[name] = said;
  }
  if (Object.keys(categories).length) body.categories = { ...categories };
  return { path: `/api/v1/imports/${id}/check`, body };
}

export function writeRequest(id, { keep }) {
  return { path: `/api/v1/imports/${id}/write`, body: { keep } };
}

export function actRequest(id, act) {
  return { path: `/api/v1/imports/${id}/${act}`, body: {} };
}

/** How far it is, in per cent; null while nobody knows. */
export function percent({ done, total }) {
  return total ? Math.min(100, Math.floor((100 * done) / total)) : null;
}

/** How many MB a file may have when it has more; null when it may be sent. The server hangs up on
 *  what is too large, and a browser then tells of a lost line and not of the file. */
export function tooLarge({ name, size }, { most, textMost, textEnds }) {
  const text = textEnds.split(",").some((end) => name.toLowerCase().endsWith(end));
  const limit = Number(text ? textMost : most);
  return size > limit ? limit / 1_000_000 : null;
}

/** Sends a file as it is; answers as a command does. progress(percent) is told on the way. */
export function sendFile({ file, key, csrf, progress, make = () => new XMLHttpRequest(), stall = STILL_MILLISECONDS }) {
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
    asked.open("POST", `/api/v1/imports?${new URLSearchParams({ name: file.name })}`);
    asked.setRequestHeader("X-CSRF-Token", csrf);
    asked.setRequestHeader("Idempotency-Key", key);
    asked.setRequestHeader("Content-Type", "application/octet-stream");
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
  if (error?.code?.startsWith("import.")) return { kind: "refused", status, error };
  const verdict = judge(status, answer);
  return verdict.kind === "inFlight" ? { kind: "unreachable", answered: true } : verdict;
}

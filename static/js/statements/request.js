/** From what is typed and pressed about a statement to the body of a command. Pure. */

import { daysFrom, hourMinute, localOf } from "../core/copenhagen.js";
import { typedTime } from "../core/fields.js";
import { writeLocal } from "../log/times.js";

const HALF_HOUR = 1_800_000;
const FIVE_MINUTES = 300_000;
const DAY_WORDS = new Intl.DateTimeFormat("da-DK", {
  ...{ timeZone: "Europe/Copenhagen", weekday: "long", day: "numeric", month: "long", year: "numeric" },
});
const MARK = /\[(\d{1,15})\??\]/g;
const SURE = { "": "confirmed", "?": "unconfirmed", "~": "presumed" };

/** "412 Ø405 411?" as facts: a plain number is cited as confirmed. Null when it cannot be read. */
export function readFacts(text) {
  const facts = [];
  for (const word of text.split(/[\s,;]+/).filter(Boolean)) {
    const read = /^[#Øø]?(\d{1,15})([?~]?)$/.exec(word);
    if (!read || Number(read[1]) < 1) return null;
    facts.push({ entry: Number(read[1]), cited_as: SURE[read[2]] });
  }
  return facts;
}

/** Facts as they are typed again. */
export function writeFacts(facts) {
  const marks = Object.fromEntries(Object.entries(SURE).map(([mark, word]) => [word, mark]));
  return facts.map(({ entry, cited_as: sure }) => `${entry}${marks[sure] ?? ""}`).join(" ");
}

/** The numbers that the text cites and the facts do not: their owners would not be asked. */
export function citedOnly(text, facts) {
  const known = new Set(facts.map(({ entry }) => entry));
  const cited = [...text.matchAll(MARK)].map(([, number]) => Number(number));
  return [...new Set(cited)].filter((number) => !known.has(number));
}

/** A typed time to come as the message says it: "kl. 14:05", with the date when it is another day. */
export function comingWords(typed, now) {
  const { instant } = typedTime(typed, "0", now);
  if (!instant) return "";
  const moment = Date.parse(instant);
  const clock = `kl. ${hourMinute(moment)}`;
  if (daysFrom(localOf(moment), now) === 0) return clock;
  const parts = Object.fromEntries(DAY_WORDS.formatToParts(moment).map(({ type, value }) => [type, value]));
  return `${parts.weekday} ${parts.day}. ${parts.month} ${parts.year} ${clock}`;
}

/** The time that stands there, or half an hour from now when it is over. */
export function freshTime(typed, now) {
  const { instant, code } = typedTime(typed, "0", now);
  if (code || Date.parse(instant) > now) return typed;
  const next = Math.floor((now + HALF_HOUR) / FIVE_MINUTES) * FIVE_MINUTES;
  return writeLocal(localOf(next), now);
}

/** original: the wording it changes, or null for a new one. */
export function wordingRequest(fields, original, now) {
  const title = (fields.title ?? "").trim();
  const text = (fields.text ?? "").trim();
  if (!title) return problem("title", "statement.title_missing");
  if (!text) return problem("text", "statement.text_missing");
  const facts = readFacts(fields.facts ?? "");
  if (!facts) return problem("facts", "statement.facts_unreadable");
  const body = { title, text, audience: fields.audience || "everybody", facts, signers: signersOf(fields) };
  if ((fields.place ?? "").trim()) body.place = fields.place.trim();
  if (fields.incident) body.incident = Number(fields.incident);
  for (const name of ["next_update_at", "expires_at"]) {
    const read = typedTime(fields[name], fields[`${name}_fold`], now);
    if (read.code) return problem(name, read.code);
    if (read.instant) body[name] = read.instant;
  }
  if (!original) return { command: "DraftStatement", body };
  return { command: "ChangeStatement", body: { ...body, statement: original.statement, base: original.base } };
}

/** What is pressed about a statement. one: {number, version, hash}. */
export function statementStep(what, one, fields = {}) {
  const text = { statement: one.number, version: one.version };
  const said = (name) => (fields[name] ?? "").trim();
  switch (what) {
    case "submit":
      return { command: "SubmitStatement", body: text };
    case "sign":
      return { command: "SignStatement", body: { ...text, hash: one.hash } };
    case "release":
      return { command: "ReleaseStatement", body: { ...text, hash: one.hash } };
    case "discard":
      return {
        command: "DiscardStatement",
        body: { statement: one.number, ...(said("reason") && { reason: said("reason") }) },
      };
    case "correct":
      return { command: "PrepareCorrection", body: { statement: one.number } };
    case "resend":
      return { command: "ResendStatement", body: { statement: one.number, channel: one.channel, act: one.act } };
    case "return":
      if (!said("reason")) return problem("reason", "statement.reason_missing");
      return { command: "ReturnStatement", body: { ...text, reason: said("reason") } };
    case "keep":
      if (!said("reason")) return problem("reason", "statement.reason_missing");
      return { command: "KeepStatement", body: { statement: one.number, entry: one.entry, reason: said("reason") } };
    case "retract":
      if (!said("notice")) return problem("notice", "statement.notice_missing");
      return { command: "RetractStatement", body: { statement: one.number, notice: said("notice") } };
    default:
      throw new Error(`no step ${what}`);
  }
}

/** What is pressed about the whole desk. */
export function deskStep(what, fields, now) {
  const said = (name) => (fields[name] ?? "").trim();
  if (what === "resume") return { command: "ResumePublishing", body: {} };
  if (what === "pause") {
    if (!said("reason")) return problem("reason", "statement.reason_missing");
    return { command: "PausePublishing", body: { reason: said("reason") } };
  }
  if (!said("what")) return problem("what", "statement.title_missing");
  const next = typedTime(fields.next_update_at, fields.next_update_at_fold, now);
  if (next.code) return problem("next_update_at", next.code);
  if (!next.instant) return problem("next_update_at", "statement.next_missing");
  const body = { what: said("what"), next_update_at: next.instant };
  if (said("place")) body.place = said("place");
  return { command: "IssueHoldingStatement", body };
}

function signersOf(fields) {
  return Object.entries(fields)
    .filter(([name, value]) => name.startsWith("signer:") && value)
    .map(([name]) => name.slice("signer:".length))
    .sort();
}

function problem(field, code) {
  return { problem: { field, code } };
}

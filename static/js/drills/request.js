/** What is sent when a drill is prepared, moved, written to, answered and ended. Pure. */

const CLOCK = /^(?:T\+)?(\d{1,3}):([0-5]\d)(?::([0-5]\d))?$/i;
const MINUTES = /^\d{1,4}$/;

export function path(operation, command) {
  return `/api/v1/operations/${operation}/commands/${command}`;
}

/** A time of the drill as it is typed, T+1:30 or 90 (minutes), in seconds; null when it is none. */
export function drillTime(text) {
  const said = (text ?? "").trim();
  if (MINUTES.test(said)) return Number(said) * 60;
  const found = CLOCK.exec(said);
  if (!found) return null;
  return Number(found[1]) * 3_600 + Number(found[2]) * 60 + Number(found[3] ?? 0);
}

export function prepareRequest(operation, { script = "", seed = "", code_word: word = "" }) {
  if (!script.trim()) return { problem: { field: "script", code: "drill.script_missing" } };
  if (!word.trim()) return { problem: { field: "code_word", code: "drill.code_word_missing" } };
  const drawn = seed.trim();
  if (drawn && !/^\d{1,9}$/.test(drawn)) return { problem: { field: "seed", code: "drill.no_seed" } };
  const body = { script, code_word: word.trim(), ...(drawn ? { seed: Number(drawn) } : {}) };
  return { path: path(operation, "PrepareDrill"), body };
}

/** base: the newest move one has seen, so that two who press at once do not both move the clock. */
export function clockRequest(operation, fields, base) {
  const { move } = fields;
  const body = { move, base };
  if (move === "speed") body.speed = Number(fields.speed);
  if (move === "jump") {
    body.to_s = drillTime(fields.to);
    if (body.to_s === null) return { problem: { field: "to", code: "drill.no_time" } };
  }
  if (move === "postpone") {
    if (!MINUTES.test((fields.by ?? "").trim()) || Number(fields.by) === 0) return { problem: { field: "by", code: "drill.no_minutes" } };
    body.by_s = Number(fields.by) * 60;
  }
  return { path: path(operation, "SetDrillClock"), body };
}

/** An inject of the script that was jumped over or lies on another way, given by hand. */
export function giveRequest(operation, { give, time }) {
  return { path: path(operation, "GiveInject"), body: { inject: give, time: Number(time) } };
}

/** Who is to have it: the seats and cells that are ticked. */
export function writeRequest(operation, fields) {
  const [seats, cells] = [named(fields, "seats"), named(fields, "cells")];
  const text = (fields.text ?? "").trim();
  const sender = (fields.sender ?? "").trim();
  if (!sender) return { problem: { field: "sender", code: "drill.sender_missing" } };
  if (seats.length + cells.length === 0) return { problem: { field: "seats", code: "drill.to_missing" } };
  if (!text) return { problem: { field: "text", code: "drill.text_missing" } };
  return { path: path(operation, "WriteInject"), body: { sender, text, seats, cells, channel: fields.channel } };
}

export function answerRequest(operation, given, fields) {
  const text = (fields.text ?? "").trim();
  if (!text) return { problem: { field: "text", code: "drill.answer_missing" } };
  return { path: path(operation, "AnswerInject"), body: { given, text } };
}

/** control: ends it without the code word; any other seat must know it. */
export function endRequest(operation, { kind, code_word: word }, control = false) {
  const said = (word ?? "").trim();
  if (!control && !said) return { problem: { field: "code_word", code: "drill.code_word_missing" } };
  return { path: path(operation, "EndDrill"), body: { kind, ...(said ? { code_word: said } : {}) } };
}

/** For somebody without an account: onto one seat of the drill, for some hours. */
export function linkRequest(operation, seat, { hours }) {
  return { path: path(operation, "InviteGuest"), body: { seat, hours: Number(hours) } };
}

/** Of boxes named `to:kolding` those that are ticked. */
function named(fields, name) {
  const mine = Object.keys(fields).filter((key) => key.startsWith(`${name}:`));
  return mine.map((key) => key.slice(name.length + 1));
}

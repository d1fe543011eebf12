/** What the answering cell sends for an authority that takes no part: always as said by the cell. Pure. */

import { path } from "./request.js";

const WHOLE = /^[1-9]\d{0,5}$/;

/** about: what waits and for which authority; way: which of its answers was pressed. */
export function answerFor(operation, { answerFor: kind, number, authority }, fields, way) {
  const reason = (fields.reason ?? "").trim();
  const made = BODIES[kind](Number(number), way, fields, reason);
  if (made.problem) return made;
  const [command, body] = made;
  const said = { authority, who: "Svarcellen", channel: "phone" };
  return { path: path(operation, command), body: { ...body, ...(reason ? { reason } : {}), on_behalf_of: said } };
}

const BODIES = {
  task: (task, move, _, reason) => (move === "decline" && !reason ? mute() : ["MoveTask", { task, move }]),
  call: (call, answer) => ["AnswerCall", { call, answer }],
  request: (request, way, fields, reason) => {
    if (way !== "promise") return reason ? ["AnswerRequest", { request }] : mute();
    const typed = Object.entries(fields).filter(([name, text]) => name.startsWith("promised:") && (text ?? "").trim() && text.trim() !== "0");
    if (!typed.every(([, text]) => WHOLE.test(text.trim()))) return wrong("promised", "request.no_number");
    const promised = typed.map(([name, text]) => ({ resource_id: name.slice(9), amount: Number(text.trim()) }));
    return promised.length ? ["AnswerRequest", { request, promised }] : wrong("promised", "drill.promise_missing");
  },
  promise: (promise, way, _, reason) => {
    if (way === "release") return reason ? ["ReleasePromise", { promise }] : mute();
    return ["MovePromise", { promise, state: way, ...(reason ? { reason } : {}) }];
  },
};

function mute() {
  return wrong("reason", "task.reason_missing");
}

function wrong(field, code) {
  return { problem: { field, code } };
}

/** The Socket.IO side of the line. It only carries words; feed.js and line.js know what they mean. */

import { io } from "socket.io-client";

const HELLO_PATIENCE = 5_000;
const DROPPED_BY_SERVER = "io server disconnect";
const BACK_IN = 2_000;

/**
 * last() is the number the page knows. on has joined({head, now}), hint({number, type}),
 * refused(code), pulse({head, now}), lost(), signedOut() and reseated(): the lent seat is lent no more. Answers {restart()}.
 */
export function openSocket({ operation, last, on }) {
  const socket = io({
    path: "/socket.io",
    transports: ["websocket"],
    timeout: 5_000,
    reconnectionDelay: 500,
    reconnectionDelayMax: 5_000,
    randomizationFactor: 0.5,
  });
  const hello = async () => {
    let answer;
    try {
      answer = await socket.timeout(HELLO_PATIENCE).emitWithAck("hello", { operation, last: last() });
    } catch {
      return; // No answer: the missing pulse tells it, and the page asks by itself.
    }
    if (answer.ok) on.joined(answer);
    else on.refused(answer.code);
  };
  socket.on("connect", hello);
  socket.on("hint", (hint) => hint.operation === operation && on.hint(hint));
  socket.on("pulse", (pulse) => pulse.operation === operation && on.pulse(pulse));
  socket.on("bye", ({ reason }) => {
    if (reason === "session") on.signedOut();
    else if (reason === "seat") on.reseated();
  });
  socket.on("connect_error", () => {
    on.lost();
    // A refused handshake is not tried again by the library; a dead server is.
    if (!socket.active) setTimeout(() => socket.connect(), BACK_IN);
  });
  socket.on("disconnect", (reason) => {
    on.lost();
    if (reason === DROPPED_BY_SERVER) setTimeout(() => socket.connect(), BACK_IN);
  });
  return { restart: () => socket.disconnect().connect() };
}

/** References while one types: which a text holds, and which one is being typed. Pure. */

const FOUND =
  /(?<![\p{L}\p{N}_@#/&])(?:@[\p{L}\p{N}](?:[\p{L}\p{N}_-]{0,58}[\p{L}\p{N}])?|#\[[^[\]\n]{1,200}\]|#ob-[0-9a-z]{12}(?![\p{L}\p{N}_])|#[ØøHhOoPp]?[1-9][0-9]{0,14}(?![\p{L}\p{N}_]))/gu;
const TYPING = /(?<![\p{L}\p{N}_@#/&])(?:@[\p{L}\p{N}_-]{0,40}|#\[[^[\]\n]{0,80}|#[ØøHhOoPp]?[0-9]{0,15})$/u;

/** The references of a text as they are written, each once. The server reads them in the same way. */
export function referencesIn(text) {
  return [...new Set(text.match(FOUND) ?? [])];
}

/** What is being typed before the caret, from its @ or #: {start, word}; null when it is only words. */
export function typingAt(text, caret) {
  const line = text.slice(0, caret);
  const from = Math.max(0, line.length - 100);
  const match = TYPING.exec(line.slice(from));
  return match ? { start: from + match.index, word: match[0] } : null;
}

/** The text with what was chosen in place of what was typed, and where the caret stands then. */
export function chosen(text, caret, start, offer) {
  const rest = text.slice(caret);
  const gap = /^\s/.test(rest) ? "" : " ";
  const before = text.slice(0, start) + offer + gap;
  return { text: before + rest, caret: before.length + (gap ? 0 : 1) };
}

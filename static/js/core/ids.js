/** Keys that make a repeated request harmless: 128 random bits, url-safe. */

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** crypto.randomUUID is missing on plain http away from the loopback; getRandomValues is not. */
export function newKey(crypto = globalThis.crypto) {
  const bytes = crypto.getRandomValues(new Uint8Array(22));
  return Array.from(bytes, (byte) => LETTERS[byte & 63]).join("");
}

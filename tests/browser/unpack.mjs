// Unpacks @sparticuz/chromium into the folder given: the browser, its fonts and its libraries.
import { createReadStream, createWriteStream, existsSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress } from "node:zlib";
import { extract } from "tar-fs";

const target = process.argv[2];
const packed = join(dirname(fileURLToPath(import.meta.url)), "node_modules/@sparticuz/chromium/bin");
const parts = [
  ["chromium.br", () => createWriteStream(join(target, "chromium"), { mode: 0o755 })],
  ["swiftshader.tar.br", () => extract(target)],
  ["fonts.tar.br", () => extract(join(target, "fonts"))],
  ["al2023.tar.br", () => extract(join(target, "libraries"))],
];

mkdirSync(target, { recursive: true });
for (const [name, into] of parts) {
  const file = join(packed, name);
  if (!existsSync(file)) throw new Error(`${file} is missing`);
  await pipeline(createReadStream(file), createBrotliDecompress(), into());
}

// All tests of the browser's modules in one process: to start one for each file took longer than to run them.
import { readdirSync } from "node:fs";

const here = new URL(".", import.meta.url);
for (const name of readdirSync(here).filter((one) => one.endsWith(".test.js")).sort()) await import(new URL(name, here));

/** The press desk: puts the parts of the page together. */

import { Announcer } from "./core/announce.js";
import { localOf } from "./core/copenhagen.js";
import { Door } from "./core/door.js";
import { watchHeld } from "./core/held.js";
import { newKey } from "./core/ids.js";
import { Keys } from "./core/keys.js";
import { Live } from "./core/live.js";
import { Pane } from "./core/pane.js";
import { provingDoor } from "./core/proof.js";
import { localShelf } from "./core/store.js";
import { Texts, readTexts } from "./core/texts.js";
import { Theme } from "./core/theme.js";
import { drillClock } from "./drills/clock.js";
import { realEvent } from "./drills/ending.js";
import { writeLocal } from "./log/times.js";
import { StatementForm } from "./statements/form.js";
import { StatementSteps } from "./statements/steps.js";

const { operation, head, seat, account, csrf } = document.body.dataset;
const texts = new Texts(readTexts(document));
const shelf = localShelf(window);
const door = provingDoor(new Door({ fetch: window.fetch.bind(window), csrf, seat }), document);
const announcer = new Announcer(document.querySelector("[data-announce]"), texts);
const monotonic = () => performance.now();

function signedOut() {
  location.assign(`/log-ind?next=${encodeURIComponent(location.pathname)}`);
}

const live = new Live({
  ...{ doc: document, door, texts, operation, panels: [], head: Number(head), monotonic },
  on: { signedOut, state: (kind, text) => kind !== "starting" && announcer.add([text]) },
});
const now = () => live.clock.now();
const tools = {
  ...{ door, texts, newKey, now, onSignedOut: signedOut },
  language: document.documentElement.lang === "en" ? "en" : "da",
  writeInstant: (instant) => writeLocal(localOf(Date.parse(instant)), now()),
};

function mark() {
  const shown = document.querySelector("[data-statement]")?.dataset.statement;
  for (const link of document.querySelectorAll("[data-statement-link]")) {
    if (link.dataset.statementLink === shown) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

for (const root of document.querySelectorAll("[data-panel]")) {
  live.panels.push(new Pane(root, { fetchFragment: (url) => door.fragment(url), applied: mark }));
}

/** A new text is opened; which number it was given stands in its entry. */
async function openNew(number) {
  const { entries } = await door.journal(operation, number - 1);
  const made = entries.find((entry) => entry.number === number)?.event?.statement;
  if (made) location.assign(`/presse/${operation}/${made}`);
}

function saved(answer, what) {
  const last = Math.max(...answer.entries);
  live.feed.heard(last).catch(() => live.ask());
  announcer.say(texts.say(`statement.done.${what}`));
  if (["correct", "holding", "draft"].includes(what)) openNew(last).catch(() => live.ask());
}

const main = document.querySelector(".deskmain");
const element = document.querySelector("[data-statement-form]");
const form =
  element &&
  new StatementForm({
    ...{ form: element, tools, operation, shelf, account },
    erased: (document.body.dataset.erased ?? "").split(" ").filter(Boolean).map(Number),
    on: {
      saved: (answer) => saved(answer, form.original ? "change" : "draft"),
      opened: () => main.classList.add("is-writing"),
      closed: () => main.classList.remove("is-writing"),
    },
  });
const steps = new StatementSteps({
  ...{ root: document.getElementById("indhold"), doc: document, tools, operation },
  on: {
    saved,
    form: (what, wording) => (what === "new" ? form?.begin() : form?.change(wording)),
  },
});

const theme = new Theme({ doc: document, texts });
new Keys({
  doc: document,
  shelf,
  actions: {
    n: () => (document.querySelector("dialog[open]") ? false : (form?.begin() ?? true)),
    v: () => steps.letter("holding"),
    u: () => steps.letter("sign"),
    f: () => steps.letter("release"),
    r: () => steps.letter("change"),
    t: () => theme.flip(),
    Escape: () => form?.close() ?? false,
  },
});

const wanted = /^#(ny|ventebesked)(?:=(\d+))?$/.exec(location.hash);
if (wanted) history.replaceState(null, "", location.pathname);
if (wanted?.[1] === "ny") form?.begin(wanted[2] ?? "");
else if (wanted?.[1] === "ventebesked") steps.open("holding");
else if (performance.getEntriesByType("navigation")[0]?.type === "reload") form?.resume();
mark();
drillClock(document);
realEvent({ doc: document, tools, operation, on: { saved: ({ entries }) => live.feed.heard(Math.max(...entries)).catch(() => live.ask()) } });
live.start();
watchHeld(document);

/** The board: puts the parts of the page together. */

import { Chosen } from "./attachments/chosen.js";
import { Uploads } from "./attachments/upload.js";
import { Announcer } from "./core/announce.js";
import { hourMinute } from "./core/copenhagen.js";
import { Door, SignedOut } from "./core/door.js";
import { erasedBy } from "./core/feed.js";
import { watchHeld } from "./core/held.js";
import { newKey } from "./core/ids.js";
import { Keys } from "./core/keys.js";
import { Live } from "./core/live.js";
import { Panel } from "./core/panel.js";
import { HERE, localShelf } from "./core/store.js";
import { Texts, readTexts } from "./core/texts.js";
import { Theme } from "./core/theme.js";
import { Classifier } from "./log/classify.js";
import { Composer } from "./log/composer.js";
import { Confirmer } from "./log/confirm.js";
import { Drafts } from "./log/drafts.js";
import { copyCount, lookAgain, marks } from "./log/marks.js";
import { Rows } from "./log/rows.js";
import { Search } from "./log/search.js";
import { SeenLine, SeenMark } from "./log/seen.js";
import { Since } from "./log/since.js";
import { Case } from "./operations/case.js";

const { operation, mode, head, seat, account, csrf } = document.body.dataset;
const language = document.documentElement.lang === "en" ? "en" : "da";
const texts = new Texts(readTexts(document));
const shelf = localShelf(window);
const door = new Door({ fetch: window.fetch.bind(window), csrf, seat });
const announcer = new Announcer(document.querySelector("[data-announce]"), texts);
const monotonic = () => performance.now();
const now = () => live.clock.now();
const title = document.title;

let leaving = false;
function signedOut() {
  if (leaving) return;
  leaving = true;
  // After a log-out in another tab this page must not fill the emptied shelf again.
  if (shelf.wiped(HERE)) shelf.empty();
  location.assign(`/log-ind?next=${encodeURIComponent(location.pathname)}`);
}

const failed = (error) => error instanceof SignedOut && signedOut();

const panel = new Panel(document.querySelector('[data-panel][data-name="log"]'), {
  fetchFragment: (url) => door.fragment(url),
  texts,
  applied: ({ inserted }) => applied(inserted),
});
const live = new Live({
  doc: document,
  door,
  texts,
  panels: [panel],
  operation,
  head: Number(head),
  monotonic,
  on: {
    signedOut,
    state: (kind, text) => kind !== "starting" && announcer.add([text]),
    entries: (entries) => {
      forget(erasedBy(entries));
      lookAgain(panel, entries)?.catch(failed);
    },
  },
});

const seenMark = new SeenMark(shelf, account, operation);
const seen = new SeenLine({
  list: panel.list,
  mark: seenMark,
  newest: () => panel.last,
  texts,
  time: () => hourMinute(now()),
  onMoved: () => {
    titleCount();
    since.offer();
  },
});
const scroller = document.querySelector("[data-scroll]");
const saved = (numbers) => {
  if (!search.active) seen.moveUp();
  live.feed.heard(Math.max(...numbers)).catch(failed);
};
const drafts = new Drafts(shelf, account, operation);
const form = document.querySelector("[data-composer]");
const composer =
  form &&
  new Composer({
    ...{ form, door, drafts, texts, now, operation, seat, language, newKey },
    exercise: mode === "EXERCISE",
    onSaved: saved,
    onSignedOut: signedOut,
    onQuoted: (inject, label) => theCase.inbox?.noted(inject, label),
    onLeft: () => rows.first(),
  });
if (composer) {
  composer.files = new Chosen({
    ...{ root: form.querySelector("[data-files]"), form, texts, language, newKey },
    uploads: new Uploads({ door, operation }),
    labelOf: (number) => `${mode === "EXERCISE" ? "Ø" : ""}${number}`,
    on: { attached: saved, signedOut, show: () => composer.show(), say: (text) => announcer.say(text) },
  });
}
const confirmer = new Confirmer({
  ...{ door, operation, texts, language, newKey },
  on: {
    saved,
    signedOut,
    confirmed: (number) => panel.release(number),
    say: (code, values) => announcer.say(texts.say(code, values)),
  },
});
const rows = new Rows({ panel, now, act, all: () => search.clear() });
const search = new Search({
  form: document.querySelector("[data-search]"),
  panel,
  win: window,
  now,
  texts,
  onChange: () => {
    scroller.scrollTop = 0;
    seen.draw(search.active);
  },
  onFail: failed,
});
const since = new Since({
  ...{ doc: document, door, operation, search },
  mark: seenMark,
  go: (number) => rows.go(number).catch(failed),
});
const theme = new Theme({ doc: document, texts });
const tools = { door, texts, language, newKey, now, onSignedOut: signedOut };
const classify = document.getElementById("entry-classify");
const sighted = ({ entries }) => live.feed.heard(Math.max(...entries)).catch(failed);
const classifier = classify && new Classifier({ dialog: classify, tools, operation, on: { saved: sighted } });
const theCase = new Case({
  ...{ doc: document, operation, account, shelf },
  tools,
  on: {
    saved: (numbers) => live.feed.heard(Math.max(...numbers)).catch(failed),
    entry: (number) => rows.go(number).catch(failed),
    quote: (fields, inject) => toLog() && composer?.quote(fields, inject),
    say: (code, values) => announcer.say(texts.say(code, values)),
  },
});
live.panels.push(...theCase.panels);
const { disputes, ticks } = marks({
  ...{ doc: document, form, panel, tools, operation },
  on: {
    saved,
    heard: (numbers) => live.feed.heard(Math.max(...numbers)).catch(failed),
    left: () => rows.first(),
    say: (code, values) => announcer.say(texts.say(code, values)),
  },
});

/** What was erased by law is shown without its words at once, and no draft keeps them. */
function forget(numbers) {
  for (const number of numbers) panel.release(number);
  if (numbers.length > 0) composer?.forget(numbers);
}

function toLog() {
  theCase.keys.l();
  return true;
}

function act(what, row) {
  if (what === "confirm") confirmer.confirm(row);
  else if (what === "classify") classifier?.open(row);
  else if (what === "attach") composer?.files.pick(Number(row.dataset.number));
  else if (what === "contest") disputes?.take(row);
  else if (what.startsWith("assess")) theCase.first?.act(what, row);
  else if (what.startsWith("follow")) ticks?.act(what, row);
  else composer?.about(what, row);
}

let newest = Math.max(0, ...seen.rows().map((row) => row.number));
function applied(inserted) {
  const fresh = inserted.filter((row) => Number(row.dataset.number) > newest);
  for (const row of fresh) row.classList.add("is-new");
  newest = Math.max(newest, ...fresh.map((row) => Number(row.dataset.number)));
  const others = fresh.filter((row) => !("own" in row.dataset));
  announcer.add(others.reverse().map((row) => row.dataset.say));
  rows.settle();
  theCase.settle();
  disputes?.mark();
  seen.draw(search.active);
  titleCount();
  if (!search.active) copyCount(document, panel.root.querySelector("[data-count]"));
}

/** The tab says how many are new while one looks at another. */
function titleCount() {
  const count = document.visibilityState === "hidden" ? seenMark.unseen(seen.rows()) : 0;
  document.title = count > 0 ? `(${count}) ${title}` : title;
}

document.addEventListener("visibilitychange", () => {
  const read = document.visibilityState === "hidden" && scroller.scrollTop < 40;
  if (read && !search.active) seen.moveUp();
  if (document.visibilityState === "visible") since.come(panel.last).catch(failed);
  titleCount();
});
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-new]") && toLog()) composer?.focus();
  if (event.target.closest("[data-print]")) window.print();
  const older = event.target.closest("[data-older]");
  if (!older) return;
  event.preventDefault();
  older.textContent = texts.say("panel.older");
  panel.older(Number(older.dataset.older)).catch((error) => {
    failed(error);
    older.textContent = texts.say("panel.failed");
  });
});

new Keys({
  doc: document,
  shelf,
  actions: {
    ...theCase.keys,
    n: () => toLog() && composer?.focus(),
    "/": () => toLog() && search.field.focus(),
    a: () => document.querySelector("[data-print-all]")?.click(),
    t: () => theme.flip(),
    r: () => rows.letter("correct"),
    s: () => rows.letter("supplement"),
    f: () => rows.letter("follow") || rows.letter("follow_more") || (toLog() && search.open()),
    x: () => rows.letter("contest") || (search.active && search.clear()),
    b: () => rows.letter("confirm") || theCase.confirm(),
    ArrowDown: () => (document.activeElement === document.body ? rows.first() : false),
    ArrowUp: () => (document.activeElement === document.body ? rows.first() : false),
    Escape: () => disputes?.close() || theCase.leave() || (search.active ? search.clear() : composer?.leave()),
  },
});

seen.draw();
forget((document.body.dataset.erased ?? "").split(" ").filter(Boolean).map(Number));
since.come(Number(head)).catch(failed);
live.start();
watchHeld(document);

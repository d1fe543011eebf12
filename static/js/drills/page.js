/** Control's desk and the cells of a drill: the page moves with the journal. */

import { Announcer } from "../core/announce.js";
import { Door } from "../core/door.js";
import { watchHeld } from "../core/held.js";
import { newKey } from "../core/ids.js";
import { Keys } from "../core/keys.js";
import { Live } from "../core/live.js";
import { Pane } from "../core/pane.js";
import { localShelf } from "../core/store.js";
import { Texts, readTexts } from "../core/texts.js";
import { Theme } from "../core/theme.js";
import { drillClock } from "./clock.js";
import { Control } from "./control.js";
import { realEvent } from "./ending.js";
import { Inbox } from "./inbox.js";
import { seatLinks } from "./links.js";
import { prepare } from "./prepare.js";
import { Answering } from "./answering.js";

const { operation, head, seat, csrf } = document.body.dataset;
const texts = new Texts(readTexts(document));
const shelf = localShelf(window);
const door = new Door({ fetch: window.fetch.bind(window), csrf, seat });
const announcer = new Announcer(document.querySelector("[data-announce]"), texts);
const signedOut = () => location.assign(`/log-ind?next=${encodeURIComponent(location.pathname)}`);
const live = new Live({
  ...{ doc: document, door, texts, operation, panels: [], head: Number(head), monotonic: () => performance.now() },
  on: { signedOut, state: (kind, text) => kind !== "starting" && announcer.add([text]) },
});
const tools = {
  ...{ door, texts, newKey, now: () => live.clock.now(), onSignedOut: signedOut },
  language: document.documentElement.lang === "en" ? "en" : "da",
};
for (const root of document.querySelectorAll("[data-panel]")) {
  live.panels.push(new Pane(root, { fetchFragment: (url) => door.fragment(url) }));
}
const saved = ({ entries }) => live.feed.heard(Math.max(...entries)).catch(() => live.ask());
const common = { doc: document, tools, operation, on: { saved } };
const root = document.getElementById("indhold");

drillClock(document);
realEvent(common);
seatLinks({ ...common, root });
prepare({ ...common, shelf, on: { saved: () => location.reload() } });
const control = document.querySelector("[data-desk]") && new Control({ ...common, root });
if (document.getElementById("inject-answer")) new Inbox({ ...common, root });
if (document.querySelector("[data-answering]")) new Answering({ ...common, root });

const theme = new Theme({ doc: document, texts });
new Keys({
  doc: document,
  shelf,
  actions: {
    " ": () => control?.toggle() ?? false,
    n: () => control?.write() ?? false,
    t: () => theme.flip(),
  },
});
live.start();
watchHeld(document);

/** The page of one incident or task: the map shows it, the page moves with the journal. */

import { Announcer } from "../core/announce.js";
import { Door } from "../core/door.js";
import { newKey } from "../core/ids.js";
import { Keys } from "../core/keys.js";
import { Live } from "../core/live.js";
import { localShelf } from "../core/store.js";
import { Texts, readTexts } from "../core/texts.js";
import { Theme } from "../core/theme.js";
import { watchWide } from "../core/wide.js";
import { Classifier } from "../log/classify.js";
import { Case } from "./case.js";

const { operation, head, seat, account, csrf } = document.body.dataset;
const texts = new Texts(readTexts(document));
const shelf = localShelf(window);
const door = new Door({ fetch: window.fetch.bind(window), csrf, seat });
const announcer = new Announcer(document.querySelector("[data-announce]"), texts);
const focus = Number(document.querySelector("[data-focus]")?.dataset.focus);

function signedOut() {
  location.assign(`/log-ind?next=${encodeURIComponent(location.pathname)}`);
}

const live = new Live({
  ...{ doc: document, door, texts, operation, panels: [], head: Number(head) },
  monotonic: () => performance.now(),
  on: { signedOut, state: (kind, text) => kind !== "starting" && announcer.add([text]) },
});
const tools = {
  ...{ door, texts, newKey, onSignedOut: signedOut },
  language: document.documentElement.lang === "en" ? "en" : "da",
  now: () => live.clock.now(),
};
const saved = (numbers) => live.feed.heard(Math.max(...numbers)).catch(() => live.ask());
const theCase = new Case({
  ...{ doc: document, operation, account, shelf: null, drafts: shelf, focus, tools },
  on: {
    saved,
    say: (code, values) => announcer.say(texts.say(code, values)),
  },
});
live.panels.push(...theCase.panels);
const classify = document.getElementById("entry-classify");
if (classify) new Classifier({ dialog: classify, tools, operation, on: { saved: ({ entries }) => saved(entries) } });
const theme = new Theme({ doc: document, texts });
new Keys({
  doc: document,
  shelf,
  actions: {
    ...theCase.keys,
    o: () => theCase.ask?.open({ incident: focus || "" }),
    b: () => theCase.confirm(),
    r: () => theCase.table?.round() ?? false,
    n: () => theCase.table?.note() ?? false,
    ...Object.fromEntries(["1", "2", "3", "x"].map((key) => [key, () => theCase.table?.letter(key) ?? false])),
    t: () => theme.flip(),
    Escape: () => theCase.leave(),
  },
});
live.start();
watchWide(document);

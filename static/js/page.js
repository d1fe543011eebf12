/** The quiet pages: day or night, by button or by t. */

import { watchHeld } from "./core/held.js";
import { followDrill } from "./drills/clock.js";
import { Keys } from "./core/keys.js";
import { localShelf } from "./core/store.js";
import { Texts, readTexts } from "./core/texts.js";
import { Theme } from "./core/theme.js";

const theme = new Theme({ doc: document, texts: new Texts(readTexts(document)) });
new Keys({ doc: document, shelf: localShelf(window), actions: { t: () => theme.flip() } });
watchHeld(document);
followDrill(document);

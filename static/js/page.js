/** The quiet pages: day or night, by button or by t. */

import { watchHeld } from "./core/held.js";
import { followDrill } from "./drills/clock.js";
import { Keys } from "./core/keys.js";
import { watchLogOut } from "./core/leaving.js";
import { localShelf, sweep } from "./core/store.js";
import { Texts, readTexts } from "./core/texts.js";
import { Theme } from "./core/theme.js";

const theme = new Theme({ doc: document, texts: new Texts(readTexts(document)) });
const shelf = localShelf(window);
sweep(window);
watchLogOut(window);
new Keys({ doc: document, shelf, actions: { t: () => theme.flip() } });
watchHeld(document);
followDrill(document);

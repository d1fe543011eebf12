/** The page for the printer: asks for the dialog at once, and again by its button; one entry alone
 * waits to be asked, for most who come to it come by a code on paper. */

import { isCommand } from "./core/keys.js";
import { watchLogOut } from "./core/leaving.js";

watchLogOut(window);
const button = document.querySelector("[data-print]");
button.hidden = false;
document.querySelector("[data-by-hand]").hidden = true;
button.addEventListener("click", () => window.print());
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && isCommand(event)) window.close();
});
if (!("whenAsked" in document.body.dataset)) window.print();

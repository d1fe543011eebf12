/** Before it is printed the map takes the size it has on paper, by day; afterwards its own again. */

const DRAWN = 300;

/** fit(): the map has another size now. button: prints when the map has been drawn anew. */
export function paperSize({ win, button, fit }) {
  const root = win.document.documentElement;
  let worn = null;
  const begin = () => {
    if (worn !== null) return;
    worn = root.dataset.theme ?? "";
    root.dataset.theme = "day";
    root.classList.add("printing");
    fit();
  };
  const end = () => {
    if (worn === null) return;
    if (worn) root.dataset.theme = worn;
    else delete root.dataset.theme;
    worn = null;
    root.classList.remove("printing");
    fit();
  };
  win.addEventListener("beforeprint", begin);
  win.addEventListener("afterprint", end);
  button?.addEventListener("click", () => {
    begin();
    win.setTimeout(() => win.print(), DRAWN);
  });
}

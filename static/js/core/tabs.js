/** The tabs beside the map: arrows go between them, the address remembers which. */

export class Tabs {
  /** on(name) is told which tab is shown. */
  constructor({ doc, on = () => {} }) {
    this.doc = doc;
    this.on = on;
    this.tabs = [...doc.querySelectorAll("[data-tab]")];
    for (const tab of this.tabs) {
      tab.addEventListener("click", () => this.show(tab.dataset.tab));
      tab.addEventListener("keydown", (event) => this.#key(event, tab));
    }
    const named = doc.defaultView.location.hash.slice(1);
    if (this.tabs.some((tab) => tab.dataset.tab === named)) this.show(named);
    else if (this.tabs[0]) this.current = this.tabs[0].dataset.tab;
  }

  show(name) {
    this.current = name;
    for (const tab of this.tabs) {
      const chosen = tab.dataset.tab === name;
      tab.setAttribute("aria-selected", String(chosen));
      tab.tabIndex = chosen ? 0 : -1;
      this.panel(tab).hidden = !chosen;
    }
    const { history, location } = this.doc.defaultView;
    const first = name === this.tabs[0].dataset.tab;
    history.replaceState(null, "", location.pathname + location.search + (first ? "" : `#${name}`));
    this.on(name);
  }

  panel(tab) {
    return this.doc.getElementById(tab.getAttribute("aria-controls"));
  }

  #key(event, tab) {
    const steps = { ArrowRight: 1, ArrowLeft: -1, Home: -99, End: 99 };
    if (!(event.key in steps)) return;
    event.preventDefault();
    event.stopPropagation();
    const at = this.tabs.indexOf(tab) + steps[event.key];
    const next = this.tabs[Math.min(this.tabs.length - 1, Math.max(0, at))];
    this.show(next.dataset.tab);
    next.focus();
  }
}

/** Day or night: follows the system until somebody chooses. */

const KEY = "crisis.theme";

export class Theme {
  constructor({ doc, texts, shelf = doc.defaultView.localStorage }) {
    this.root = doc.documentElement;
    this.buttons = [...doc.querySelectorAll("[data-theme-key]")];
    this.texts = texts;
    this.shelf = shelf;
    for (const button of this.buttons) button.addEventListener("click", () => this.flip());
    const system = doc.defaultView.matchMedia("(prefers-color-scheme: dark)");
    system.addEventListener("change", () => this.chosen() || this.#show(system.matches));
    this.#show(this.root.dataset.theme === "night");
  }

  flip() {
    const night = this.root.dataset.theme !== "night";
    try {
      this.shelf.setItem(KEY, night ? "night" : "day");
    } catch {
      // It lasts as long as the page.
    }
    this.#show(night);
  }

  chosen() {
    try {
      return this.shelf.getItem(KEY);
    } catch {
      return null;
    }
  }

  #show(night) {
    this.root.dataset.theme = night ? "night" : "day";
    const word = this.texts.say(night ? "theme.day" : "theme.night");
    for (const button of this.buttons) button.textContent = word;
  }
}

/** Says new things politely to those who listen instead of looking. */

const GATHER = 900;

export class Announcer {
  constructor(region, texts, later = (act, wait) => setTimeout(act, wait)) {
    this.region = region;
    this.texts = texts;
    this.later = later;
    this.waiting = [];
  }

  /** Several sentences within a moment become one: how many, and the last. */
  add(sentences) {
    if (sentences.length === 0) return;
    if (this.waiting.length === 0) this.later(() => this.#flush(), GATHER);
    this.waiting.push(...sentences);
  }

  say(sentence) {
    this.region.textContent = sentence;
  }

  #flush() {
    const said = this.waiting;
    this.waiting = [];
    const last = said[said.length - 1];
    this.say(said.length === 1 ? last : this.texts.say("say.many", { n: said.length, last }));
  }
}

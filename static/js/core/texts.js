/** The page's words. They are read from the page; no sentence is written in a script. */

export function readTexts(doc, id = "texts") {
  const block = doc.getElementById(id);
  return block ? JSON.parse(block.textContent) : {};
}

/** Puts values where the sentence says {name}. */
export function fill(sentence, values = {}) {
  return String(sentence ?? "").replace(/\{(\w+)\}/g, (whole, name) =>
    name in values ? String(values[name]) : whole,
  );
}

export class Texts {
  constructor(words) {
    this.words = words;
  }

  say(code, values = {}) {
    return fill(this.words[code] ?? code, values);
  }
}

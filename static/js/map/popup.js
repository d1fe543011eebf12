/** What a place says of itself when it is pressed: built of text nodes, never of HTML. */

import { popup } from "leaflet";

export class PlacePopup {
  /** choose(object): offered as a button while a form wants objects; null otherwise. */
  constructor({ view, texts }) {
    Object.assign(this, { view, texts });
    this.doc = view.root.ownerDocument;
    this.choose = null;
  }

  show(objects, at) {
    const list = this.doc.createElement("div");
    list.className = "placepop";
    for (const object of objects.slice(0, 6)) list.append(this.#one(object));
    this.box = popup({ closeButton: false, maxWidth: 320, minWidth: 200, autoPanPadding: [40, 60] });
    this.box.setLatLng(at).setContent(list).openOn(this.view.map);
  }

  close() {
    this.box?.remove();
  }

  #one(object) {
    const box = this.#node("section", "");
    box.dataset.at = object.key;
    const name = this.#node("a", object.name);
    name.href = `/plan/register/${encodeURIComponent(object.key)}`;
    const head = this.#node("h3", "");
    head.append(name);
    const kind = this.#node("p", [object.category, object.municipality_name ?? ""].filter(Boolean).join(" · "));
    const facts = this.#node("dl", "");
    const said = [
      ["place.confidence", object.confidence_word],
      ["place.owner", object.owner],
      ["place.source", object.source],
      ["place.note", object.note],
    ];
    for (const [code, value] of said) {
      if (value) facts.append(this.#node("dt", this.texts.say(code)), this.#node("dd", value));
    }
    box.append(head, kind, facts);
    if (this.choose) box.append(this.#offer(object));
    return box;
  }

  #offer(object) {
    const button = this.#node("button", this.texts.say("place.choose"));
    button.type = "button";
    button.className = "btn sm";
    button.addEventListener("click", () => {
      this.choose(object);
      this.close();
    });
    return button;
  }

  #node(tag, text) {
    const node = this.doc.createElement(tag);
    node.textContent = text;
    return node;
  }
}

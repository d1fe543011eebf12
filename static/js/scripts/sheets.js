/** Files into the editor: a script as YAML, or its injects as a sheet. All of it is taken in, or nothing. */

const SHEETS = /\.(?:csv|xlsx)$/i;

export class Sheets {
  /** settle({sheet}): asks the server; setText(text): puts a text in place of the draft. */
  constructor({ doc, tools, settle, setText, trouble }) {
    Object.assign(this, { doc, tools, settle, setText, trouble });
    this.bad = doc.querySelector("[data-bad]");
    const field = doc.querySelector("[data-upload]");
    field?.addEventListener("change", async () => {
      const [file] = field.files;
      if (file) await this.take(file);
      field.value = "";
    });
  }

  async take(file) {
    this.#told([]);
    if (!SHEETS.test(file.name)) return this.setText(await file.text());
    const bytes = new Uint8Array(await file.arrayBuffer());
    const answer = await this.settle({ sheet: base64(bytes) });
    if (!answer) return undefined;
    this.#told(answer.bad);
    const { texts } = this.tools;
    if (answer.bad.length) return this.trouble(texts.say("script.bad_rows"));
    this.doc.querySelector("[data-said]").textContent = texts.say("script.sheet_in", { name: file.name });
    return undefined;
  }

  #told(rows) {
    const { texts, language } = this.tools;
    const worded = rows.map((one) => texts.say(one.column ? "script.bad_cell" : "script.bad_row", { ...one, why: one[language] ?? one.da }));
    this.bad.replaceChildren(...worded.map((text) => Object.assign(this.doc.createElement("li"), { textContent: text })));
    this.bad.hidden = !rows.length;
  }
}

/** The bytes of a file as text that JSON can carry. Pure. */
export function base64(bytes) {
  let text = "";
  for (const one of bytes) text += String.fromCharCode(one);
  return btoa(text);
}

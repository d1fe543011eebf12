/** The draft moves with the journal: others' words come by themselves, and what is being typed stays. A frozen picture
 * moves too, in what stands beside it: that a newer figure holds, and to whom it was sent. */

export const WORDS = "SitrepFieldWritten";

/**
 * What becomes of one field's form when the page has been renewed. Pure.
 * began: the entry of the words one began from, null when nothing is typed. written: of those that stand now.
 */
export function meanwhile({ began, written, typed, stands }) {
  if (began === null) return typed === stands ? "same" : "take";
  return began === written ? "same" : "moved";
}

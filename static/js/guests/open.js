/** Takes the secret of a guest's link out of the address, and asks as whom one would go in. */

const token = location.hash.slice(1);
const form = document.querySelector("[data-guest]");

if (token) {
  // No longer in the address, the history or a bookmark.
  history.replaceState(null, "", location.pathname);
  document.querySelector("[data-whole]").hidden = true;
  document.querySelector("[data-opening]").hidden = false;
  form.elements.token.value = token;
  form.elements.csrf_token.value = await ownWord();
  form.submit();
}

/** A link in a mail opens this page without our strict cookies; asked from here they come along, and
 * the form's word must be the one that belongs to them. */
async function ownWord() {
  try {
    const answer = await fetch(location.pathname, { credentials: "same-origin", cache: "no-store" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    return page.querySelector('meta[name="csrf"]').content;
  } catch {
    return form.elements.csrf_token.value;
  }
}

/** What is sent about partners. Pure. */

const SHORT = /^[a-z][a-z0-9-]{1,39}$/;

/** fields: name, group, municipality, can_help, contact, partner; known: it stands there already. */
export function partnerRequest(fields, known) {
  const said = (name) => (fields[name] ?? "").trim();
  for (const name of ["name", "can_help", "contact"]) {
    if (!said(name)) return { problem: { field: name, code: `partner.${name}_missing` } };
  }
  if (!SHORT.test(said("partner"))) return { problem: { field: "partner", code: "partner.short_missing" } };
  const body = { partner: said("partner"), name: said("name"), group: fields.group };
  Object.assign(body, { can_help: said("can_help"), contact: said("contact") });
  if (fields.municipality) body.municipality = fields.municipality;
  return { path: planningPath(known ? "ChangePartner" : "RegisterPartner"), body };
}

export function retireRequest(fields) {
  return { path: planningPath("RetirePartner"), body: { partner: fields.partner } };
}

/** A short name made of the long one: Eksempel Røde Ører → eksempel-roede-oerer. */
export function shortName(name) {
  const plain = name.toLowerCase().replace(/æ/g, "ae").replace(/ø/g, "oe").replace(/å/g, "aa").replace(/é/g, "e");
  const short = plain.replace(/[^a-z0-9]+/g, "-").replace(/^[^a-z]+/, "");
  return short.slice(0, 40).replace(/-+$/, "");
}

/** Says whether all the words that are sought stand in a partner's text. */
export function answers(sought, text) {
  return sought.toLowerCase().split(/\s+/).every((word) => text.includes(word));
}

function planningPath(command) {
  return `/api/v1/planning/commands/${command}`;
}

"""Why an authority has a task, as one whole sentence in Danish or English; a gap says why too."""

from __future__ import annotations

from crisis.events.tasks import Because
from crisis.projections.planning import Planning
from crisis.rules.responsibility import Gap, Responsible
from crisis.terms.responsibility import LeadBy, MatrixRow
from crisis.web.sentences.responsibility import GAPS

Both = tuple[str, str]
"""Danish, English."""

_GROUND: dict[LeadBy, Both] = {
    LeadBy.MUNICIPALITY: ("stedets kommune har opgaven", "the municipality of the place has it"),
    LeadBy.REGION: ("stedets region har opgaven", "the region of the place has it"),
    LeadBy.FIRE_SERVICE: (
        "stedets redningsberedskab har opgaven",
        "the fire service of the place has it",
    ),
    LeadBy.OWNER: ("anlæggets ejer har opgaven", "the plant's owner has it"),
}
_NAMED: Both = ("opgaven er dens i hele distriktet", "the task is its own in the whole district")
_NAMED_HERE: Both = ("opgaven er dens i {place}", "the task is its own in {place}")
_SURE: Both = ("kontrolleret i kilden", "checked in its source")
_ASSUMED: Both = ("antaget", "assumed")


def pick(both: Both, language: str) -> str:
    """Give the sentence in the reader's language."""
    return both[1] if language == "en" else both[0]


def answer(found: Responsible | Gap, planning: Planning, language: str) -> str:
    """Say why somebody leads, or why nobody does."""
    if isinstance(found, Gap):
        return gap(found, planning, language)
    return _leads(name(planning, found.lead), found.row, planning, language, estimated=False)


def asked(because: Because, who: str, planning: Planning, language: str) -> str:
    """Say why an authority was asked, from the line as it was then."""
    if because.row is None:
        return pick(
            (
                f"{who} er valgt af den, der bad; ansvarsmatricen har ikke bestemt det.",
                f"{who} was chosen by the one who asked; the matrix did not decide it.",
            ),
            language,
        )
    return _leads(who, because.row, planning, language, estimated=because.estimated)


def gap(found: Gap, planning: Planning, language: str) -> str:
    """Say why nobody has a part of a task."""
    place = name(planning, found.municipality) if found.municipality else ""
    both = GAPS[found.why]
    return pick(both, language).format(
        place_da=f" i {place}" if place else "", place_en=f" in {place}" if place else ""
    )


def row_says(row: MatrixRow, language: str) -> str:
    """Give a line's number and how sure it is: `ansvarsmatricens række 14, antaget`."""
    number = pick(("ansvarsmatricens række", "the matrix's line"), language)
    return f"{number} {row.number}, {sure(row, language)}"


def sure(row: MatrixRow, language: str) -> str:
    """Say whether a line was read in a source or is assumed."""
    return pick(_SURE if row.verified else _ASSUMED, language)


def name(planning: Planning, authority: str) -> str:
    """Give an authority's name; its id when the directory does not have it."""
    found = planning.authorities.get(authority)
    return found.name if found else authority


def _leads(who: str, row: MatrixRow, planning: Planning, language: str, *, estimated: bool) -> str:
    if row.lead_by is not None:
        why = pick(_GROUND[row.lead_by], language)
    elif row.place is not None:
        why = pick(_NAMED_HERE, language).format(place=name(planning, row.place))
    else:
        why = pick(_NAMED, language)
    more = row_says(row, language)
    if estimated:
        more += pick(("; stedets kommune er anslået", "; municipality estimated"), language)
    leads = pick(("leder, fordi", "leads because"), language)
    return f"{who} {leads} {why} ({more})."

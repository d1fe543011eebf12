"""Who may read an entry, in words and as a form needs it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from crisis.projections.log import LogEntry
from crisis.projections.planning import Planning
from crisis.projections.situation import Situation
from crisis.terms.sight import Readers, Sight
from crisis.web.because import name, pick
from crisis.web.words import word


@dataclass(frozen=True, kw_only=True)
class SightRow:
    """A classification as a row shows it; what is for the whole staff shows none."""

    sight: str
    words: str
    only_for: tuple[str, ...]


def sight_row(
    situation: Situation, one: LogEntry, planning: Planning, language: str
) -> SightRow | None:
    """Give what is said of an entry's readers; None when it is for the staff as most are. For whom
    it is, is not told to others."""
    found = situation.sights.get(one.number)
    if found is None or found.sight is Sight.INTERNAL or one.hidden:
        return None

    def named(one: str) -> str:
        partner = situation.partners.get(one)
        return partner.name if partner else name(planning, one)

    return SightRow(
        sight=found.sight.value, words=_words(found, named, language), only_for=found.only_for
    )


def _words(found: Readers, named: Callable[[str], str], language: str) -> str:
    said = word(found.sight, language).capitalize()
    if found.sight is not Sight.RESTRICTED:
        return said
    *most, last = [named(one) for one in found.only_for]
    both = pick((" og ", " and "), language)
    return f"{said} {both.join([', '.join(most), last]) if most else last}"

"""Who may read an entry, in words and as a form needs it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from crisis.commands.sight import ClassifyEntry
from crisis.projections.log import LogEntry
from crisis.projections.planning import Planning
from crisis.projections.situation import Situation
from crisis.rules.closing import offers
from crisis.rules.known import By
from crisis.rules.sight import may_classify_case
from crisis.terms.sight import STAFF, Readers, Sight
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
    found = situation.sights.get(one.number, STAFF)
    if found.sight is Sight.INTERNAL or one.hidden:
        return None
    return _row(situation, found, planning, language)


@dataclass(frozen=True, kw_only=True)
class CaseSight:
    """Who may read an incident, a task or a decision, and whether this reader may say it anew.

    entry: the number by which it came to be; the class is always told, also that it is internal.
    """

    entry: int
    now: SightRow
    some: bool
    may_classify: bool


def case_sight(
    situation: Situation, entry: int, planning: Planning, by: By, language: str
) -> CaseSight:
    """Give for whom a case is. entry: the number by which it came to be."""
    found = situation.sights.get(entry, STAFF)
    return CaseSight(
        entry=entry,
        now=_row(situation, found, planning, language),
        some=found.sight is not Sight.INTERNAL,
        may_classify=offers(situation, ClassifyEntry, by)
        and may_classify_case(situation, entry, by),
    )


def readers_words(situation: Situation, found: Readers, planning: Planning, language: str) -> str:
    """Say for whom something is: `Kun for Vejle Kommune og Sydøstjyllands Politi`."""

    def named(one: str) -> str:
        partner = situation.partners.get(one)
        return partner.name if partner else name(planning, one)

    return _words(found, named, language)


def planned_readers(found: Readers, planning: Planning, language: str) -> str:
    """Say for whom something of the planning is."""
    return _words(found, lambda one: name(planning, one), language)


def _row(situation: Situation, found: Readers, planning: Planning, language: str) -> SightRow:
    words = readers_words(situation, found, planning, language)
    return SightRow(sight=found.sight.value, words=words, only_for=found.only_for)


def _words(found: Readers, named: Callable[[str], str], language: str) -> str:
    said = word(found.sight, language).capitalize()
    if found.sight is not Sight.RESTRICTED:
        return said
    *most, last = [named(one) for one in found.only_for] or [_heads(language)]
    both = pick((" og ", " and "), language)
    return f"{said} {both.join([', '.join(most), last]) if most else last}"


def _heads(language: str) -> str:
    """They read all, so they are named only where nobody else reads it."""
    return pick(("formand og stabschef", "chair and chief of staff"), language)

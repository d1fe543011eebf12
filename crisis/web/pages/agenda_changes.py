"""What stands on an agenda beside what the operation tells: what changed since the picture that the
last meeting had, a decision on who gets what that must be taken anew, and what was promised and is
not there."""

from __future__ import annotations

from typing import Any

from crisis.projections.sitreps import Frozen
from crisis.projections.situation import Situation
from crisis.rules.agenda import last_held, picture_had, since_last
from crisis.rules.reopening import Reopened, reopening
from crisis.rules.sitreps import Besides
from crisis.rules.wanted import gone_of
from crisis.terms.meetings import AgendaItem, PointKind
from crisis.terms.sectors import Colour
from crisis.terms.sitreps import FactKind, sitrep_label
from crisis.web.because import pick
from crisis.web.pages.agenda_rows import SHOWN, item_rows
from crisis.web.pages.incident_rows import Where
from crisis.web.pages.links import sitrep_url, sitreps_url
from crisis.web.pages.meeting_rows import Beside
from crisis.web.pages.sitrep_rows import Shown, draw
from crisis.web.pages.sitrep_sources import besides_now, shown_then
from crisis.web.pages.sitrep_teller import Teller
from crisis.web.words import word

_TOLD = {
    "moved": PointKind.FACT_MOVED,
    "new": PointKind.FACT_NEW,
    "gone": PointKind.FACT_GONE,
}
_OF_EVENTS = frozenset({FactKind.INCIDENT, FactKind.LEVEL, FactKind.FIGURE})
"""What is told by the operation itself since a meeting that had no picture yet."""


def beside(where: Where) -> Beside:
    """Give it of the meeting that is held, or of the one that comes."""
    situation = where.situation
    besides = besides_now(situation, where.by)
    return Beside(
        changes=_changes(where, besides),
        again=_again(situation, besides),
        gone=gone_of(situation, besides.stock, besides.now),
    )


def _again(situation: Situation, besides: Besides) -> Reopened | None:
    return reopening(situation, besides.stock, besides.competing)


def _changes(where: Where, besides: Besides) -> dict[str, Any] | None:
    situation = where.situation
    before = last_held(situation, situation.meetings.open)
    base, newest = picture_had(situation, before), situation.sitreps.last
    if base is None or newest is None:
        return None
    drawn = draw(Shown(situation, besides), shown_then(situation, base, where.by))
    told = Teller(where, drawn, None).changes(None)
    rows = [_row(one, kind, where) for name, kind in _TOLD.items() for one in told[name]["facts"]]
    if before is not None and base.number > (before.closed or 0):
        own = item_rows(AgendaItem.CHANGES, since_last(situation, where.by.now, before), where)[
            "rows"
        ]
        rows = [*own, *(one for one in rows if one["about"] not in _OF_EVENTS)]
    rows = [*_rewritten(told["words"], where), *_many(told["many"], where), *rows]
    return {
        "word": f"{word(AgendaItem.CHANGES, where.language)} ({sitrep_label(base.sitrep)})",
        "rows": rows[:SHOWN],
        "more": max(0, len(rows) - SHOWN),
        "pictures": _pictures(base, newest, where),
    }


def _row(one: dict[str, Any], kind: PointKind, where: Where) -> dict[str, Any]:
    before = one.get("before", "")
    text = f"{one['text']} ({pick(('før', 'before'), where.language)}: {before})" if before else ""
    return {
        "kind": kind.value,
        "about": one.get("kind", ""),
        "word": word(kind, where.language),
        "grave": one.get("colour") == Colour.RED.value,
        "label": one.get("label", ""),
        "text": text or one["text"],
        "url": one.get("url") or sitreps_url(where.situation.operation),
    }


def _rewritten(words: list[dict[str, Any]], where: Where) -> list[dict[str, Any]]:
    return [_of_field(one, PointKind.REWRITTEN, "", where) for one in words]


def _many(many: list[dict[str, Any]], where: Where) -> list[dict[str, Any]]:
    return [_of_field(one, PointKind.FACT_NEW, f": {one['count']}", where) for one in many]


def _of_field(one: dict[str, Any], kind: PointKind, more: str, where: Where) -> dict[str, Any]:
    """A line that leads to a field of the picture that is being made."""
    return {
        "kind": kind.value,
        "word": word(kind, where.language),
        "grave": False,
        "label": "",
        "text": f"{one['name']}{more}",
        "url": f"{sitreps_url(where.situation.operation)}#s-{one['field']}",
    }


def _pictures(base: Frozen, newest: Frozen, where: Where) -> list[dict[str, str]]:
    """Lead to the picture since which it is told, to a newer one, and to the draft."""
    operation, language = where.situation.operation, where.language
    had = (f"Siden {sitrep_label(base.sitrep)}", f"Since {sitrep_label(base.sitrep)}")
    found = [{"text": pick(had, language), "url": sitrep_url(operation, base.sitrep)}]
    if newest.sitrep != base.sitrep:
        newer = sitrep_label(newest.sitrep)
        found.append(
            {
                "text": pick((f"Nyeste: {newer}", f"Newest: {newer}"), language),
                "url": f"{sitrep_url(operation, newest.sitrep)}#s-changes",
            }
        )
    draft = pick(("Udkastet til det næste", "The draft of the next"), language)
    return [*found, {"text": draft, "url": f"{sitreps_url(operation)}#s-changes"}]

"""Rules about figures: one value as of a time, by somebody's word, and every use of it known."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from crisis.commands.figures import SetFigure
from crisis.errors import RefusalKind, Refused
from crisis.events.figures import FigureSet
from crisis.projections.figures import Figure, Reading
from crisis.projections.situation import Situation
from crisis.rules.known import Answer, By, Known
from crisis.rules.speaking import speaker, spoken, spoken_names
from crisis.terms.figures import FIGURE_NAMES, FigureKind, key_of
from crisis.terms.incidents import IncidentStatus
from crisis.terms.log import AHEAD_LIMIT, Certainty
from crisis.terms.statements import OPEN, OUT
from crisis.terms.tasks import OPEN as OPEN_TASKS
from crisis.terms.times import coming


class Use(NamedTuple):
    """Where a figure is used, and whether it is the value that holds. Dansk: brug af tal."""

    kind: str
    number: int
    stale: bool


def set_figure(known: Known, command: SetFigure, by: By) -> Answer:
    """With its time, its status and where it comes from; from the value one has before one."""
    assert known.situation is not None
    as_of = command.as_of or by.now
    old = known.situation.figures.get(key_of(command.figure, command.name))
    no = _named(command) or _sourced(known.situation, command) or spoken(known, by)
    if no:
        return no
    if as_of > by.now + AHEAD_LIMIT:
        return Refused("log.occurred_in_future", field="as_of", limit_minutes=5)
    if command.seen != (old.number if old else None):
        return Refused("figure.moved", field="seen", kind=RefusalKind.CONFLICT, now=_now(old))
    mistyped = old is not None and old.now.authority == speaker(by)
    if old is not None and as_of < old.now.as_of and not mistyped:
        return Refused("figure.older", field="as_of", time=coming(old.now.as_of, by.now))
    if old is not None and _same(old, command):
        return Refused("figure.unchanged", field="value")
    name = FIGURE_NAMES.get(command.figure, command.name or "")
    replaced = _replaced(old, command)
    return (
        FigureSet(
            figure=command.figure,
            name=name,
            value=command.value,
            as_of=as_of,
            certainty=command.certainty,
            entry=command.entry,
            source=command.source,
            corrects=replaced[-1] if replaced else None,
            also=replaced[:-1],
            text=f"{name}: {command.value}.",
            **spoken_names(known, by),
        ),
    )


def uses(situation: Situation, figure: Figure) -> tuple[Use, ...]:
    """Give all that cites a value of the figure; what cites another than the one that holds is
    stale. What is over needs no look, and of the frozen pictures only the last does."""
    holding = _holding(figure)
    statements = [
        (
            "statement",
            one.number,
            {fact.entry for fact in one.content.facts},
            any(flag.corrected_by in holding for flag in one.kept),
        )
        for one in situation.statements.all()
        if one.state in OPEN | OUT
    ]
    tasks = [
        ("task", one.number, set(one.entries), False)
        for one in situation.tasks.all()
        if one.status in OPEN_TASKS
    ]
    incidents = [
        ("incident", one.number, set(one.entries), False)
        for one in situation.incidents.all()
        if one.status is not IncidentStatus.OVER
    ]
    decisions = [
        ("decision", one.decision, set(one.entries), False)
        for one in situation.decisions.all()
        if one.standing
    ]
    readings, pictures = {one.number for one in figure.readings}, _picture(situation, figure)
    return tuple(
        Use(kind, number, stale=not (cited & holding or kept))
        for kind, number, cited, kept in (*statements, *tasks, *incidents, *decisions, *pictures)
        if cited & readings
    )


def _picture(situation: Situation, figure: Figure) -> list[tuple[str, int, set[int], bool]]:
    """Give the last frozen picture when the figure stands in it, with the entry it shows."""
    last = situation.sitreps.last
    shown = figure.by(last.until) if last is not None else None
    if last is None or shown is None:
        return []
    return [("sitrep", last.sitrep, {shown.number}, False)]


def outdated(situation: Situation, cited: Iterable[int]) -> tuple[Figure, ...]:
    """Give the figures of which something cites another value than the one that holds."""
    entries = set(cited)
    return tuple(
        one
        for one in situation.figures.values()
        if entries & {each.number for each in one.readings} and not entries & _holding(one)
    )


def newer(situation: Situation, key: str, value: int) -> Reading | None:
    """Give the value that holds, when another was shown; None when it is the same or nobody's."""
    figure = situation.figures.get(key)
    return figure.now if figure is not None and figure.now.value != value else None


def _holding(figure: Figure) -> set[int]:
    """Give the entries that say the value that holds."""
    return {one.number for one in figure.readings if one.value == figure.now.value}


def _named(command: SetFigure) -> Refused | None:
    own, name = command.figure is FigureKind.OWN, (command.name or "").strip()
    if own and not name:
        return Refused("figure.name_missing", field="name")
    if own and name.casefold() in {one.casefold() for one in FIGURE_NAMES.values()}:
        return Refused("figure.name_taken", field="name")
    if not own and name:
        return Refused("figure.name_given", field="name")
    return None


def _sourced(situation: Situation, command: SetFigure) -> Refused | None:
    if command.entry is None and not (command.source or "").strip():
        return Refused("figure.source_missing", field="source")
    entry = situation.log.get(command.entry) if command.entry is not None else None
    if command.entry is not None and entry is None:
        return Refused("log.unknown_entry", field="entry", number=command.entry)
    if entry is not None and entry.erased:
        return Refused("log.erased", field="entry", kind=RefusalKind.CONFLICT)
    sure = command.certainty is Certainty.CONFIRMED
    if entry is not None and sure and entry.certainty is not Certainty.CONFIRMED:
        return Refused("figure.not_so_sure", field="certainty", number=entry.number)
    if entry is not None and entry.corrected_by is not None:
        by = entry.corrected_by
        return Refused("figure.source_corrected", field="entry", kind=RefusalKind.CONFLICT, by=by)
    return None


def _same(old: Figure, command: SetFigure) -> bool:
    """A newer time, another status or another source is news, though the number is the same."""
    now = old.now
    told = (now.value, now.certainty, now.as_of, now.entry, now.source)
    wish = (command.value, command.certainty, command.as_of, command.entry, command.source)
    return told == wish


def _replaced(old: Figure | None, command: SetFigure) -> tuple[int, ...]:
    """Give the entries whose value holds no longer: none when the same was counted again."""
    if old is None or (old.now.value, old.now.certainty) == (command.value, command.certainty):
        return ()
    run: list[int] = []
    for one in reversed(old.readings):
        if (one.value, one.certainty) != (old.now.value, old.now.certainty):
            break
        run.append(one.number)
    return tuple(reversed(run))


def _now(old: Figure | None) -> str:
    return str(old.now.value) if old else "–"

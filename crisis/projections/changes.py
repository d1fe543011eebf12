"""What is another in an operation than it was after an entry: for one who comes back.

Made of two situations that were narrowed to the same reader, so nothing is counted that he does not
see. Dansk: ændret siden.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from crisis.projections.log import LogEntry
from crisis.projections.situation import Situation
from crisis.terms.closing import Stage
from crisis.terms.operations import Level


class Changes(msgspec.Struct, frozen=True, kw_only=True):
    """How much came and how much moved. Numbers name what it was, in order."""

    entries: int = 0
    corrections: int = 0
    confirmed: int = 0
    incidents: tuple[int, ...] = ()
    incidents_moved: tuple[int, ...] = ()
    tasks: tuple[int, ...] = ()
    tasks_moved: tuple[int, ...] = ()
    statements: tuple[int, ...] = ()
    figures: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    calls: tuple[int, ...] = ()
    level: Level | None = None
    stage: Stage | None = None

    @property
    def any(self) -> bool:
        """Says whether anything is another."""
        return self != Changes()


def changes(then: Situation, now: Situation, *, seat: str = "") -> Changes:
    """Give what changed. seat: whose own entries are no news to him."""
    came = [one for one in _since(then, now) if one.seat != seat or not seat]
    corrections = [one for one in came if one.corrects is not None and one.figure is None]
    new, moved = _came(then.incidents.incidents, now.incidents.incidents)
    asked, stepped = _came(then.tasks.tasks, now.tasks.tasks)
    statements = _came(then.statements.statements, now.statements.statements)
    figures = _came(then.figures, now.figures)
    return Changes(
        entries=len(came) - len(corrections),
        corrections=len(corrections),
        confirmed=_confirmed(then, now),
        incidents=new,
        incidents_moved=moved,
        tasks=asked,
        tasks_moved=stepped,
        statements=tuple(sorted(statements[0] + statements[1])),
        figures=tuple(now.figures[one].name for one in figures[0] + figures[1]),
        sectors=sum(_came(then.sectors, now.sectors), ()),
        calls=sum(_came(then.callouts.calls, now.callouts.calls), ()),
        level=now.level if now.level is not then.level else None,
        stage=now.closing.stage if now.closing.stage is not then.closing.stage else None,
    )


def _since(then: Situation, now: Situation) -> list[LogEntry]:
    numbers = range(then.number + 1, now.log.last + 1)
    return [one for number in numbers if (one := now.log.entries.get(number)) is not None]


def _confirmed(then: Situation, now: Situation) -> int:
    """How many entries waited for their authority's yes and have it now."""
    waited = (now.log.get(one) for one in then.log.unconfirmed)
    return sum(one is not None and one.confirmed_by is not None for one in waited)


def _came(then: Mapping[Any, Any], now: Mapping[Any, Any]) -> tuple[Any, Any]:
    """Give the keys that are new, and those under which something else stands now."""
    new = tuple(sorted(key for key in now if key not in then))
    moved = tuple(sorted(key for key in then if key in now and now[key] != then[key]))
    return new, moved

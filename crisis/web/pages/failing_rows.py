"""What fails next, as a page shows it: one row for each failure, with its path and whose it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from crisis.projections.planning import Planning
from crisis.register.dependencies import Cascade, Step
from crisis.terms.register import RegisterObject
from crisis.web.because import name
from crisis.web.pages.failing_words import Names, lacks
from crisis.web.pages.links import object_url

SHOWN = 200
"""How many failures a page lists; the rest are counted."""
_WIDTH, _LABEL, _ROW = 560, 180, 26
"""The time line in its own units: the whole, the names on its left, the height of a line."""


@dataclass(frozen=True, kw_only=True)
class FailRow:
    """One failure.

    state: down (reported), assumed (an incident touches it), due (its time has come), coming.
    path: how it came to it, the latest first. bar: where it stands in the time line.
    """

    object: str
    name: str
    url: str
    state: str
    when: str
    iso: str
    minute: int
    because: str
    path: list[str]
    whose: str
    municipality: str
    note: str = ""
    ask: dict[str, Any] | None = None
    bar: dict[str, int] | None = None


class Telling(NamedTuple):
    """How a cascade is told. time: minute → words; iso: minute → for machines. own: why what fails
    by itself does. state: of a step. clock: its times are those of a clock."""

    names: Names
    planning: Planning
    time: Callable[[int], str]
    iso: Callable[[int], str]
    own: Callable[[Step], str]
    state: Callable[[Step], str]
    clock: bool = True


def fail_rows(cascade: Cascade, telling: Telling) -> list[FailRow]:
    """Give the failures that are for the reader, the first first; so many as a page lists."""
    return [_row(one, cascade, telling) for one in seen_steps(cascade, telling.names)[:SHOWN]]


def next_row(cascade: Cascade, telling: Telling) -> FailRow | None:
    """Give the first failure that is still to come, listed or not."""
    steps = seen_steps(cascade, telling.names)
    coming = (one for one in steps if telling.state(one) == "coming")
    return next((_row(one, cascade, telling) for one in coming), None)


def seen_steps(cascade: Cascade, names: Names) -> list[Step]:
    """Give all failures that are for the reader, the first first."""
    return [one for one in cascade.steps.values() if names.get(one.object)]


def whose(one: RegisterObject, planning: Planning) -> str:
    """Say who answers for an object: the authority, else the owner as the register words it."""
    return name(planning, one.authority) if one.authority else one.owner or ""


def timeline(rows: Iterable[FailRow], now: int | None) -> dict[str, Any]:
    """Lay the rows out as a time line, in its own units: a bar from the cause to the failure.

    now: the minute that it is, None when the time line has no clock.
    """
    found = list(rows)
    first = min((one.minute for one in found), default=0)
    last = max([one.minute for one in found] + ([now] if now is not None else []), default=0)
    span = max(last - first, 1)

    def across(minute: int) -> int:
        return _LABEL + round((minute - first) * (_WIDTH - _LABEL - 20) / span)

    bars = [
        {"y": at * _ROW, "x": across(one.minute), "name": one.name, "when": one.when,
         "state": one.state, "object": one.object}
        for at, one in enumerate(found)
    ]  # fmt: skip
    at = across(now) if now is not None and first <= now else None
    return {"bars": bars, "width": _WIDTH, "height": len(found) * _ROW, "now": at, "left": _LABEL}


def owners(cascade: Cascade, telling: Telling) -> list[tuple[str, int]]:
    """Give whose the failures are, with how many each has, the most first; listed or not."""
    counted: Counter[str] = Counter()
    for step in seen_steps(cascade, telling.names):
        one = telling.names.get(step.object)
        if one is not None and telling.state(step) in ("coming", "due"):
            counted[whose(one, telling.planning) or "–"] += 1
    return sorted(counted.items(), key=lambda each: (-each[1], each[0]))


def _row(step: Step, cascade: Cascade, telling: Telling) -> FailRow:
    names = telling.names
    one = names.get(step.object)
    assert one is not None
    path = cascade.path(step.object)
    told = [
        lacks(each, cascade, names, telling.time, telling.clock) or telling.own(each)
        for each in path
    ]
    return FailRow(
        object=step.object,
        name=one.name,
        url=object_url(step.object),
        state=telling.state(step),
        when=telling.time(step.minute),
        iso=telling.iso(step.minute),
        minute=step.minute,
        because=told[0],
        path=told[1:],
        whose=whose(one, telling.planning),
        municipality=name(telling.planning, one.municipality) if one.municipality else "",
    )

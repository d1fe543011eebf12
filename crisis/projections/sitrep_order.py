"""In which order the facts of one field stand: the gravest first, among equals the newest.

Figures keep the order in which they are always asked for, and what is expected stands by its time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from crisis.projections.sitrep_facts import Fact
from crisis.terms.incidents import Severity
from crisis.terms.resources import RequestStatus
from crisis.terms.sectors import Colour
from crisis.terms.sitreps import FactKind, SitrepField
from crisis.terms.statements import StatementState
from crisis.terms.tasks import UNOWNED, TaskStatus

_COLOURS = (Colour.RED, Colour.UNKNOWN, Colour.YELLOW, Colour.GREEN)
"""A sector of which nobody knows may be red."""
_SEVERITIES = (Severity.RED, Severity.YELLOW, Severity.GREEN)
_REQUESTS = (RequestStatus.UNMET, RequestStatus.PARTLY, RequestStatus.WAITING)
_TAKEN_BACK = (StatementState.RETRACTED, StatementState.CORRECTED)

_STAND = frozenset({SitrepField.LEVEL, SitrepField.EXTENT, SitrepField.AFFECTED})
"""Fields that have an order of their own."""


def ordered(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Put the facts of each field in order, the fields staying where they are."""
    fields = list(SitrepField)
    told = list(facts)
    places = {one.about: at for at, one in enumerate(told)}

    def key(one: Fact) -> tuple[Any, ...]:
        field = fields.index(one.field)
        if one.field in _STAND:
            return (field, (0, 0), 0.0, 0, places[one.about])
        return (field, gravity(one), _time(one), -one.number, places[one.about])

    return tuple(sorted(told, key=key))


def gravity(one: Fact) -> tuple[int, int]:
    """Say how grave a fact is among those of its field; the gravest is the least."""
    return _GRAVITY[one.kind](one.values) if one.kind in _GRAVITY else (1, 0)


def _time(one: Fact) -> float:
    """What is to come stands by when it comes, all else the newest first."""
    soon: datetime | None = one.values.get("expected_at")
    return soon.timestamp() if soon else -one.at.timestamp()


def _incident(values: dict[str, Any]) -> tuple[int, int]:
    return (0, _SEVERITIES.index(Severity(values["severity"])))


def _sector(values: dict[str, Any]) -> tuple[int, int]:
    return (1, _COLOURS.index(Colour(values["colour"])))


def _outage(_values: dict[str, Any]) -> tuple[int, int]:
    return (0, 0)


def _task(values: dict[str, Any]) -> tuple[int, int]:
    nobody = TaskStatus(values["status"]) in UNOWNED
    return (0, 0) if values["overdue"] else (0, 1) if nobody else (1, 0)


def _stock(values: dict[str, Any]) -> tuple[int, int]:
    """What is missing first, then what is in use, then what only stands ready."""
    missing = max((each for _, each in values["missing"]), default=0)
    used = values["total"] - values["free"]
    return (0, -missing) if missing else (1 if used else 2, 0)


def _request(values: dict[str, Any]) -> tuple[int, int]:
    status = RequestStatus(values["status"])
    return (4, _REQUESTS.index(status) if status in _REQUESTS else len(_REQUESTS))


def _statement(values: dict[str, Any]) -> tuple[int, int]:
    return (0 if values["state"] in _TAKEN_BACK else 1, 0)


_GRAVITY: dict[FactKind, Callable[[dict[str, Any]], tuple[int, int]]] = {
    FactKind.INCIDENT: _incident,
    FactKind.OUTAGE: _outage,
    FactKind.SECTOR: _sector,
    FactKind.STOCK: _stock,
    FactKind.NEED: lambda _: (3, 0),
    FactKind.REQUEST: _request,
    FactKind.ENTRY: lambda _: (5, 0),
    FactKind.REOPENED: lambda _: (0, 0),
    FactKind.DECISION: lambda _: (1, 0),
    FactKind.TASK: _task,
    FactKind.EXPOSED: lambda values: (0, -values["count"]),
    FactKind.NEAR: lambda values: (1, values["metres"]),
    FactKind.STATEMENT: _statement,
    FactKind.CONTRADICTION: lambda _: (2, 0),
}

"""What of a log is looked for, as its address says it, and what was found."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from itertools import takewhile
from typing import Any, TypeVar
from urllib.parse import urlencode

from flask import request

from crisis.commands.parse import parse_instant
from crisis.errors import Malformed
from crisis.finding.filters import Filter
from crisis.finding.finder import Ask, Finder
from crisis.finding.query import LONGEST, parse
from crisis.projections.log import LogEntry
from crisis.projections.situation import Situation
from crisis.terms.log import Certainty, EntryKind
from crisis.terms.times import ZONE
from crisis.web.looking import LAST_NUMBER, number, yes
from crisis.web.parts import parts

E = TypeVar("E", bound=StrEnum)

NAMES = (
    *("q", "type", "myndighed", "sikkerhed", "mine", "ubekraeftet", "sted", "fra", "til"),
    *("haendelse", "opgave", "siden", "rettelser"),
)
"""What an address may say; each board of the same address shows the same."""
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, kw_only=True)
class Sought:
    """What is looked for. after: the entry from which on what came and does not fit is counted."""

    text: str = ""
    ask: Ask = field(default_factory=Ask)
    address: str = ""
    after: int | None = None


@dataclass(frozen=True, kw_only=True)
class Found:
    """What was looked for, and what fits of what the reader sees, newest first."""

    sought: Sought
    rows: list[LogEntry]
    finder: Finder

    def page(self, before: int | None, limit: int) -> list[LogEntry]:
        """Give the next of them, from those before a number."""
        if before is None:
            return self.rows[:limit]
        at = bisect_right(self.rows, -before, key=lambda one: -one.number)
        return self.rows[at : at + limit]

    def hits(self, one: LogEntry) -> tuple[str, ...]:
        """Give the words of an entry that were looked for."""
        query = self.sought.ask.query
        return tuple(sorted(query.hits(self.finder.words(one)))) if query.terms else ()

    def outside(self, situation: Situation) -> int:
        """Say how many entries came since the filter was set and do not fit."""
        if self.sought.after is None:
            return 0
        after, log = self.sought.after, situation.log
        came = sum(one in log.entries for one in range(after + 1, log.last + 1))
        return came - sum(1 for _ in takewhile(lambda one: one.number > after, self.rows))


def sought(authority: str) -> Sought:
    """Read the address; raises Malformed. authority: whose words »mine« are."""
    text = request.args.get("q", "").strip()[:LONGEST]
    given = [(name, one) for name in NAMES for one in request.args.getlist(name) if one.strip()]
    return Sought(
        text=text,
        ask=Ask(query=parse(text), filter=_filter(authority)),
        address=urlencode(given),
        after=_number("efter"),
    )


def found(situation: Situation, what: Sought) -> Found | None:
    """Find it in what the reader sees; None when nothing is looked for."""
    finder = parts().finder
    whole = parts().handler.whole(situation.operation)
    if what.ask.empty:
        finder.follow(whole)
        return None
    return Found(sought=what, rows=finder.find(whole, situation, what.ask), finder=finder)


def _filter(authority: str) -> Filter:
    whose = {one for one in request.args.getlist("myndighed") if one}
    return Filter(
        kinds=_several("type", EntryKind),
        authorities=frozenset(whose | ({authority} if yes("mine") else set())),
        certainties=_several("sikkerhed", Certainty),
        unsure=yes("ubekraeftet"),
        place=_either("sted"),
        since=_moment("fra"),
        until=_moment("til", MINUTE),
        incident=_number("haendelse"),
        task=_number("opgave"),
        changed=_number("siden"),
        corrections=yes("rettelser"),
    )


def _several(name: str, kind: type[E]) -> frozenset[E]:
    try:
        return frozenset(kind(one) for one in request.args.getlist(name) if one)
    except ValueError as problem:
        raise Malformed("field.not_a_choice", name) from problem


def _either(name: str) -> bool | None:
    given = request.args.get(name, "").strip()
    if given not in ("", "ja", "nej"):
        raise Malformed("field.not_a_choice", name)
    return {"ja": True, "nej": False}.get(given)


def _number(name: str) -> int | None:
    given = request.args.get(name, "").strip()
    return number(name, 0, most=LAST_NUMBER) if given else None


def _moment(name: str, and_more: timedelta = timedelta(0)) -> datetime | None:
    """Read a moment; one without a zone is Danish time, and `til` ends with its minute."""
    given = request.args.get(name, "").strip()
    if not given:
        return None
    try:
        read = datetime.fromisoformat(given)
    except ValueError as problem:
        raise Malformed("field.not_a_time", name) from problem
    if read.tzinfo is not None:
        return parse_instant(given, name)
    end = and_more - timedelta(microseconds=1) if and_more and not read.second else timedelta(0)
    return _local(read, end, name)


def _local(read: datetime, end: timedelta, name: str) -> datetime:
    try:
        return (read.replace(tzinfo=ZONE) + end).astimezone(UTC)
    except (OverflowError, ValueError) as problem:
        raise Malformed("field.not_a_time", name) from problem


def shown(what: Sought) -> dict[str, Any]:
    """Give the fields of the form as they were asked for."""
    every = request.args
    one = {name: every.get(name, "") for name in NAMES}
    return one | {
        "type": every.getlist("type"),
        "myndighed": every.getlist("myndighed"),
        "sikkerhed": every.getlist("sikkerhed"),
        "q": what.text,
        "address": what.address,
        "active": not what.ask.filter.empty,
    }

"""What others say of a row of the log: that it is contested, what was decided, who follows up."""

from __future__ import annotations

from dataclasses import dataclass

from crisis.commands.contradictions import ReportContradiction
from crisis.commands.follows import FollowEntry
from crisis.projections.log import LogEntry
from crisis.projections.planning import Planning
from crisis.projections.situation import Situation
from crisis.rules import log as rules
from crisis.rules.closing import offers
from crisis.rules.follows import may_follow
from crisis.rules.known import By
from crisis.rules.references import unseen
from crisis.web.pages.follow_rows import Follower, followers
from crisis.web.pages.log_links import label
from crisis.web.times import day_and_time
from crisis.web.words import word


@dataclass(frozen=True, kw_only=True)
class Mark:
    """Another entry that speaks of this one, and what it says."""

    number: int
    label: str
    time: str
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class Marks:
    """The marks of one row, and those that the reader may set.

    follows: the reader's own seat follows it up. named: it names his authority, and nobody of it
    has ticked that it was seen.
    """

    contested: tuple[Mark, ...]
    ruling: Mark | None
    dispute: bool
    followers: tuple[Follower, ...]
    follows: bool
    named: bool
    may_contest: bool
    may_follow: bool

    @property
    def offers(self) -> bool:
        """Says whether there is a button to draw."""
        return self.follows or self.may_contest or self.may_follow


@dataclass(frozen=True, kw_only=True)
class Offers:
    """What a reader may mark at all."""

    contest: bool = False
    follow: bool = False
    named: frozenset[int] = frozenset()


NOTHING = Offers()


def offered(situation: Situation, planning: Planning, by: By) -> Offers:
    """Look up once what the seat may mark."""
    return Offers(
        contest=offers(situation, ReportContradiction, by),
        follow=offers(situation, FollowEntry, by),
        named=frozenset(unseen(situation, planning, by.authority)),
    )


def marks(situation: Situation, one: LogEntry, by: By, language: str, may: Offers) -> Marks:
    """Give the marks of one row."""
    found = situation.contradictions
    settled = found.ruling(one.number)
    ruled = settled.of(one.number) if settled else None
    seats = followers(situation, one.number, by, language)
    mine = any(each.mine and each.done is None for each in seats)

    def mark(number: int, text: str = "") -> Mark:
        other = situation.log.get(number)
        time = day_and_time(other.recorded_at, by.now, language) if other else ""
        return Mark(number=number, label=label(situation, number), time=time, text=text)

    return Marks(
        contested=tuple(mark(each) for each in found.against(one.number)),
        ruling=mark(settled.number, word(ruled, language)) if settled and ruled else None,
        dispute=one.contradiction is not None,
        followers=seats,
        follows=may.follow and mine,
        named=may.follow and one.number in may.named,
        may_contest=may.contest and rules.may_contest(one),
        may_follow=may.follow and not mine and may_follow(one),
    )

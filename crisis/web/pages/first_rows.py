"""What a row of the log says of first assessments, and what one may do from it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from crisis.commands.callouts import CallStaff
from crisis.commands.first import AssessFirst
from crisis.commands.operations import DecideLevel
from crisis.projections.log import LogEntry
from crisis.projections.planning import Planning
from crisis.projections.situation import Situation
from crisis.rules.closing import offers
from crisis.rules.first import may_assess
from crisis.rules.known import By
from crisis.rules.signing import is_police
from crisis.web.pages.log_links import Linked, linked


@dataclass(frozen=True, kw_only=True)
class FirstOffers:
    """What a reader may do at all: assess a report, decide on a level, call the staff in."""

    assess: bool = False
    level: bool = False
    call: bool = False


@dataclass(frozen=True, kw_only=True)
class FirstRow:
    """What binds a row to a first assessment. rests_on: the one that a level decision rests on.
    first: nobody has assessed anything yet."""

    rests_on: Linked | None = None
    assessed_in: tuple[Linked, ...] = ()
    number: int | None = None
    what: str = ""
    level: str = ""
    call: tuple[str, ...] = ()
    may_assess: bool = False
    first: bool = False
    may_level: bool = False
    may_call: bool = False

    @property
    def offers(self) -> bool:
        """Says whether there is a button to draw."""
        return self.may_assess or self.may_level or self.may_call


NO_FIRST = FirstOffers()
NOTHING = FirstRow()


def first_offered(situation: Situation, planning: Planning, by: By) -> FirstOffers:
    """Look up once what the seat may do."""
    return FirstOffers(
        assess=offers(situation, AssessFirst, by) and is_police(planning, by.authority),
        level=offers(situation, DecideLevel, by),
        call=offers(situation, CallStaff, by),
    )


def first_row(
    situation: Situation, one: LogEntry, now: datetime, language: str, may: FirstOffers
) -> FirstRow:
    """Give what one row says of it."""
    of_a_level = one.level is not None and one.rests_on is not None
    found = situation.first.get(one.number)
    asks = may.assess and may_assess(one)
    if not (of_a_level or found or asks or situation.first.by_entry):
        return NOTHING
    source = one.rests_on if of_a_level else None
    seen_in = (linked(situation, each, now, language) for each in situation.first.of(one.number))
    moved = found is not None and found.level is not None and found.level is not situation.level
    return FirstRow(
        rests_on=linked(situation, source, now, language),
        assessed_in=tuple(each for each in seen_in if each),
        number=found.assessment if found else None,
        what=found.what if found else "",
        level=found.level.value if found and found.level else "",
        call=found.call if found else (),
        may_assess=asks,
        first=asks and not situation.first.by_entry,
        may_level=may.level and moved,
        may_call=may.call and bool(found and found.call),
    )

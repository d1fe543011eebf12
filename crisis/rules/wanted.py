"""What is still wanted in an operation, and what of it competes: told of the operation alone.

What other operations ask for, and what owners have said since, stands on the page of priorities.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from immutables import Map

from crisis.projections.requests import HelpRequest
from crisis.projections.resources import Resources
from crisis.projections.situation import Situation
from crisis.rules.keeping import lacks, short_of, standing
from crisis.terms.resources import EXTERNAL, REQUEST_OPEN, RequestStatus

_GRAVEST = (RequestStatus.UNMET, RequestStatus.PARTLY, RequestStatus.WAITING)


Gone = Mapping[int, int]
"""Request → how much of what was promised to it is not there, as owners said since."""
NONE_GONE: Gone = Map()


def gone_of(situation: Situation, stock: Resources, now: datetime) -> Gone:
    """Give the requests of an operation that were promised what is not there, and how much."""
    found = (
        (one.number, sum(lacks(stock, situation.operation, one, now).values()))
        for one in situation.requests.all()
    )
    return {number: amount for number, amount in found if amount}


def wanting(situation: Situation, gone: Gone) -> list[tuple[HelpRequest, RequestStatus]]:
    """Give the requests in which something is missing, as they stand: those that nothing comes to
    first. What was promised and is not there is missing too."""
    found = [(one, standing(one, gone.get(one.number, 0))) for one in situation.requests.all()]
    open_ = [each for each in found if each[1] in REQUEST_OPEN]
    return sorted(open_, key=lambda each: (_GRAVEST.index(each[1]), each[0].number))


def contested(situation: Situation, now: datetime, gone: Gone) -> list[HelpRequest]:
    """Give the requests of one capability that meet in time, where one of them misses something."""
    alive = [one for one in situation.requests.all() if _draws(one, now)]
    return [one for one in alive if any(_competes(one, other, gone) for other in alive)]


def last_decided(situation: Situation) -> int:
    """Give the entry of the last decision taken here on who gets what; 0 when there is none."""
    rows = situation.log.entries.values()
    return max((one.number for one in rows if one.allotment), default=0)


def asked_since(situation: Situation, now: datetime, gone: Gone) -> list[HelpRequest]:
    """Give the requests that were made after the last decision on who gets what, and are open."""
    decided = last_decided(situation)
    return [
        one
        for one in situation.requests.all()
        if decided and one.entry > decided and _missing(one, gone) and _draws(one, now)
    ]


def order_since(situation: Situation) -> int:
    """Give the entry by which the order of aims was changed after the last decision on who gets
    what; 0 when it was not."""
    decided, last = last_decided(situation), situation.priorities.last
    return last.number if decided and last and last.number > decided else 0


def _missing(one: HelpRequest, gone: Gone) -> int:
    return short_of(one, gone.get(one.number, 0))


def _competes(one: HelpRequest, other: HelpRequest, gone: Gone) -> bool:
    if one.number == other.number or one.need.capability is not other.need.capability:
        return False
    short = _missing(one, gone) or _missing(other, gone)
    return bool(short) and one.need.window.meets(other.need.window)


def _draws(one: HelpRequest, now: datetime) -> bool:
    """Whether it draws on the district's owners and is not over."""
    end = one.need.window.end
    over = one.withdrawn or one.status is RequestStatus.FINISHED or (end is not None and end <= now)
    return one.path not in EXTERNAL and not over

"""What is still wanted in an operation, and what of it competes: told of the operation alone.

What other operations ask for, and what owners have said since, stands on the page of priorities.
"""

from __future__ import annotations

from datetime import datetime

from crisis.projections.requests import HelpRequest
from crisis.projections.situation import Situation
from crisis.terms.resources import EXTERNAL, REQUEST_OPEN, RequestStatus

_GRAVEST = (RequestStatus.UNMET, RequestStatus.PARTLY, RequestStatus.WAITING)


def wanting(situation: Situation) -> list[HelpRequest]:
    """Give the requests in which something is missing: those all said no to first."""
    found = [one for one in situation.requests.all() if one.status in REQUEST_OPEN]
    return sorted(found, key=lambda one: (_GRAVEST.index(one.status), one.number))


def contested(situation: Situation, now: datetime) -> list[HelpRequest]:
    """Give the requests of one capability that meet in time, where one of them misses something."""
    alive = [one for one in situation.requests.all() if _draws(one, now)]
    return [one for one in alive if any(_competes(one, other) for other in alive)]


def last_decided(situation: Situation) -> int:
    """Give the entry of the last decision taken here on who gets what; 0 when there is none."""
    rows = situation.log.entries.values()
    return max((one.number for one in rows if one.allotment), default=0)


def asked_since(situation: Situation, now: datetime) -> list[HelpRequest]:
    """Give the requests that were made after the last decision on who gets what, and are open."""
    decided = last_decided(situation)
    return [
        one
        for one in situation.requests.all()
        if decided and one.entry > decided and one.missing and _draws(one, now)
    ]


def order_since(situation: Situation) -> int:
    """Give the entry by which the order of aims was changed after the last decision on who gets
    what; 0 when it was not."""
    decided, last = last_decided(situation), situation.priorities.last
    return last.number if decided and last and last.number > decided else 0


def _competes(one: HelpRequest, other: HelpRequest) -> bool:
    if one.number == other.number or one.need.capability is not other.need.capability:
        return False
    return bool(one.missing or other.missing) and one.need.window.meets(other.need.window)


def _draws(one: HelpRequest, now: datetime) -> bool:
    """Whether it draws on the district's owners and is not over."""
    end = one.need.window.end
    over = one.withdrawn or one.status is RequestStatus.FINISHED or (end is not None and end <= now)
    return one.path not in EXTERNAL and not over

"""A decision on who gets what that must be taken anew: in the operations it is about, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

from crisis.commands.allotments import DecidePriority
from crisis.projections.allotments import Allotment
from crisis.projections.resources import Resources
from crisis.projections.situation import Situation
from crisis.rules.allotments import reopened
from crisis.rules.closing import offers
from crisis.rules.competing import Asked, request_of
from crisis.rules.known import By, Known, Question
from crisis.terms.allotments import Reopening
from crisis.terms.priority import Aim


class Reopened(NamedTuple):
    """A decision that holds no more as it was weighed. Dansk: genåbnet prioritering.

    why: each reason, and what it is about. since: when the first of them came, as far as known.
    by: the authority by whose word it came, or whose decision it is.
    """

    allotment: int
    why: tuple[tuple[Reopening, str], ...]
    since: datetime
    by: str = ""

    @property
    def kinds(self) -> tuple[Reopening, ...]:
        """The sorts of reasons, each once."""
        return tuple(dict.fromkeys(kind for kind, _ in self.why))


def reopening(situation: Situation, stock: Resources, asked: tuple[Asked, ...]) -> Reopened | None:
    """Say that the last decision must be taken anew here: where it was taken, where it gives to or
    takes from, or where something was asked for since. None when it stands."""
    last, here = stock.allotments.last, situation.operation
    if last is None or situation.closing.closed is not None:
        return None
    why = reopened(last, asked, _order(situation, last), stock)
    if here != last.operation and not last.about(here):
        # The order of another operation's aims, and what is another's, is nothing for this one.
        why = tuple(one for one in why if one[0] is Reopening.ASKED and _of(one[1]) == here)
    if not why:
        return None
    words = _words(last, why, situation, stock, asked)
    since, who = min(words, default=(last.at, last.authority))
    return Reopened(last.number, why, since, who)


def decides(known: Known, by: By) -> Reopened | None:
    """Give what must be decided anew to who may decide it; nothing where it is not known what is
    asked for."""
    situation, stock = known.situation, known.resources
    asked = known.answers.get(Question.COMPETING)
    if situation is None or stock is None or asked is None:
        return None
    return reopening(situation, stock, asked) if offers(situation, DecidePriority, by) else None


def _order(situation: Situation, last: Allotment) -> tuple[Aim, ...]:
    """Another operation's order was known when it was decided, unless its chair said it since."""
    said = situation.priorities.last
    known = situation.operation != last.operation and (said is None or said.at <= last.at)
    return last.order if known else situation.priorities.order


def _of(about: str) -> str:
    return request_of(about)[0] if about else ""


def _words(
    last: Allotment,
    why: Iterable[tuple[Reopening, str]],
    situation: Situation,
    stock: Resources,
    asked: tuple[Asked, ...],
) -> Iterator[tuple[datetime, str]]:
    """When each reason came, and by whose word."""
    requests = {one.key: (one.request.at, one.request.asked_by) for one in asked}
    order = situation.priorities.last
    for kind, about in why:
        if kind is Reopening.ORDER and order is not None:
            yield order.at, order.authority
        elif kind is Reopening.ASKED:
            yield requests.get(about, (last.at, last.authority))
        elif kind is Reopening.SUPPLY:
            unit = stock.listed.get(about)
            said = stock.said.get(about, unit)
            if said is not None:
                yield said.at, unit.resource.owner if unit else last.authority

"""What waits for a seat of help: to answer, to confirm, to see what does not come, to let go of
what is not there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from crisis.commands.allotments import ConfirmLine, NoteShortage
from crisis.commands.follows import SettleFollow
from crisis.commands.requests import AnswerRequest, ReleasePromise
from crisis.projections.help_steps import HelpStep
from crisis.projections.requests import HelpRequest
from crisis.projections.resources import Resources
from crisis.projections.situation import Situation
from crisis.rules import allows
from crisis.rules.keeping import lacks
from crisis.rules.known import By, Known
from crisis.rules.reopening import decides
from crisis.terms.allotments import LineState
from crisis.terms.resources import REQUEST_OPEN, ResourceState
from crisis.terms.waiting import WaitKind

Found = tuple[WaitKind, int, datetime]


def of_help(known: Known, by: By) -> Iterator[Found]:
    """Give what, its number, and since when."""
    situation = known.situation
    assert situation is not None
    if known.resources is not None:
        yield from _of_lines(known, known.resources, by)
    for one in situation.requests.all():
        yield from _of_request(known, one, by)


def unseen_losses(situation: Situation, one: HelpRequest) -> tuple[HelpStep, ...]:
    """Give what others said by which less comes, and nobody of who asked has ticked that it was
    seen; of a request that has what it asked for, or is needed no more, nothing."""
    if one.status not in REQUEST_OPEN:
        return ()
    return tuple(
        step
        for step in one.losses
        if not any(each.authority == one.asked_by for each in situation.follows.of(step.number))
    )


def _of_lines(known: Known, stock: Resources, by: By) -> Iterator[Found]:
    """A meeting decided on what is one's own, or that one's request does not get all; or what it
    decided must be decided anew, by those who may."""
    assert known.situation is not None
    last, here = stock.allotments.last, known.situation.operation
    if last is None:
        return
    owned = {
        one.line.request: one.line.resource_id
        for one in last.lines
        if (one.line.operation, one.line.owner_authority) == (here, by.authority)
        and one.state is LineState.PENDING
    }
    for number, unit in owned.items():
        # What stands in the way of a yes is said beside the line: a no may always be said.
        no = ConfirmLine(request=number, resource_id=unit, confirm=False, reason="-")
        if allows(known, no, by):
            yield WaitKind.LINE, number, last.at
    again = decides(known, by)
    if again is not None:
        yield WaitKind.REOPENED, again.allotment, again.since
    for short in last.shorts:
        if short.operation == here and allows(known, NoteShortage(request=short.request), by):
            yield WaitKind.SHORTAGE, short.request, last.at


def _of_request(known: Known, one: HelpRequest, by: By) -> Iterator[Found]:
    """One's authority was asked and has not answered; it asked, and less comes than was said; or
    it promised what is not there any more."""
    situation = known.situation
    assert situation is not None
    asked = any(each.authority == by.authority for each in one.unanswered)
    if asked and allows(known, AnswerRequest(request=one.number, reason="-"), by):
        yield WaitKind.REQUEST, one.number, one.at
    if one.asked_by == by.authority:
        for step in unseen_losses(situation, one):
            if allows(known, SettleFollow(entry=step.number), by):
                yield WaitKind.REQUEST_LOST, one.number, step.at
                break
    gone = lacks(known.resources, situation.operation, one, by.now) if known.resources else {}
    for each in one.promises:
        mine = each.number in gone and each.owner == by.authority
        if not mine or each.state is not ResourceState.PROMISED:
            continue
        if allows(known, ReleasePromise(promise=each.number, reason="-"), by):
            yield WaitKind.PROMISE_BROKEN, one.number, each.since
            break

"""What a simulated participant sends for what he does, by the situation he finds.

Pure. Where the situation has no room for it, as for a higher level than the highest, he writes in
the log instead, or does nothing; so he sends nothing that the rules refuse.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import msgspec

from crisis.commands.base import Command
from crisis.commands.callouts import AnswerCall, CallStaff
from crisis.commands.decisions import TakeDecision
from crisis.commands.drills import AnswerInject
from crisis.commands.log import CorrectEntry, RecordEntry
from crisis.commands.meetings import CloseMeeting, OpenMeeting
from crisis.commands.operations import DecideLevel
from crisis.commands.publishing import IssueHoldingStatement
from crisis.commands.requests import MakeRequest
from crisis.commands.sitreps import FreezeSitrep
from crisis.commands.tasks import AskTask, MoveTask
from crisis.drills.cast import Cast
from crisis.drills.injects import Deed
from crisis.drills.script import Script
from crisis.drills.simulated import Act, Doing, police_of, seats_of
from crisis.projections.situation import Situation
from crisis.terms.callouts import ANSWERS, CallAnswer
from crisis.terms.decisions import Competence
from crisis.terms.log import LINE_LIMIT, Certainty, EntryKind
from crisis.terms.operations import Level
from crisis.terms.priority import Aim
from crisis.terms.resources import Capability, Need, Spot, Window
from crisis.terms.tasks import TaskMove, TaskStatus

ANSWERS_GIVEN = (
    "Modtaget. Vi vender tilbage.",
    "Forstået. Vi tager det i staben.",
    "Tak for beskeden. Den er skrevet ned.",
)
HOUR = timedelta(hours=1)


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """What one who acts goes by: who plays, the situation, the moment, by which entry the inject
    was given, and what his seat has written last.
    """

    script: Script
    cast: Cast
    seen: Situation
    now: datetime
    given: int
    text: str
    written: int | None = None


def wishes(act: Act, told: Told) -> tuple[Command, ...]:
    """Give what is sent for an act, in its order."""
    return _MAKERS[act.does](act, told)


def _line(words: str) -> str:
    return words if len(words) <= LINE_LIMIT else f"{words[: LINE_LIMIT - 1].rstrip()}…"


def _expected(act: Act, told: Told) -> tuple[str, str]:
    """Give reaction and doctrine of the inject, or words that say no more than they know."""
    inject = next(one for one in told.script.injects if one.id == act.inject)
    if inject.expects is None:
        return _line(told.text or told.script.title), told.script.title
    return inject.expects.reaction, inject.expects.doctrine


def _answers(act: Act, told: Told) -> tuple[Command, ...]:
    words = ANSWERS_GIVEN[act.words % len(ANSWERS_GIVEN)]
    return (AnswerInject(given=told.given, text=words),)


def _writes(act: Act, told: Told) -> tuple[Command, ...]:
    reaction, _ = _expected(act, told)
    text = f"Simuleret deltager: {reaction}."
    return (RecordEntry(text=text, kind=EntryKind.ACTION, certainty=Certainty.CONFIRMED),)


def _corrects(act: Act, told: Told) -> tuple[Command, ...]:
    """What his seat wrote last; without that he writes."""
    if told.written is None:
        return _writes(act, told)
    reaction, _ = _expected(act, told)
    text = f"Simuleret deltager, præciseret: {reaction}."
    return (CorrectEntry(number=told.written, text=text, reason="Nye oplysninger"),)


def _raises(act: Act, told: Told) -> tuple[Command, ...]:
    ladder = list(Level)
    place = ladder.index(told.seen.level) + 1
    if place == len(ladder):
        return _writes(act, told)
    reaction, doctrine = _expected(act, told)
    return (
        DecideLevel(level=ladder[place], seen=told.seen.level, reason=reaction, basis=doctrine),
    )


def _calls(act: Act, told: Told) -> tuple[Command, ...]:
    own = told.cast.authorities.get(act.seat)
    all_ = dict.fromkeys(told.cast.authorities[one] for one in seats_of(told.script))
    others = tuple(one for one in all_ if one != own)
    if not others:
        return _writes(act, told)
    return (
        CallStaff(
            authorities=others,
            place="Stabens lokale, eller på skærm",
            meeting_at=told.now + HOUR,
            agenda="Situationen, hensigt, opgaver, næste møde",
            seen=told.seen.callouts.last,
        ),
    )


def _comes(act: Act, told: Told) -> tuple[Command, ...]:
    found = told.seen.callouts.newest().get(act.whom)
    allowed, _ = ANSWERS[CallAnswer.ACKNOWLEDGE]
    if found is None or found[1].state not in allowed:
        return ()
    return (AnswerCall(call=found[0].call, answer=CallAnswer.ACKNOWLEDGE),)


def _decides(act: Act, told: Told) -> tuple[Command, ...]:
    reaction, doctrine = _expected(act, told)
    by_police = told.cast.authorities.get(act.seat) == police_of(told.cast)
    return (
        TakeDecision(
            question=_line(told.text or reaction),
            options=(reaction, "Vent, til der vides mere"),
            chosen=1,
            ground=doctrine,
            competence=Competence.COORDINATION if by_police else Competence.OWN_SECTOR,
        ),
    )


def _asks(act: Act, told: Told) -> tuple[Command, ...]:
    if not act.whom:
        return _writes(act, told)
    reaction, _ = _expected(act, told)
    return (
        AskTask(kind="coordinate", title=reaction, authority=act.whom, deadline=told.now + HOUR),
    )


def _accepts(act: Act, told: Told) -> tuple[Command, ...]:
    for one in told.seen.tasks.all():
        if one.responsible == act.whom and one.status is TaskStatus.ASKED:
            return (MoveTask(task=one.number, move=TaskMove.ACCEPT),)
    return ()


def _requests(act: Act, told: Told) -> tuple[Command, ...]:
    if not act.whom:
        return _writes(act, told)
    reaction, _ = _expected(act, told)
    need = Need(
        capability=Capability.RESCUE,
        amount=2,
        window=Window(begin=told.now + HOUR, end=told.now + 13 * HOUR),
        spot=Spot(name="mødested efter aftale"),
        why=reaction,
    )
    return (MakeRequest(need=need, aim=Aim.LIFE, asked=(act.whom,)),)


def _warns(act: Act, told: Told) -> tuple[Command, ...]:
    return (IssueHoldingStatement(what=told.script.title, next_update_at=told.now + HOUR),)


def _freezes(act: Act, told: Told) -> tuple[Command, ...]:
    coming = told.seen.sitreps.coming
    return (FreezeSitrep(sitrep=coming, seen=told.seen.number, next_at=told.now + HOUR),)


def _meets(act: Act, told: Told) -> tuple[Command, ...]:
    return (*_ends_meeting(act, told), OpenMeeting())


def _ends_meeting(act: Act, told: Told) -> tuple[Command, ...]:
    held = told.seen.meetings.open
    return () if held is None else (CloseMeeting(meeting=held.meeting),)


_MAKERS: dict[Deed | Doing, Callable[[Act, Told], tuple[Command, ...]]] = {
    Doing.ANSWER: _answers,
    Doing.COME: _comes,
    Doing.END_MEETING: _ends_meeting,
    Deed.WROTE: _writes,
    Deed.CORRECTED: _corrects,
    Deed.LEVEL: _raises,
    Deed.CALLED_STAFF: _calls,
    Deed.DECIDED: _decides,
    Deed.ASKED_TASK: _asks,
    Deed.ANSWERED_TASK: _accepts,
    Deed.REQUESTED: _requests,
    Deed.WARNED: _warns,
    Deed.SITREP: _freezes,
    Deed.MET: _meets,
}

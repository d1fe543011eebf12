"""Rules about requests: nobody takes another's resource; one asks, and its owner promises it. Who
uses his own asks himself, so it is bound, moved and seen like any other."""

from __future__ import annotations

import msgspec

from crisis.commands.requests import (
    AnswerRequest,
    MakeRequest,
    MovePromise,
    ReleasePromise,
    WithdrawRequest,
)
from crisis.errors import RefusalKind, Refused
from crisis.events.requests import (
    AskedOwner,
    PromiseMoved,
    RequestMade,
    RequestTold,
    RequestWithdrawn,
)
from crisis.projections.help_steps import Promise
from crisis.projections.planning import Planning
from crisis.projections.requests import HelpRequest
from crisis.projections.situation import Situation
from crisis.rules.authorities import asked_name
from crisis.rules.known import Answer, By, Known
from crisis.rules.moving import cannot_move, moved_text, promise_of, what
from crisis.rules.promising import answered
from crisis.rules.speaking import speaker, spoken, spoken_names
from crisis.terms.places import middle
from crisis.terms.resource_names import amount_text
from crisis.terms.resources import (
    AWAY,
    BY_POLICE,
    EXTERNAL,
    HelpPath,
    Need,
    ResourceState,
    Spot,
)
from crisis.terms.roles import AuthorityKind

_OWN = "egne enheder"


def make(known: Known, command: MakeRequest, by: By) -> Answer:
    """It says what, how many, when, where and why, and whom; owners of the district are asked by
    name, oneself too for one's own work, and a way out of it is gone by those who may go it."""
    situation = situation_of(known)
    no = spoken(known, by) or _about(situation, command) or _needed(command, by)
    no = no or _whom(known, command, by)
    if no:
        return no
    number = situation.requests.last + 1
    asked = tuple(
        AskedOwner(authority=one, authority_name=asked_name(known, one) or one)
        for one in command.asked
    )
    need = _placed(situation, command)
    whom = ", ".join(_OWN if one.authority == speaker(by) else one.authority_name for one in asked)
    said = f"Anmodning {number} om {amount_text(need.capability, need.amount)} til {need.spot.name}"
    return (
        RequestMade(
            request=number,
            incident=command.incident,
            task=command.task,
            aim=command.aim,
            need=need,
            path=command.path,
            asked=asked,
            asked_by=speaker(by),
            text=f"{said}. Spurgt: {whom}." if whom else f"{said}.",
            **spoken_names(known, by),
        ),
    )


def answer(known: Known, command: AnswerRequest, by: By) -> Answer:
    """An owner who was asked promises of its own what is free, all or less, or says why not."""
    one = find(known, command.request)
    if isinstance(one, Refused):
        return one
    if one.withdrawn:
        return Refused("request.withdrawn", field="request", kind=RefusalKind.CONFLICT)
    return spoken(known, by) or answered(known, command, one, by)


def move(known: Known, command: MovePromise, by: By) -> Answer:
    """Only its owner says that it goes, is there, or is back: free, to rest, or broken, and then
    why. What is away is in one place only, and breaks there. What is broken is promised no more:
    who asked lacks it again."""
    found = promise_of(situation_of(known), command.promise, by)
    if isinstance(found, Refused):
        return found
    one, promise = found
    no = spoken(known, by) or _not_owner(one, promise, by) or cannot_move(known, command, promise)
    if no:
        return no
    said = f"Anmodning {one.number}: {moved_text(promise, command.state)}."
    return (
        _told(known, one, by, said, command.reason),
        _moved(known, promise, command.state),
    )


def release(known: Known, command: ReleasePromise, by: By) -> Answer:
    """What has not left is let go by its owner, or by the one who asked; why is said."""
    found = promise_of(situation_of(known), command.promise, by)
    if isinstance(found, Refused):
        return found
    one, promise = found
    no = spoken(known, by)
    if no is None and speaker(by) != one.asked_by:
        no = _not_owner(one, promise, by)
    if no:
        return no
    if promise.state is not ResourceState.PROMISED:
        return Refused("promise.left", field="promise", kind=RefusalKind.CONFLICT)
    said = f"Anmodning {one.number}: {what(promise)} er frigivet."
    return (
        _told(known, one, by, said, command.reason),
        _moved(known, promise, ResourceState.FREE),
    )


def withdraw(known: Known, command: WithdrawRequest, by: By) -> Answer:
    """The one who asked needs it no more; what is out is brought back first, by its owner."""
    one = find(known, command.request)
    if isinstance(one, Refused):
        return one
    no = spoken(known, by)
    if no:
        return no
    if speaker(by) != one.asked_by:
        return Refused("request.not_yours", field="request", kind=RefusalKind.FORBIDDEN)
    if one.withdrawn:
        return Refused("request.withdrawn", field="request", kind=RefusalKind.CONFLICT)
    if any(each.state in AWAY for each in one.promises):
        return Refused("request.away", field="request", kind=RefusalKind.CONFLICT)
    said = f"Anmodning {one.number} er frafaldet."
    return (
        _told(known, one, by, said, command.reason),
        RequestWithdrawn(request=one.number),
        *(_moved(known, each, ResourceState.FREE) for each in one.promises if each.bound),
    )


def situation_of(known: Known) -> Situation:
    """Give the operation; the door gives each of its commands one."""
    assert known.situation is not None
    return known.situation


def find(known: Known, number: int) -> HelpRequest | Refused:
    """Give a request, or say that there is none."""
    one = situation_of(known).requests.get(number)
    if one is None:
        return Refused("request.unknown", field="request", kind=RefusalKind.UNKNOWN)
    return one


def _about(situation: Situation, command: MakeRequest) -> Refused | None:
    if command.incident is not None and situation.incidents.get(command.incident) is None:
        return Refused("incident.unknown", field="incident")
    if command.task is not None and situation.tasks.get(command.task) is None:
        return Refused("task.unknown", field="task")
    return None


def _placed(situation: Situation, command: MakeRequest) -> Need:
    """Where nobody said where it is, it is where its incident lies, or its task's: without a place
    no way to it can be estimated."""
    need, number = command.need, command.incident
    if number is None and command.task is not None:
        task = situation.tasks.get(command.task)
        number = task.incident if task is not None else None
    one = situation.incidents.get(number) if number is not None else None
    if need.spot.position is not None or one is None:
        return need
    return msgspec.structs.replace(need, spot=Spot(name=need.spot.name, position=middle(one.shape)))


def _needed(command: MakeRequest, by: By) -> Refused | None:
    need = command.need
    if not need.spot.name.strip():
        return Refused("request.spot_missing", field="need.spot.name")
    if not need.why.strip():
        return Refused("request.why_missing", field="need.why")
    if need.window.end is not None and need.window.end <= need.window.begin:
        return Refused("request.ends_before", field="need.window.end")
    if need.window.end is not None and need.window.end <= by.now:
        return Refused("request.over", field="need.window.end")
    return None


def _whom(known: Known, command: MakeRequest, by: By) -> Refused | None:
    if command.path in EXTERNAL:
        if command.asked:
            return Refused("request.outside_asks_nobody", field="asked")
        return _may_go(known, command, by)
    if not command.asked:
        return Refused("request.nobody_asked", field="asked")
    if len(set(command.asked)) < len(command.asked):
        return Refused("request.asked_twice", field="asked")
    for one in command.asked:
        if asked_name(known, one) is None:
            return Refused("authority.unknown", field="asked", authority=one)
    if {*command.asked} & barred(known.planning, speaker(by)):
        return Refused("request.by_police", field="asked", kind=RefusalKind.FORBIDDEN)
    return None


def _may_go(known: Known, command: MakeRequest, by: By) -> Refused | None:
    """The Armed Forces, the Home Guard, neighbours and NOST are asked by the police alone."""
    if command.path not in BY_POLICE or _police(known.planning, speaker(by)):
        return None
    return Refused("request.by_police", field="path", kind=RefusalKind.FORBIDDEN)


def ways_of(planning: Planning, asker: str | None) -> tuple[HelpPath, ...]:
    """Give the ways by which an authority may ask; the rest the police go for it."""
    police = _police(planning, asker)
    return tuple(one for one in HelpPath if police or one not in BY_POLICE)


def barred(planning: Planning, asker: str | None) -> frozenset[str]:
    """Give those whom the police alone ask, also where they sit in the staff: none for it. What is
    one's own nobody stands between."""
    if _police(planning, asker):
        return frozenset()
    found = planning.authorities.values()
    return frozenset(
        one.id for one in found if one.kind is AuthorityKind.DEFENCE and one.id != asker
    )


def _police(planning: Planning, asker: str | None) -> bool:
    own = planning.authorities.get(asker) if asker else None
    return own is not None and own.kind is AuthorityKind.POLICE


def _not_owner(one: HelpRequest, promise: Promise, by: By) -> Refused | None:
    """What came from outside is followed by the one who asked for it."""
    own = promise.owner if promise.resource_id is not None else one.asked_by
    if speaker(by) in (own, promise.owner):
        return None
    return Refused("promise.not_yours", field="promise", kind=RefusalKind.FORBIDDEN)


def _told(known: Known, one: HelpRequest, by: By, text: str, reason: str | None) -> RequestTold:
    names = spoken_names(known, by)
    return RequestTold(request=one.number, entry=one.entry, reason=reason, text=text, **names)


def _moved(known: Known, promise: Promise, state: ResourceState) -> PromiseMoved:
    return PromiseMoved(
        operation=situation_of(known).operation,
        request=promise.request,
        promise=promise.number,
        resource_id=promise.resource_id,
        state=state,
    )

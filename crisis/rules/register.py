"""Rules about the risk and vulnerability register: the planner keeps it, with sound shapes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

import msgspec

from crisis.commands.register import ChangeObject, RegisterObjects, RetireObject
from crisis.errors import RefusalKind, Refused
from crisis.events.register import ObjectChanged, ObjectRetired, ObjectsRegistered
from crisis.projections.planning import Planning
from crisis.rules.known import Answer, By, Known, Question
from crisis.rules.register_sight import register_reader_of
from crisis.terms.register import Classification, RegisterObject, RegisterReader, Standing


def register(known: Known, command: RegisterObjects, by: By) -> Answer:
    """An object is named once in a command; what stands already as it is, is not written again.

    An id that stands is brought up to date, one that was retired comes back into use. Nothing is
    written over what somebody did to an object since the register was last looked at, when one
    says when that was. Objects outside the district are welcome: their municipality need not stand
    in the directory.
    """
    standing = _standing(known)
    objects = tuple(_on_its_ground(known, one) for one in command.objects)
    command = msgspec.structs.replace(command, objects=objects)
    places = [(f"objects[{at}]", one) for at, one in enumerate(objects)]
    no = _twice(objects) or _unusable(standing, places) or _unfit(known, places, by)
    no = no or _overtaken(standing, command) or _another_plan(standing, places, by)
    if no:
        return no
    new = tuple(one for one in objects if standing.objects.get(one.id) != one)
    if not new:
        return _conflict("register.unchanged", "objects")
    return (ObjectsRegistered(objects=new, batch=command.batch),)


def change(known: Known, command: ChangeObject, by: By) -> Answer:
    """Only an object that stands can be changed, and only to something else; nobody changes by
    what he saw what somebody else has changed since."""
    standing, one = _standing(known), _on_its_ground(known, command.object)
    old = standing.objects.get(one.id)
    if old is None or not _reader(by).may_read(old):
        return _unknown(one.id, "object.id")
    if old == one:
        return _conflict("register.unchanged", "object")
    place = [("object", one)]
    no = _unusable(standing, place) or _unfit(known, place, by) or _meanwhile(standing, command)
    return no or (ObjectChanged(object=one),)


def retire(known: Known, command: RetireObject, by: By) -> Answer:
    """Only an object that stands goes out of use, as the one who retires it saw it; its name is
    kept in the entry."""
    standing = _standing(known)
    old, since = standing.objects.get(command.id), standing.since.get(command.id)
    if old is None or not _reader(by).may_read(old):
        return _unknown(command.id, "id")
    if None not in (command.seen, since) and command.seen != since:
        facts: dict[str, Any] = {"id": old.id, "since": since}
        return Refused("register.retire_meanwhile", kind=RefusalKind.CONFLICT, **facts)
    return (ObjectRetired(id=old.id, name=old.name, reason=command.reason),)


def _standing(known: Known) -> Standing:
    found: Standing = known.answers[Question.REGISTER]
    return found


def _on_its_ground(known: Known, one: RegisterObject) -> RegisterObject:
    """An object whose municipality nobody says is put in the one in which it lies, by the rule of
    incidents, and follows when it is moved. What its owner says wins."""
    old = _standing(known).objects.get(one.id)
    lies = known.answers[Question.LYING].get(one.id)
    formed = one.by_place and one.municipality in (lies, old.municipality if old else None)
    if one.municipality is not None and not formed:
        return msgspec.structs.replace(one, by_place=False) if one.by_place else one
    return msgspec.structs.replace(one, municipality=lies, by_place=lies is not None)


def _twice(objects: Iterable[RegisterObject]) -> Refused | None:
    times = Counter(one.id for one in objects)
    for id_, count in times.items():
        if count > 1:
            return Refused("register.doubled", field="objects", id=id_)
    return None


def _unusable(standing: Standing, objects: Iterable[tuple[str, RegisterObject]]) -> Refused | None:
    for field, one in objects:
        fault = standing.faults.get(one.id)
        if fault is not None:
            facts: dict[str, Any] = {**fault.facts, "id": one.id}
            return Refused(fault.code, field=f"{field}.shape", **facts)
    return None


def _overtaken(standing: Standing, command: RegisterObjects) -> Refused | None:
    """Say which object somebody touched after the entry that the command was made by; who did what
    the command wants is in nobody's way."""
    seen = command.unchanged_since
    for at, one in enumerate(command.objects if seen is not None else ()):
        since = standing.since.get(one.id, 0)
        if seen is not None and since > seen and standing.objects.get(one.id) != one:
            facts: dict[str, Any] = {"id": one.id, "since": since}
            kind = RefusalKind.CONFLICT
            return Refused(
                "register.changed_meanwhile", field=f"objects[{at}].id", kind=kind, **facts
            )
    return None


def _reader(by: By) -> RegisterReader:
    return register_reader_of(by)


def _another_plan(
    standing: Standing, objects: Iterable[tuple[str, RegisterObject]], by: By
) -> Refused | None:
    """What stands in a plan that is not for the planner is not written over by a list of his."""
    for field, one in objects:
        old = standing.objects.get(one.id)
        no = another_plan(f"{field}.", old, by) if old is not None else None
        if no is not None:
            return no
    return None


def another_plan(at: str, old: RegisterObject, by: By) -> Refused | None:
    """Say that an object stands in a plan that is not for the planner; None when it does not."""
    if _reader(by).may_read(old):
        return None
    return Refused("register.another_plan", field=f"{at}id", id=old.id)


def _meanwhile(standing: Standing, command: ChangeObject) -> Refused | None:
    """Say which fields somebody else has changed since the version the change was made from."""
    now, since = command.object.id, standing.since.get(command.object.id)
    if command.seen is None or since is None or command.seen == since:
        return None
    then, there = standing.seen, standing.objects[now]
    names = (one for one in RegisterObject.__struct_fields__ if one != "id")
    changed = [one for one in names if then is None or getattr(then, one) != getattr(there, one)]
    facts: dict[str, Any] = {"id": now, "since": since, "fields": ", ".join(changed)}
    return Refused("register.changed_meanwhile", kind=RefusalKind.CONFLICT, **facts)


def _unfit(known: Known, objects: Iterable[tuple[str, RegisterObject]], by: By) -> Refused | None:
    found = (unfit(known.planning, f"{field}.", one, by) for field, one in objects)
    return next((no for no in found if no), None)


def unfit(planning: Planning, at: str, one: RegisterObject, by: By) -> Refused | None:
    """Who answers for an object stands in the directory; an occasion ends after it begins; what is
    in a municipality's own plan is put there by that municipality's own planner."""
    if one.authority is not None and one.authority not in planning.authorities:
        return Refused("register.unknown_authority", field=f"{at}authority", id=one.id)
    if one.occasion is not None and one.occasion.ends <= one.occasion.begins:
        return Refused("register.ends_first", field=f"{at}occasion.ends", id=one.id)
    if one.classification is Classification.OWN_PLAN and one.municipality != by.authority:
        return Refused("register.not_your_plan", field=f"{at}classification", id=one.id)
    return None


def _unknown(id_: str, field: str) -> Refused:
    return Refused("register.unknown_object", field=field, kind=RefusalKind.UNKNOWN, id=id_)


def _conflict(code: str, field: str) -> Refused:
    return Refused(code, field=field, kind=RefusalKind.CONFLICT)

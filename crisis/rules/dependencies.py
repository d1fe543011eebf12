"""Rules about what depends on what: the planner says it of objects that are there, and tries out.

An object fails when of any of its supplier groups fewer than k work, that group's hold-out later;
k is one unless said. Of one kind it may have several groups, as two feeds that must both hold.
Circles are true of the world (the power station needs the telephone, the telephone needs power) and
may be entered; by itself a circle fails nobody.
"""

from __future__ import annotations

from itertools import count

from msgspec.structs import replace

from crisis.commands.dependencies import DropWhatIf, RetireSupply, SaveWhatIf, SetSupply
from crisis.errors import RefusalKind, Refused
from crisis.events.dependencies import SupplyRetired, SupplySet, WhatIfDropped, WhatIfSaved
from crisis.projections.dependencies import ListedSupply
from crisis.rules.known import Answer, By, Known, Question
from crisis.rules.register_sight import register_reader_of
from crisis.terms.dependencies import GROUPS_LIMIT, HOLDOUT_LIMIT, KEPT_LIMIT, FailedLater, Supply
from crisis.terms.register import RegisterObject, Standing


def set_supply(known: Known, command: SetSupply, by: By) -> Answer:
    """Each supplier once and never the consumer itself; no more are needed than there are; a time
    is not negative. What somebody else has said meanwhile is read first."""
    one = _numbered(known, command)
    old = known.planning.dependencies.supplies.get(one.key)
    no = _strangers(known, one, by) or _doubled(one) or _numbers(one)
    no = no or _meanwhile(known, command, old, by) or _unnamed(known, one, old)
    if no:
        return no
    if old is not None and old.supply == one:
        return Refused("supply.unchanged", field="supply", kind=RefusalKind.CONFLICT)
    objects = _readable(known, by)
    names = tuple(objects[each].name for each in (one.consumer, *one.suppliers))
    return (SupplySet(supply=one, names=names),)


def retire_supply(known: Known, command: RetireSupply, by: By) -> Answer:
    """Only what is said can be taken back, as it is said now, by one who may read of the
    consumer."""
    key = (command.consumer, command.kind, command.group)
    standing: Standing = known.answers[Question.REGISTER]
    hidden = command.consumer in standing.objects and command.consumer not in _readable(known, by)
    if key not in known.planning.dependencies.supplies or hidden:
        return Refused("supply.unknown", field="kind", kind=RefusalKind.UNKNOWN)
    number = known.planning.dependencies.supplies[key].number
    if command.seen not in (None, number):
        kind = RefusalKind.CONFLICT
        return Refused("supply.meanwhile", field="seen", kind=kind, since=number)
    return (SupplyRetired(consumer=command.consumer, kind=command.kind, group=command.group),)


def save_what_if(known: Known, command: SaveWhatIf, by: By) -> Answer:
    """With what failed by the register as it is now, so that one sees later what has changed."""
    saved, objects = known.planning.dependencies, _readable(known, by)
    if not command.name.strip():
        return Refused("what_if.name_missing", field="name")
    seen: set[str] = set()
    for at, one in enumerate(command.starts):
        if one.object not in objects:
            return _unknown(f"starts[{at}].object", one.object)
        if one.object in seen:
            return Refused("what_if.doubled", field=f"starts[{at}].object", id=one.object)
        seen.add(one.object)
    no = _saved_anew(known, command.what_if, command.seen, by) if command.what_if else None
    if no:
        return no
    for each in saved.what_ifs.values():
        same = each.name.casefold() == command.name.casefold()
        if same and each.what_if != command.what_if:
            return Refused("what_if.name_taken", field="name", kind=RefusalKind.CONFLICT)
    fails: dict[str, int] = known.answers[Question.CASCADE]
    later = sorted((minutes, id_) for id_, minutes in fails.items() if id_ not in seen)
    return (
        WhatIfSaved(
            what_if=command.what_if or saved.last + 1,
            name=command.name,
            starts=command.starts,
            names=tuple(objects[one.object].name for one in command.starts),
            failed=tuple(FailedLater(object=i, after_minutes=m) for m, i in later[:KEPT_LIMIT]),
            total=len(later),
        ),
    )


def drop_what_if(known: Known, command: DropWhatIf, by: By) -> Answer:
    """By one who may read all that it supposes; its number is not given again."""
    no = _saved_anew(known, command.what_if, command.seen, by)
    return no or (WhatIfDropped(what_if=command.what_if),)


def _saved_anew(known: Known, what_if: int, seen: int | None, by: By) -> Refused | None:
    """Say that a what-if is not there for the planner, or is another than the one he saw."""
    if not _may_read(known, what_if, by):
        return Refused("what_if.unknown", field="what_if", kind=RefusalKind.UNKNOWN)
    number = known.planning.dependencies.what_ifs[what_if].number
    if seen in (None, number):
        return None
    return Refused("what_if.meanwhile", kind=RefusalKind.CONFLICT, since=number)


def _may_read(known: Known, what_if: int, by: By) -> bool:
    """Says whether there is such a what-if, and all it supposes that is in use may be read."""
    found = known.planning.dependencies.what_ifs.get(what_if)
    standing: Standing = known.answers[Question.REGISTER]
    hidden = standing.objects.keys() - _readable(known, by).keys()
    return found is not None and not any(one.object in hidden for one in found.starts)


def _readable(known: Known, by: By) -> dict[str, RegisterObject]:
    standing: Standing = known.answers[Question.REGISTER]
    reader = register_reader_of(by)
    return {id_: one for id_, one in standing.objects.items() if reader.may_read(one)}


def _numbered(known: Known, command: SetSupply) -> Supply:
    """Give the group with its number, the next free one when it is one more, and its bare name."""
    one = command.supply
    taken = {each.group for each in _beside(known, one)}
    free = next(number for number in count(1) if number not in taken)
    name = (one.name or "").strip() or None
    return replace(one, group=free if command.another else one.group, name=name)


def _beside(known: Known, one: Supply) -> list[Supply]:
    """Give the groups that the object has of that kind now."""
    listed = known.planning.dependencies.supplies.values()
    return [
        each.supply
        for each in listed
        if (each.supply.consumer, each.supply.kind) == (one.consumer, one.kind)
    ]


def _unnamed(known: Known, one: Supply, old: ListedSupply | None) -> Refused | None:
    """Law: of several groups each has a name of its own, but for one that had none by itself."""
    others = [each for each in _beside(known, one) if each.group != one.group]
    if not 1 <= one.group <= GROUPS_LIMIT:
        return Refused("supply.too_many_groups", field="supply.name", limit=GROUPS_LIMIT)
    was_named = old is None or old.supply.name is not None
    if one.name is None and others and was_named:
        return Refused("supply.name_missing", field="supply.name", kind=RefusalKind.CONFLICT)
    taken = {each.name.casefold() for each in others if each.name}
    if one.name and one.name.casefold() in taken:
        return Refused("supply.name_taken", field="supply.name", kind=RefusalKind.CONFLICT)
    return None


def _strangers(known: Known, one: Supply, by: By) -> Refused | None:
    objects = _readable(known, by)
    if one.consumer not in objects:
        return _unknown("supply.consumer", one.consumer)
    for at, each in enumerate(one.suppliers):
        if each not in objects:
            return _unknown(f"supply.suppliers[{at}]", each)
    return None


def _doubled(one: Supply) -> Refused | None:
    for at, each in enumerate(one.suppliers):
        if each == one.consumer:
            return Refused("supply.itself", field=f"supply.suppliers[{at}]", id=each)
        if each in one.suppliers[:at]:
            return Refused("supply.doubled", field=f"supply.suppliers[{at}]", id=each)
    return None


def _numbers(one: Supply) -> Refused | None:
    many = len(one.suppliers)
    if not 1 <= one.needed <= many:
        return Refused("supply.needed", field="supply.needed", limit=many)
    if not 0 <= one.holdout_minutes <= HOLDOUT_LIMIT:
        return Refused(
            "supply.holdout", field="supply.holdout_minutes", limit=HOLDOUT_LIMIT // 1440
        )
    return None


def _meanwhile(
    known: Known, command: SetSupply, old: ListedSupply | None, by: By
) -> Refused | None:
    if command.seen != (old.number if old else None):
        kind = RefusalKind.CONFLICT
        return Refused("supply.meanwhile", field="seen", kind=kind, since=old.number if old else 0)
    standing: Standing = known.answers[Question.REGISTER]
    readable = _readable(known, by)
    hidden = [one for one in old.supply.suppliers if one in standing.objects] if old else []
    if any(one not in readable for one in hidden):
        return Refused("supply.another_plan", field="supply.suppliers", kind=RefusalKind.FORBIDDEN)
    return None


def _unknown(field: str, id_: str) -> Refused:
    return Refused("register.unknown_object", field=field, kind=RefusalKind.UNKNOWN, id=id_)

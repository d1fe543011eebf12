"""Rules about what is out of use: a report with its time and its source, the last one stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from types import MappingProxyType

from crisis.commands.outages import ReportDown, ReportUp
from crisis.errors import RefusalKind, Refused
from crisis.events.outages import ObjectDown, ObjectUp
from crisis.projections.incidents import Incident
from crisis.projections.outages import Outage
from crisis.projections.situation import Situation
from crisis.rules.known import Answer, By, Known, Question
from crisis.rules.register_sight import register_reader_of
from crisis.rules.speaking import spoken, spoken_names
from crisis.terms.incidents import IncidentStatus
from crisis.terms.log import AHEAD_LIMIT
from crisis.terms.register import Classification, RegisterObject, Standing
from crisis.terms.sight import Sight
from crisis.terms.times import coming

Report = ReportDown | ReportUp


def down(known: Known, command: ReportDown, by: By) -> Answer:
    """Any object of the register; said again, it is said from another time."""
    return _reported(known, command, by)


def up(known: Known, command: ReportUp, by: By) -> Answer:
    """Any object too: what is taken to be out of use, or was to have failed by now, may work all
    the same, and one says so as often as one has seen it."""
    return _reported(known, command, by)


def touched(
    situation: Situation, lying: Mapping[int, Iterable[str]] = MappingProxyType({})
) -> dict[str, Incident]:
    """Give the objects that lie in an incident which is not over, by the one that began first; they
    are taken to be out of use until somebody says that they work. A word from before the incident
    says nothing of it.

    lying: incident → what lies in it now. What was written down with it names 500 places, and none
    that came to the register since.
    """
    found: dict[str, Incident] = {}
    for one in sorted(going_on(situation), key=since):
        written = (hit.object for hit in one.exposure.hits if hit.distance_m == 0)
        for object_ in (*written, *lying.get(one.number, ())):
            told = situation.outages.get(object_)
            if told is None or told.now.as_of < since(one):
                found.setdefault(object_, one)
    return found


def going_on(situation: Situation) -> list[Incident]:
    """Give the incidents that are not over."""
    found = situation.incidents.all()
    return [one for one in found if one.status is not IncidentStatus.OVER]


def since(one: Incident) -> datetime:
    """Give when an incident began, as far as is known."""
    return one.since or one.opened_at


def _reported(known: Known, command: Report, by: By) -> Answer:
    assert known.situation is not None
    found = _named(known, command, by)
    if isinstance(found, Refused):
        return found
    as_of, is_down = command.as_of or by.now, isinstance(command, ReportDown)
    old = known.situation.outages.get(found.id)
    no = spoken(known, by) or _sourced(known.situation, command) or _plan(found, command)
    no = no or _timed(old, command, by)
    if no:
        return no
    said = "er ude af drift" if is_down else "er i drift"
    event = ObjectDown if is_down else ObjectUp
    return (
        event(
            object=found.id,
            object_name=found.name,
            as_of=as_of,
            entry=command.entry,
            source=command.source,
            text=f"{found.name} {said} fra {coming(as_of, by.now)}.",
            own_plan=found.municipality if _in_a_plan(found) else None,
            **spoken_names(known, by),
        ),
    )


def _named(known: Known, command: Report, by: By) -> RegisterObject | Refused:
    standing: Standing = known.answers[Question.REGISTER]
    found = standing.objects.get(command.object)
    if found is None or not register_reader_of(by).may_read(found):
        kind = RefusalKind.UNKNOWN
        return Refused("register.unknown_object", field="object", kind=kind, id=command.object)
    return found


def _sourced(situation: Situation, command: Report) -> Refused | None:
    if command.entry is None and not (command.source or "").strip():
        return Refused("outage.source_missing", field="source")
    entry = situation.log.get(command.entry) if command.entry is not None else None
    if command.entry is not None and entry is None:
        return Refused("log.unknown_entry", field="entry", number=command.entry)
    if entry is not None and entry.erased:
        return _conflict("log.erased", "entry")
    return None


def _plan(found: RegisterObject, command: Report) -> Refused | None:
    """What stands in a municipality's own plan is not told to the whole staff by its name."""
    told = command.readers is not None and command.readers.sight is Sight.RESTRICTED
    if _in_a_plan(found) and not told:
        return Refused("outage.own_plan", field="readers.sight")
    return None


def _in_a_plan(found: RegisterObject) -> bool:
    return found.classification is Classification.OWN_PLAN


def _timed(old: Outage | None, command: Report, by: By) -> Refused | None:
    as_of = command.as_of or by.now
    if as_of > by.now + AHEAD_LIMIT:
        return Refused("log.occurred_in_future", field="as_of", limit_minutes=5)
    if old is None:
        return None
    is_down = isinstance(command, ReportDown)
    same = old.now.down == is_down
    if same and (as_of == old.now.as_of or (is_down and command.as_of is None)):
        return _conflict("outage.unchanged", "as_of")
    if as_of < old.now.as_of and not (same and is_down):
        return Refused("outage.older", field="as_of", time=coming(old.now.as_of, by.now))
    return None


def _conflict(code: str, field: str) -> Refused:
    return Refused(code, field=field, kind=RefusalKind.CONFLICT)

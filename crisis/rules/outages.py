"""Rules about what is out of use: a report with its time and its source, the last one stands."""

from __future__ import annotations

from crisis.commands.outages import ReportDown, ReportUp
from crisis.errors import RefusalKind, Refused
from crisis.events.outages import ObjectDown, ObjectUp
from crisis.projections.incidents import Incident
from crisis.projections.outages import Outage
from crisis.projections.situation import Situation
from crisis.rules.known import Answer, By, Known, Question
from crisis.rules.speaking import spoken, spoken_names
from crisis.rules.visibility import register_reader
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
    """One that was reported out of use, or that is taken to be since an incident touches it."""
    assert known.situation is not None
    old = known.situation.outages.get(command.object)
    if (old is None or not old.now.down) and command.object not in touched(known.situation):
        no = _named(known, command, by)
        return no if isinstance(no, Refused) else _conflict("outage.not_down", "object")
    return _reported(known, command, by)


def touched(situation: Situation) -> dict[str, Incident]:
    """Give the objects that lie in an incident which is not over, by the first that touched them;
    they are taken to be out of use until somebody says that they work."""
    found: dict[str, Incident] = {}
    for one in situation.incidents.all():
        if one.status is not IncidentStatus.OVER:
            for hit in one.exposure.hits:
                if hit.distance_m == 0:
                    found.setdefault(hit.object, one)
    return found


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
            **spoken_names(known, by),
        ),
    )


def _named(known: Known, command: Report, by: By) -> RegisterObject | Refused:
    standing: Standing = known.answers[Question.REGISTER]
    found = standing.objects.get(command.object)
    if found is None or not register_reader(by.authority, by.role).may_read(found):
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
    if found.classification is Classification.OWN_PLAN and not told:
        return Refused("outage.own_plan", field="readers.sight")
    return None


def _timed(old: Outage | None, command: Report, by: By) -> Refused | None:
    as_of = command.as_of or by.now
    if as_of > by.now + AHEAD_LIMIT:
        return Refused("log.occurred_in_future", field="as_of", limit_minutes=5)
    if old is None:
        return None
    same = old.now.down == isinstance(command, ReportDown)
    if same and (command.as_of is None or old.now.as_of == as_of):
        return _conflict("outage.unchanged", "as_of")
    if not same and as_of < old.now.as_of:
        return Refused("outage.older", field="as_of", time=coming(old.now.as_of, by.now))
    return None


def _conflict(code: str, field: str) -> Refused:
    return Refused(code, field=field, kind=RefusalKind.CONFLICT)

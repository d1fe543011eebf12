"""What fails next in an operation: from what is out of use, and what its incidents touch.

It is only worked out, and says so: nothing of it stands in the journal but what was reported.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from crisis.commands.outages import ReportDown
from crisis.commands.tasks import AskTask
from crisis.register.dependencies import Cascade, Step
from crisis.rules.closing import offers
from crisis.rules.outages import going_on, since, touched
from crisis.rules.register_sight import register_reader_of
from crisis.rules.responsibility import Gap, resolve
from crisis.terms.dependencies import SupplyKind
from crisis.terms.register import Classification, RegisterObject
from crisis.terms.tasks import OPEN
from crisis.web.because import name, pick
from crisis.web.languages import LANGUAGES
from crisis.web.pages.failing_rows import (
    FailRow,
    Telling,
    fail_rows,
    next_row,
    owners,
    seen_steps,
    timeline,
)
from crisis.web.pages.failing_words import Names
from crisis.web.pages.incident_rows import Where
from crisis.web.pages.known_risks import lie
from crisis.web.pages.links import incident_label, incident_url
from crisis.web.pages.log_links import label
from crisis.web.parts import parts
from crisis.web.times import day_and_time, iso
from crisis.web.words import word

TASKS: dict[SupplyKind, str] = {
    SupplyKind.ELECTRICITY: "power",
    SupplyKind.TELECOM: "telecom",
    SupplyKind.WATER: "water",
    SupplyKind.SEWAGE: "sewage",
    SupplyKind.HEAT: "heat",
    SupplyKind.GAS: "gas",
    SupplyKind.FUEL: "fuel",
    SupplyKind.TRANSPORT: "roads",
    SupplyKind.IT: "telecom",
    SupplyKind.OTHER: "vulnerable",
}
"""What is missing → the kind of task that the matrix knows for it."""
_ASKED = ("Sikr {name} mod at mangle {kind}", "Secure {name} against lack of {kind}")
_ASKED_OF_A_PLAN = ("Sikr steder i {name}s egen plan mod at mangle {kind}",
                    "Secure places in the own plan of {name} against lack of {kind}")  # fmt: skip
_DOWN = ("{name} er meldt ude af drift fra {time} (post {post})",
         "{name} was reported out of use from {time} (entry {post})")  # fmt: skip
_TOUCHED = ("{name} ligger i {incident} og antages ude af drift fra {time}",
            "{name} lies in {incident} and is taken to be out of use from {time}")  # fmt: skip
_MINUTE = timedelta(minutes=1)


class Begun(NamedTuple):
    """Something that is out of use: since when, and by which entry or incident one takes it so."""

    at: datetime
    entry: int | None
    incident: int | None


def begun(where: Where, objects: Iterable[str]) -> dict[str, Begun]:
    """Give what is out of use: what was reported, and what an incident touches and nobody has
    reported to work. Only what its reader may see counts. objects: of these it is asked where they
    lie by the register as it is now."""
    incidents = going_on(where.situation)
    lying = dict(zip((one.number for one in incidents), lie(incidents, objects, where.by, 0),
                     strict=True))  # fmt: skip
    found = {
        object_: Begun(since(one), None, one.number)
        for object_, one in touched(where.situation, lying).items()
    }
    for object_, known in where.situation.outages.items():
        if known.now.down:
            found[object_] = Begun(known.now.as_of, known.number, None)
    return found


def seen_to_work(where: Where) -> dict[str, datetime]:
    """Give what was reported to work, and when: what was to have failed it by then has not."""
    told = where.situation.outages
    return {object_: one.now.as_of for object_, one in told.items() if not one.now.down}


def forecast(where: Where) -> dict[str, Any]:
    """Give all that the page of failures shows."""
    register = parts().register
    supplies = [one.supply for one in where.planning.dependencies.supplies.values()]
    network = register.network(supplies)
    starts = {
        one: how
        for one, how in begun(where, network.ids).items()
        if one in network or how.entry is not None
    }
    base = min((one.at for one in starts.values()), default=where.by.now).astimezone(UTC)
    base = base.replace(second=0, microsecond=0)
    cascade = register.cascade(
        supplies,
        {one: (how.at - base) // _MINUTE for one, how in starts.items()},
        {one: (how - base) // _MINUTE for one, how in seen_to_work(where).items()},
    )
    return _told(where, starts, base, cascade)


def _told(
    where: Where, starts: dict[str, Begun], base: datetime, cascade: Cascade
) -> dict[str, Any]:
    names, now = _names(where, cascade.steps), (where.by.now - base) // _MINUTE
    may_ask = offers(where.situation, AskTask, where.by)
    telling = _telling(where, starts, base, names)
    states = Counter(telling.state(one) for one in seen_steps(cascade, names))
    rows = [
        replace(one, ask=_ask(one, cascade, names, where) if may_ask else None)
        for one in fail_rows(cascade, telling)
    ]
    return {
        "rows": rows,
        "total": states.total(),
        "next": next_row(cascade, telling),
        "timeline": timeline(rows, now),
        "owners": owners(cascade, telling),
        "rests_on": {
            "reported": states["down"],
            "assumed": states["assumed"],
            "supplies": _rests_on(where),
        },
        "incidents": [
            (incident_label(one), incident_url(where.situation.operation, one))
            for one in sorted({how.incident for how in starts.values() if how.incident})
        ],
        "working": _working(where),
        "may_report": offers(where.situation, ReportDown, where.by),
        "made": day_and_time(where.by.now, where.by.now, where.language),
    }


def _telling(where: Where, starts: dict[str, Begun], base: datetime, names: Names) -> Telling:
    """Say how it is told: on the Danish clock, and what has come already is only estimated."""
    now = (where.by.now - base) // _MINUTE

    def time(minute: int) -> str:
        return day_and_time(base + minute * _MINUTE, where.by.now, where.language)

    def state(step: Step) -> str:
        how = starts.get(step.object)
        if how is not None and step.supply is None:
            return "down" if how.entry is not None else "assumed"
        return "coming" if step.minute > now else "due"

    return Telling(
        names=names,
        planning=where.planning,
        time=time,
        iso=lambda minute: iso(base + minute * _MINUTE),
        own=lambda step: _own(step, starts, names, where),
        state=state,
    )


def _names(where: Where, objects: Iterable[str]) -> Names:
    found = parts().register.standing(objects)
    return Names(found, register_reader_of(where.by), where.language)


def _rests_on(where: Where) -> int:
    """Say how many supplies of the plan are of objects that are for the reader."""
    needs = where.planning.dependencies.supplies
    eyes = register_reader_of(where.by)
    return parts().register.readable((consumer for consumer, *_ in needs), eyes)


def _working(where: Where) -> list[dict[str, str]]:
    """Give what was reported to work again: nobody takes it to be out of use."""
    names = _names(where, where.situation.outages)
    found = (one for one in where.situation.outages.values() if not one.now.down)
    return [
        {
            "name": one.name,
            "object": one.object,
            "when": day_and_time(one.now.as_of, where.by.now, where.language),
            "label": label(where.situation, one.number),
        }
        for one in found
        if names.get(one.object)
    ]


def _own(step: Step, starts: dict[str, Begun], names: Names, where: Where) -> str:
    how = starts[step.object]
    time = day_and_time(how.at, where.by.now, where.language)
    if how.entry is not None:
        post = label(where.situation, how.entry)
        told = pick(_DOWN, where.language)
        return told.format(name=names.of(step.object), time=time, post=post)
    incident = incident_label(how.incident or 0)
    told = pick(_TOUCHED, where.language)
    return told.format(name=names.of(step.object), time=time, incident=incident)


def _ask(row: FailRow, cascade: Cascade, names: Names, where: Where) -> dict[str, Any] | None:
    """Give the task one may ask whose it is for, with one press: the authority that answers for the
    object, else whom the matrix gives; where neither is there, one chooses. It was asked for when
    such a task is open, in whichever language it was asked. The staff reads the task, so a place
    in a municipality's own plan is not named in it."""
    step, one = cascade.steps[row.object], names.get(row.object)
    if step.supply is None or one is None:
        return None
    kind = TASKS[step.supply.kind]
    own_plan = one.classification is Classification.OWN_PLAN
    titles = {each: _title(one, step.supply.kind, where, each) for each in LANGUAGES}
    leads = _leads(one, kind, where)
    asked = any(
        each.kind == kind and each.status in OPEN and each.title.endswith(tuple(titles.values()))
        for each in where.situation.tasks.all()
    )
    return {
        "kind": kind,
        "title": titles[where.language],
        "object": one.id,
        "place": "" if own_plan else one.name,
        "authority": one.authority or "",
        "municipality": one.municipality or "",
        "owner": one.owner or "",
        "deadline": row.iso if row.state == "coming" else "",
        "names": leads,
        "asked": asked,
    }


def _title(one: RegisterObject, kind: SupplyKind, where: Where, language: str) -> str:
    missing = word(kind, language)
    if one.classification is Classification.OWN_PLAN:
        whose = name(where.planning, one.municipality or "")
        return pick(_ASKED_OF_A_PLAN, language).format(name=whose, kind=missing)
    return pick(_ASKED, language).format(name=one.name, kind=missing)


def _leads(one: RegisterObject, kind: str, where: Where) -> list[str]:
    if one.authority is not None and one.authority in where.planning.authorities:
        return [name(where.planning, one.authority)]
    places = [one.municipality] if one.municipality else []
    found = resolve(where.planning, kind, places, one.owner)
    if any(isinstance(each, Gap) for each in found):
        return []
    leads = (each.lead for each in found if not isinstance(each, Gap))
    return list(dict.fromkeys(name(where.planning, one) for one in leads))

"""The schemas of what the interface takes and gives, as OpenAPI names them."""

from __future__ import annotations

from typing import Any

import msgspec

from crisis.commands import COMMANDS
from crisis.events import EVENTS
from crisis.projections.callouts import CallOut
from crisis.projections.closing import StageStep
from crisis.projections.contradictions import Contradiction
from crisis.projections.decisions import Decision
from crisis.projections.drill_time import DrillState
from crisis.projections.figures import Figure
from crisis.projections.follows import Follow
from crisis.projections.incidents import Incident
from crisis.projections.lending import Loan
from crisis.projections.log import LogEntry
from crisis.projections.meetings import Meeting
from crisis.projections.outages import Outage
from crisis.projections.partners import SeatedPartner
from crisis.projections.planning import Seat
from crisis.projections.plans import ListedUnit, PlanVersion
from crisis.projections.priorities import OrderStep
from crisis.projections.relief import Sheet
from crisis.projections.requests import HelpRequest
from crisis.projections.sectors import SectorStatus
from crisis.projections.sitreps import Frozen, Words
from crisis.projections.tasks import Task
from crisis.terms.exposure import Differences, ExposureReport
from crisis.terms.imports import NoWish, Tally, Undoing, Wish, WriteWish
from crisis.terms.log import OnBehalfOf
from crisis.terms.operations import Mode
from crisis.terms.plans import DueKind, GapKind
from crisis.web.looking import Look
from crisis.web.resource_reading import SheetSent
from crisis.web.texts import TEXTS

Schema = dict[str, Any]

REF = "#/components/schemas/{name}"
NUMBER: Schema = {"type": "integer", "minimum": 0}
TEXT: Schema = {"type": "string"}
_MAYBE: Schema = {"type": ["string", "null"]}
_TIME: Schema = {"type": "string", "format": "date-time"}
_YES: Schema = {"type": "boolean"}
_OPEN: Schema = {"type": "object"}

_STANDING = (
    OnBehalfOf,
    LogEntry,
    DrillState,
    Seat,
    Mode,
    PlanVersion,
    ListedUnit,
    GapKind,
    DueKind,
    Incident,
    Task,
    SectorStatus,
    StageStep,
    CallOut,
    Sheet,
    Words,
    Frozen,
    Loan,
    Contradiction,
    Follow,
    Figure,
    SeatedPartner,
    Outage,
    OrderStep,
    Decision,
    Meeting,
    HelpRequest,
    SheetSent,
    Look,
    ExposureReport,
    Differences,
    Wish,
    WriteWish,
    NoWish,
    Tally,
    Undoing,
)

_KNOWN = {
    "log": "LogEntry",
    "incidents": "Incident",
    "tasks": "Task",
    "sectors": "SectorStatus",
    "closing": "StageStep",
    "figures": "Figure",
    "callouts": "CallOut",
    "partners": "SeatedPartner",
    "outages": "Outage",
    "priorities": "OrderStep",
    "decisions": "Decision",
    "meetings": "Meeting",
    "loans": "Loan",
    "handovers": "Sheet",
    "contradictions": "Contradiction",
    "follows": "Follow",
    "sitreps": "Frozen",
    "sitrep_words": "Words",
    "requests": "HelpRequest",
}
"""What the situation lists → of what."""


def type_schemas() -> dict[str, Schema]:
    """Give the schemas of commands, events and what is known, made of their types."""
    types = [*COMMANDS.values(), *EVENTS.values(), *_STANDING]
    _, made = msgspec.json.schema_components(types, ref_template=REF)
    return {name: dict(schema) for name, schema in made.items()}


def answer_schemas() -> dict[str, Schema]:
    """Give the schemas of all answers."""
    own = {"ImportState": _import_state()}
    return {**_door_answers(), **_map_answers(), **_plan_answers(), **own}


def _door_answers() -> dict[str, Schema]:
    """What the interface answers, by the names that _responses refers to."""
    operation: Schema = {
        "operation": TEXT,
        "name": TEXT,
        "mode": ref("Mode"),
        "level": TEXT,
        "stage": TEXT,
        "opened_at": {**_TIME, "type": ["string", "null"]},
        "number": NUMBER,
        "entries": NUMBER,
    }
    account = _object(username=TEXT, name=TEXT)
    return {
        "Error": _object(error=_error()),
        "Done": _object(operation=TEXT, entries=_list(NUMBER), recorded_at=_TIME),
        "Operations": _object(operations=_list(_object(**operation))),
        "Journal": _object(
            operation=TEXT,
            mode=ref("Mode"),
            head=NUMBER,
            head_hash=TEXT,
            entries=_list(_entry()),
            bell_away=_YES,
        ),
        "Situation": _object(
            **operation,
            hash=TEXT,
            recorded_at=_TIME,
            drill={"anyOf": [ref("DrillState"), {"type": "null"}]},
            **{name: _list(ref(kind)) for name, kind in _KNOWN.items()},
        ),
        "Log": _object(operation=TEXT, mode=ref("Mode"), found=NUMBER, log=_list(ref("LogEntry"))),
        "Me": _object(account=account, seat=_MAYBE, seats=_list(ref("Seat"))),
    }


def _import_state() -> Schema:
    """Where an import stands, and how far it is."""
    return _object(
        id=TEXT,
        stage=TEXT,
        working=_YES,
        file=TEXT,
        done=NUMBER,
        total=NUMBER,
        tally=ref("Tally"),
        undoing=ref("Undoing"),
        standing=NUMBER,
        stopped=_YES,
        unknown=_list(_object(name=TEXT, rows=NUMBER)),
        problem={"type": ["object", "null"]},
    )


def _map_answers() -> dict[str, Schema]:
    """What map, register and matrix answer; features are GeoJSON (RFC 7946)."""
    feature = _object(type=TEXT, geometry=_OPEN, properties=_OPEN)
    features = _object(type=TEXT, features=_list(feature))
    named = _list(_object(id=TEXT, name=TEXT))
    where = _object(municipalities=named, regions=named, fire_services=named, estimated=_YES)
    utm = _object(zone=TEXT, east={"type": "integer"}, north={"type": "integer"})
    incident = _object(operation=TEXT, operation_name=TEXT, incident=NUMBER, title=TEXT)
    answer = {
        "anyOf": [
            _object(lead=TEXT, lead_name=TEXT, title=TEXT, row=NUMBER, verified=_YES, because=TEXT),
            _object(gap=TEXT, because=TEXT),
        ]
    }
    lists = {name: _list(_OPEN) for name in ("rows", "gaps", "overlaps")}
    return {
        "Register": features,
        "RegisterFeature": _object(
            type=TEXT, geometry=_OPEN, properties=_OPEN, incidents=_list(incident)
        ),
        "Responsibility": _object(**lists),
        "ResponsibilityAnswers": _object(answers=_list(answer)),
        "TakenFile": _object(sha256=TEXT, kind=ref("FileKind"), media_type=TEXT, size=NUMBER),
        "AreaExposure": _object(area=TEXT, estimated=_YES, report=ref("ExposureReport")),
        "IncidentExposure": _object(
            now=ref("ExposureReport"), written=ref("Exposure"), differences=ref("Differences")
        ),
        "Place": _object(whereabouts=where, exposure=ref("Exposure"), utm=utm),
        "OperationMap": _object(incidents=features),
        "MapBase": _object(
            land={"type": ["array", "null"]},
            municipalities={"anyOf": [features, {"type": "null"}]},
            districts={"anyOf": [features, {"type": "null"}]},
            sources=_list(TEXT),
        ),
    }


def _plan_answers() -> dict[str, Schema]:
    """What is answered about plans: as the reader may see them, and what falls due."""
    day: Schema = {"type": ["string", "null"], "format": "date"}
    gap = _object(kind=ref("GapKind"), about=TEXT, name=TEXT, owner=_MAYBE, since=day)
    due = _object(kind=ref("DueKind"), on=day, name=TEXT, about=TEXT, owner=TEXT)
    return {
        "Plans": _object(
            plans=_list(ref("PlanVersion")),
            units=_list(ref("ListedUnit")),
            gaps=_list(gap),
            due=_list(due),
        ),
        "PlanVersions": _object(
            versions=_list(ref("PlanVersion")), retired_at={**_TIME, "type": ["string", "null"]}
        ),
    }


def _entry() -> Schema:
    """An entry of the journal; a hidden one has no event, an erased one only its type."""
    events = [*(ref(name) for name in EVENTS), {"type": "object"}, {"type": "null"}]
    return _object(
        number=NUMBER,
        type=TEXT,
        recorded_at=_TIME,
        seat=TEXT,
        authority=TEXT,
        hash=TEXT,
        hidden={"type": "boolean"},
        event={"anyOf": events},
    )


def _error() -> Schema:
    return _object(
        code={"type": "string", "enum": sorted(TEXTS)},
        field=_MAYBE,
        da=TEXT,
        en=TEXT,
        facts={"type": "object"},
        id=TEXT,
    )


def ref(name: str) -> Schema:
    """Point to a schema by its name."""
    return {"$ref": REF.format(name=name)}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _object(**properties: Schema) -> Schema:
    return {"type": "object", "properties": properties, "required": sorted(properties)}

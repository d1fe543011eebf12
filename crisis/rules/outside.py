"""What of an operation may leave the house: what was let out, and what may be passed on."""

from __future__ import annotations

from typing import Any

import msgspec
from immutables import Map

from crisis.projections.incidents import Incident, IncidentList
from crisis.projections.situation import Situation
from crisis.projections.statements import Statement, StatementList
from crisis.terms.places import Exposure
from crisis.terms.sight import STAFF, Sight
from crisis.terms.statements import LEFT

_NOBODY: dict[str, Any] = {"account": 0, "seat": "", "seat_name": ""}
"""An authority speaks to the public, never a person or a seat."""
_NOTHING_HIT = Exposure(distance_m=0, total=0, counts={}, hits=(), register_head=0)


def public(situation: Situation) -> Situation:
    """Give nothing but the statements that were let out, each as the one text that was signed and
    by whom, and the incidents that may be passed on: no log, no task, no name of the operation."""
    said = [_said(one) for one in situation.statements.all() if one.state in LEFT]
    open_ = [
        _passed_on(one)
        for one in situation.incidents.all()
        if situation.sights.get(one.opened, STAFF).sight is Sight.PUBLIC
    ]
    return Situation(
        operation=situation.operation,
        mode=situation.mode,
        opened_at=situation.opened_at,
        number=situation.number,
        recorded_at=situation.recorded_at,
        incidents=IncidentList(incidents=Map({one.number: one for one in open_})),
        statements=StatementList(
            statements=Map({one.number: one for one in said}), last=situation.statements.last
        ),
    )


def _passed_on(one: Incident) -> Incident:
    """Give of an incident what happens, where and since when; not what it hits, nor what the staff
    has tied to it."""
    bare: dict[str, Any] = {"entries": (), "objects": (), "object_names": ()}
    return msgspec.structs.replace(one, **bare, exposure=_NOTHING_HIT)


def _said(one: Statement) -> Statement:
    """Of a statement the public has the one text that was signed, and who stands behind it."""
    content = msgspec.structs.replace(one.content, facts=(), incident=None)
    replace = msgspec.structs.replace
    edition = replace(one.edition, content=content, **_NOBODY)
    return replace(
        one,
        editions=(edition,),
        signers=(),
        required=tuple(replace(each, entries=()) for each in one.required),
        signatures=tuple(replace(each, **_NOBODY) for each in one.valid),
        returned=None,
        flags=(),
        kept=(),
        dispatches=(),
    )

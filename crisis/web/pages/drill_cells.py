"""The cells of a drill: what the public reads, what has reached the cell, and what is answered for
authorities that take no part."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from crisis.projections.drills import Given
from crisis.projections.resources import Resources
from crisis.projections.tasks import Task
from crisis.rules.drill_presence import seats_here
from crisis.rules.outside import public
from crisis.rules.role_groups import SIGNERS
from crisis.terms.callouts import UNANSWERED, CallAnswer
from crisis.terms.drills import Cell
from crisis.terms.statements import OUT, StatementState
from crisis.terms.tasks import TaskMove, TaskStatus
from crisis.web.pages.drill_desk import LISTENS, expected, writing
from crisis.web.pages.drill_names import seat_name
from crisis.web.pages.drill_rows import given_row, seats_of
from crisis.web.pages.drill_script import script_of
from crisis.web.pages.drill_stock import asked_of, promised_by
from crisis.web.pages.incident_rows import Where
from crisis.web.pages.links import task_label
from crisis.web.pages.statement_rows import statement_label
from crisis.web.times import day_and_time, iso
from crisis.web.words import word

SHOWN = 60
MORE = (
    "StatementSubmitted StatementSigned StatementChanged StatementReturned StatementRetracted "
    "StatementDiscarded RequestWithdrawn PromiseMade PromiseMoved RequestTold"
)
NEXT: dict[TaskStatus, tuple[TaskMove, ...]] = {
    TaskStatus.ASKED: (TaskMove.ACCEPT, TaskMove.DECLINE),
    TaskStatus.ACCEPTED: (TaskMove.START, TaskMove.FINISH),
    TaskStatus.UNDER_WAY: (TaskMove.FINISH,),
}
"""What may be said next for who is asked for a task."""
CALL_WAYS = (CallAnswer.ACKNOWLEDGE, CallAnswer.ON_THE_WAY, CallAnswer.PRESENT)


def cell_model(cell: Cell, where: Where, stock: Resources) -> dict[str, Any]:
    """Give the page of a cell. stock: the drill's own copy of what there is."""
    drill = where.situation.drill
    mine = {name for one in drill.parts if one.cell is cell for name in one.called}
    parts = {name for one in drill.parts for name in one.called}
    injects = {one.id: one for one in script_of(drill.script).injects} if drill.script else {}

    def row(one: Given) -> dict[str, Any]:
        return given_row(one, where) | expected(injects.get(one.inject or ""))

    newest = sorted(drill.given.values(), key=lambda one: -one.number)
    sent = [one for one in newest if one.sender in mine or one.sender not in parts]
    return {
        "phase": drill.phase.value,
        "listens": f"{LISTENS} {MORE}",
        "reached": [row(one) for one in newest if cell in one.cells][:SHOWN],
        "sent": [row(one) for one in sent][:SHOWN],
        "published": published(where),
        "missing": missing(where, stock) if cell is Cell.ANSWERING else None,
        **writing(drill, where, cell),
    }


def published(where: Where) -> list[dict[str, Any]]:
    """Give what has left the staff, newest first: the text as the public reads it."""
    outside = public(where.situation).statements.all()
    return [
        {
            "number": one.number,
            "label": statement_label(one.number, where.situation.mode),
            "title": one.content.title,
            "text": one.content.text,
            "notice": one.notice,
            "out": one.state in OUT,
            "state_word": word(one.state, where.language),
            "time": day_and_time(one.released_at, where.by.now, where.language),
            "time_iso": iso(one.released_at),
        }
        for one in reversed(outside)
        if one.released_at is not None
    ]


def missing(where: Where, stock: Resources) -> dict[str, Any]:
    """Give the authorities nobody sits for, and all that waits for them."""
    situation, drill = where.situation, where.situation.drill
    here = seats_here(situation)
    there = {found.authority for seat in here if (found := where.planning.seats.get(seat))}
    away = {one.id: one.name for one in where.planning.authorities.values() if one.id not in there}
    newest = sorted(drill.given.values(), key=lambda one: -one.number)
    empty = [one for one in seats_of(drill) if one not in here]
    return {
        "authorities": sorted(away.values()),
        "seats": [seat_name(where.planning, one) for one in empty],
        "waits": [*_tasks(where, away), *_calls(where, away), *asked_of(where, away, stock)],
        "promised": list(promised_by(where, away, stock)),
        "unsigned": list(_unsigned(where, here)),
        "injects": [
            given_row(one, where)
            for one in newest
            if one.text and any(seat in empty for seat in one.seats)
        ],
    }


def _unsigned(where: Where, here: frozenset[str]) -> Iterator[dict[str, Any]]:
    """Give the texts that cannot be let out in this drill as it is manned: nobody has been seen on
    a seat that signs for an authority whose signature is missing."""
    found = (where.planning.seats.get(one) for one in here)
    able = {one.authority for one in found if one and one.role in SIGNERS}
    for one in where.situation.statements.all():
        lack = [each for each in one.missing if each.authority not in able]
        if one.state is StatementState.READY and lack:
            yield {
                "number": one.number,
                "label": statement_label(one.number, where.situation.mode),
                "title": one.content.title,
                "who": [
                    {
                        "name": each.authority_name,
                        "entries": [f"Ø{number}" for number in each.entries],
                    }
                    for each in lack
                ],
            }


def _tasks(where: Where, away: dict[str, str]) -> Iterator[dict[str, Any]]:
    for one in where.situation.tasks.all():
        moves = NEXT.get(one.status, ()) if one.responsible in away else ()
        if moves and one.unfinished:
            yield _task(one, moves, away[one.responsible], where)


def _task(one: Task, moves: tuple[TaskMove, ...], authority: str, where: Where) -> dict[str, Any]:
    return {
        "kind": "task",
        "number": one.number,
        "authority": one.responsible,
        "authority_name": authority,
        "label": task_label(one.number),
        "title": one.title,
        "state_word": word(one.status, where.language),
        "ways": [(each.value, word(each, where.language)) for each in moves],
        "reason": True,
    }


def _calls(where: Where, away: dict[str, str]) -> Iterator[dict[str, Any]]:
    from_call = where.situation.callouts.newest()
    for authority, (call, each) in from_call.items():
        if authority in away and each.state in UNANSWERED:
            yield {
                "kind": "call",
                "number": call.call,
                "authority": authority,
                "authority_name": away[authority],
                "label": "",
                "title": call.place,
                "state_word": word(each.state, where.language),
                "ways": [(one.value, word(one, where.language)) for one in CALL_WAYS],
                "reason": False,
            }

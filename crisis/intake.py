"""Puts together what an import stands on: whose it is, the one way in, and words for its faults."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from crisis.commands.base import Command
from crisis.commands.register import RegisterObjects
from crisis.errors import Malformed, RefusalKind, Refused
from crisis.register.imports.book import ImportBook
from crisis.register.imports.job import Job
from crisis.register.imports.working import Door, House
from crisis.rules import register as rules
from crisis.rules.known import By
from crisis.rules.permissions import may
from crisis.terms.categories import on_list
from crisis.terms.ids import PLANNING
from crisis.terms.operations import Mode
from crisis.terms.register import RegisterObject
from crisis.terms.roles import Role
from crisis.web.import_words import field_word
from crisis.web.texts import sentence
from crisis.wiring import Parts


def house(parts: Parts, clock: Callable[[], datetime]) -> House:
    """Give what imports stand on, for the worker and for the command line."""
    return House(
        book=ImportBook(parts.database, clock),
        register=parts.register,
        var=parts.settings.var,
        clock=clock,
        door=lambda one: _door(parts, one, clock),
        entries=lambda after, most: tuple(parts.journal.entries(PLANNING, after=after, limit=most)),
        say=sentence,
        word=lambda name: field_word(name, "da"),
    )


def _door(parts: Parts, one: Job, clock: Callable[[], datetime]) -> Door:
    """Come in as the one whose import it is; raises Refused when he is no planner any more."""
    asks = _by(parts, one, clock())
    planning = parts.handler.planning()

    def do(command: Command, key: str) -> int:
        asking = _by(parts, one, clock())
        return parts.handler.do(command, asking, stream=PLANNING, key=key).entries[0]

    def judge(made: RegisterObject) -> Malformed | None:
        return _told(rules.unfit(planning, "", made, asks))

    def guard(stands: RegisterObject) -> Malformed | None:
        return _told(rules.another_plan("", stands, asks))

    return Door(
        do=do,
        judge=judge,
        guard=guard,
        grounds=dict(planning.grounds),
        categories=on_list(planning.categories),
        head=lambda: parts.handler.planning().number,
        finished=lambda batch: batch in parts.handler.planning().imports,
    )


def _told(no: Refused | None) -> Malformed | None:
    return Malformed(no.code, no.field, **dict(no.facts)) if no else None


def _by(parts: Parts, one: Job, now: datetime) -> By:
    account = parts.people.numbered(one.account)
    seat = parts.handler.planning().seats.get(one.seat)
    if account is None or not account.active or seat is None or seat.id not in account.seats:
        raise Refused("import.nobody", kind=RefusalKind.FORBIDDEN)
    made = By(
        account=account.id,
        seat=seat.id,
        authority=seat.authority,
        role=Role(seat.role),
        mode=Mode.LIVE,
        now=now,
        program=True,
    )
    no = may(RegisterObjects, made)
    if no is not None:
        raise no
    return made

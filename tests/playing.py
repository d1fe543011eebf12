"""A drill in the tests: a script of a few steps, a door to a handler on a still clock, and the
story that a log tells."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from typing import Any

import msgspec

from crisis import demo
from crisis.commands.base import Command
from crisis.commands.operations import OpenOperation
from crisis.commands.partners import RegisterPartner
from crisis.commands.plans import RegisterPlan
from crisis.drills.cast import Actor, Cast, Person, loan_of
from crisis.drills.planned import NO_HASH
from crisis.drills.player import Played, begin, begin_beside, play
from crisis.drills.schedule import plan
from crisis.drills.script import Script, read
from crisis.projections.situation import Situation
from crisis.rules.known import Holder
from crisis.terms.ids import PLANNING
from crisis.terms.operations import Mode
from tests.given import Desk, by


def scenario(steps: list[dict[str, object]], **more: object) -> Script:
    whole = {"format": 1, "title": "t", "seed": 1, "operation": {"name": "Ø"}, "steps": steps}
    return read(json.dumps({**whole, **more}))


def step(seat: str, command: str, after: str = "0s", **fields: object) -> dict[str, object]:
    """A step without label; `step(...) | {"label": "x"}` has one."""
    return {"seat": seat, "command": command, "after": after, "fields": fields}


TIMES = (
    "occurred_at",
    "expected_at",
    "since",
    "deadline",
    "normal_at",
    "next_update_at",
    "expires_at",
    "send_before",
)
POINTS = {"entry", "entries", "supplements", "confirms"}
"""Fields that hold numbers of entries, wherever they stand."""
OWN_POINTS = {("EntryCorrected", "corrects"), ("TaskMoveConfirmed", "move")}
"""Fields that do so in these events only; in others the same name is something else."""
NEXT = re.compile(r"Næste besked kommer senest .*\d\d:\d\d.*\.")
NEEDS_PLANNING = {"AskTask", "LayOutCard", "OpenIncident", "SeatPartner"}


HOLDERS = {one.id: (one.id,) for one in demo.seats()} | demo.SEVERAL
"""Who holds what in the demo, whose accounts are numbered from 2: 1 is the drill's own."""
CAST = Cast(
    seats={one.id: one.role for one in demo.seats()},
    authorities={one.id: one.authority for one in demo.seats()},
    people={
        name: Person(username=name, account=number, seats=seats)
        for number, (name, seats) in enumerate(HOLDERS.items(), 2)
    },
)
"""Who may play in the tests."""


def held_by(number: int) -> Holder | None:
    """Whose an account of the cast is, as a rule asks."""
    found = (one for one in CAST.people.values() if one.account == number)
    return next((Holder(name=one.username, seats=one.seats) for one in found), None)


class DeskDoor:
    """A door to the handler that notes what it was sent."""

    def __init__(self, desk: Desk, name: str = "") -> None:
        desk.holder = held_by
        self.desk = desk
        self.name = name
        self.sent: list[tuple[str, str]] = []

    def open(self, command: OpenOperation, seat: str) -> str:
        assert command.mode is Mode.EXERCISE
        return self.desk.do(command, seat, None, mode=Mode.EXERCISE).operation

    def send(self, operation: str, command: Command, actor: Actor) -> int:
        more: dict[str, object] = {"on_behalf_of": actor.on_behalf_of}
        if actor.person is not None:
            lending = self.desk.handler.whole(operation).lending
            lent = loan_of(actor, lending, self.desk.now)
            more |= {"account": actor.person.account, "lent": lent}
        asker = by(actor.seat, self.desk.now, Mode.EXERCISE, **more)
        key = f"{self.name}-drill-{len(self.sent):020}"
        done = self.desk.handler.do(command, asker, stream=operation, key=key)
        self.sent.append((actor.seat, type(command).__name__))
        return done.entries[0]

    def head(self, operation: str) -> int:
        return self.desk.handler.head(operation).number

    def statement(self, operation: str, number: int) -> tuple[int, str]:
        found = self.situation(operation).statements.get(number)
        assert found is not None
        return found.version, found.hash or NO_HASH

    def seen(self, operation: str) -> Situation:
        return self.situation(operation)

    def situation(self, operation: str) -> Situation:
        return self.desk.handler.situation(by("formand", mode=Mode.EXERCISE), operation)


def played(desk: Desk, *steps: dict[str, object]) -> tuple[list[Played], Situation]:
    """Play these steps to their end, the desk's clock going along."""
    return acts_out(desk, scenario(list(steps)))


def prepared(desk: Desk) -> Desk:
    """The planner has laid down all that a scenario of the house rests on."""
    desk.knows()
    for one in demo.PARTNERS:
        known = RegisterPartner(
            partner=one.id,
            name=one.name,
            group=one.group,
            can_help=one.can_help,
            contact=one.contact,
            municipality=one.municipality,
        )
        desk.do(known, "planlaegger", PLANNING)
    for each in demo.plans(desk.now.date()):
        told = msgspec.structs.asdict(each)
        document, named = told.pop("file"), told.pop("id")
        assert document is None
        desk.do(RegisterPlan(plan=named, **told), "planlaegger", PLANNING)
    return desk


def acts_out(desk: Desk, script: Script) -> tuple[list[Played], Situation]:
    """Play a script to its end, the desk's clock going along."""
    if any(one.command in NEEDS_PLANNING for one in script.steps):
        prepared(desk)
    door = DeskDoor(desk)
    operation = begin(script, door)
    places = begin_beside(script, operation, door)

    def wait(seconds: float) -> None:
        desk.now += timedelta(seconds=seconds)

    done = list(play(plan(script, None, CAST), places, door, now=lambda: desk.now, wait=wait))
    return done, door.situation(operation)


def story(entries: list[dict[str, Any]]) -> list[tuple[object, ...]]:
    """What a log tells after its opening, without ids and times.

    What the publisher reports comes when it comes: it is left out, and numbers are counted
    without it. A hash differs with the operation's id and the times; here it is told by the
    order in which hashes came, so that it still shows which text was signed and let out.
    """
    kept = [one for one in entries if one["type"] != "DeliveryReported"]
    tell = Teller({one["number"]: place for place, one in enumerate(kept, 1)})
    return [
        (
            tell.numbers[one["number"]],
            one["type"],
            one["seat"],
            one["authority"],
            tell.told(one["event"], one["type"]),
        )
        for one in kept[1:]
    ]


class Teller:
    """Tells events so that two plays of the same script can be compared."""

    def __init__(self, numbers: dict[int, int]) -> None:
        self.numbers = numbers
        self.hashes: dict[str, str] = {}

    def told(self, value: Any, kind: str, name: str = "") -> Any:
        if isinstance(value, dict):
            return {key: self.told(one, kind, key) for key, one in value.items()}
        if isinstance(value, list):
            return [self.told(one, kind, name) for one in value]
        if value is None:
            return None
        if name in TIMES:
            return "a time"
        if name == "frozen_hash":
            return self.hashes.setdefault(value, f"hash {len(self.hashes) + 1}")
        if name in POINTS or (kind, name) in OWN_POINTS:
            return self.numbers[value]
        if (kind, name) == ("HoldingStatementIssued", "text"):
            return NEXT.sub("Næste besked kommer.", value)
        return value

"""Going back in time gives what a fold from the beginning gives, wherever one goes."""

from __future__ import annotations

import random
from pathlib import Path

from crisis.commands.base import Command
from crisis.commands.closing import CloseOperation
from crisis.commands.incidents import OpenIncident
from crisis.commands.log import CorrectEntry, RecordEntry
from crisis.commands.national import TellNationalStaff
from crisis.commands.operations import DecideLevel, OpenOperation
from crisis.commands.sectors import ReportSectorStatus
from crisis.commands.tasks import AskTask
from crisis.events import Event
from crisis.journal.port import Append, Author, KeyedRequest
from crisis.projections import situation as fold
from crisis.terms.national import NationalStaff
from crisis.terms.operations import Level, Mode
from crisis.terms.places import Point
from crisis.terms.sectors import Colour
from tests import databases
from tests.given import NOON, OPERATION, Desk, Staff, by

ENTRIES, AT_ONCE = 2_000, 500
EVERY = {databases.SQLITE: 10, databases.POSTGRES: 50}
"""What is compared is the same on both, and the second is the slower."""


def any_command(chance: random.Random, staff: Staff) -> tuple[Command, str]:
    """What a staff does, most of it writing; some of it a rule refuses."""
    drawn, text = chance.random(), f"post {chance.random()}"
    if drawn < 0.1:
        level, seen = chance.choice(list(Level)), staff.situation.level
        return DecideLevel(level=level, seen=seen, reason=text, basis="DMI"), "formand"
    if drawn < 0.2:
        active = chance.random() < 0.5
        return TellNationalStaff(staff=NationalStaff.NOST, active=active, source=text), "formand"
    if drawn < 0.3:
        return AskTask(kind="pump", title=text, authority="kolding"), "stabschef"
    if drawn < 0.4:
        colour = chance.choice([Colour.RED, Colour.GREEN])
        return ReportSectorStatus(colour=colour, consequence=text), "kolding"
    if drawn < 0.45:
        return OpenIncident(kind="flood", title=text, shape=Point((9.47, 55.49))), "kolding"
    if drawn < 0.6:
        number = chance.randint(2, max(2, staff.situation.log.last))
        return CorrectEntry(number=number, text=text), "logfoerer"
    if drawn < 0.601:
        return CloseOperation(reason=text, basis="DMI"), "formand"
    return RecordEntry(text=text), "kolding"


def two_thousand_events() -> list[Event]:
    staff, chance = Staff(), random.Random(2023)
    staff.do(OpenOperation(name="Stormflod", mode=Mode.LIVE), "stabschef")
    while len(staff.written) < ENTRIES:
        staff.do(*any_command(chance, staff))
    return [one.event for one in staff.written[:ENTRIES] if isinstance(one.event, Event)]


def written(desk: Desk, events: list[Event]) -> None:
    head = desk.handler.planning().number
    for number in range(ENTRIES // AT_ONCE):
        some = tuple(events[number * AT_ONCE : (number + 1) * AT_ONCE])
        request = KeyedRequest(account=1, route="fill", key=f"fill-{number:020}", request_hash="0")
        desk.journal.append(
            Append(
                stream=OPERATION, mode=Mode.LIVE, seen=number * AT_ONCE, planning_head=head,
                author=Author(account=1, seat="kolding", authority="kolding"), recorded_at=NOON,
                events=some, request=request, again=lambda missed: (), outcome=lambda *_: b"{}",
            )
        )  # fmt: skip


def test_every_tenth_of_two_thousand_entries_is_as_a_fold_from_zero(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    written(desk, two_thousand_events())
    reader, slow = by("formand"), fold.start(OPERATION, Mode.LIVE)
    compared, every = 0, EVERY[databases.chosen()]
    for one in desk.journal.entries(OPERATION):
        slow = fold.step(slow, one.stamp, one.event)
        if one.stamp.number % every == 0:
            assert desk.handler.as_of(reader, OPERATION, one.stamp.number) == slow
            compared += 1
    assert compared == ENTRIES // every
    desk.database.close()

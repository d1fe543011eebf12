"""Examples of the events about deputies, mailboxes and shifts, for the golden files."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from crisis.events import Event
from crisis.events.deputies import DeputiesPlanned
from crisis.events.log import SpokenFor
from crisis.events.mailboxes import MailboxSet
from crisis.events.shifts import ShiftChanged, ShiftPlanned, ShiftWithdrawn
from crisis.terms.deputies import Deputy
from crisis.terms.log import Channel

WHO = {"seat_name": "Logfører", "authority_name": "Sydøstjyllands Politi"}
SPOKEN = SpokenFor(
    authority="kolding", authority_name="Kolding Kommune", who="Vagten", channel=Channel.PHONE
)
SHIFT: dict[str, Any] = {
    "shift": 1,
    "planned_seat": "kolding",
    "planned_seat_name": "Repræsentant",
    "planned_authority": "kolding",
    "planned_authority_name": "Kolding Kommune",
    "begins": datetime(2026, 11, 17, 13, 0, tzinfo=UTC),
    "ends": datetime(2026, 11, 17, 21, 0, tzinfo=UTC),
}

SEAT_EXAMPLES: tuple[Event, ...] = (
    DeputiesPlanned(
        seat="kolding",
        authority="kolding",
        deputies=(Deputy(function="Vicedirektør for teknik", contact="70 00 00 00"),),
        seat_name="Repræsentant",
        authority_name="Kolding Kommune",
    ),
    MailboxSet(
        authority="kolding",
        mailbox="kriseledelsen@kolding.example.dk",
        seat_name="Repræsentant",
        authority_name="Kolding Kommune",
    ),
    ShiftPlanned(**SHIFT, who="Beredskabschefen", note="på skærm", **WHO, on_behalf_of=SPOKEN),
    ShiftChanged(**SHIFT, who="Vagthavende", note=None, **WHO, on_behalf_of=None),
    ShiftWithdrawn(shift=1, **WHO, on_behalf_of=SPOKEN),
)

"""Every event has its golden JSON: what was once written is read the same for ever."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from crisis.events import EVENTS, Event
from crisis.events.authorities import AuthorityRegistered, SeatRegistered
from crisis.events.log import (
    EntryConfirmed,
    EntryCorrected,
    EntryRecorded,
    EntrySupplemented,
    SpokenFor,
)
from crisis.events.operations import OperationOpened
from crisis.journal.codec import decode_event, encode_event
from crisis.terms.log import Certainty, Channel, EntryKind
from crisis.terms.operations import Level, Mode
from crisis.terms.roles import AuthorityKind, Role

GOLDEN = Path(__file__).parent / "golden"
WHO = {"seat_name": "Repræsentant", "authority_name": "Kolding Kommune"}
DETAILS = {
    "kind": EntryKind.REPORT,
    "certainty": Certainty.PRESUMED,
    "source": "Borger",
    "channel": Channel.PHONE,
    "occurred_at": datetime(2026, 10, 25, 0, 30, tzinfo=UTC),
    "expected_at": None,
    "place": "Kolding Å",
    "on_behalf_of": SpokenFor(
        authority="brs",
        authority_name="Beredskabsstyrelsen",
        who="Vagthavende",
        channel=Channel.RADIO,
    ),
}
EXAMPLES: tuple[Event, ...] = (
    AuthorityRegistered(authority="brs", name="Beredskabsstyrelsen", kind=AuthorityKind.STATE),
    SeatRegistered(seat="brs", authority="brs", name="Repræsentant", role=Role.REPRESENTATIVE),
    OperationOpened(name="Stormflod", mode=Mode.LIVE, level=Level.STAFF, **WHO),
    EntryRecorded(text="Vand i kældre", **DETAILS, **WHO),
    EntryCorrected(corrects=4, reason="Set på stedet", text="Tørt", **DETAILS, **WHO),
    EntrySupplemented(supplements=4, text=None, **DETAILS, **WHO),
    EntryConfirmed(confirms=4, **WHO),
)


def test_every_event_has_an_example() -> None:
    assert {type(one).__name__ for one in EXAMPLES} == set(EVENTS)


@pytest.mark.parametrize("event", EXAMPLES, ids=lambda one: type(one).__name__)
def test_an_event_is_written_and_read_as_its_golden_file(event: Event) -> None:
    name = type(event).__name__
    golden = (GOLDEN / f"{name}.{event.SCHEMA}.json").read_bytes().rstrip(b"\n")
    assert encode_event(event) == golden
    assert decode_event(name, golden) == event

"""Facts about the staff log."""

from __future__ import annotations

from datetime import datetime

import msgspec

from crisis.events.base import Event
from crisis.terms.log import Certainty, Channel, EntryKind


class SpokenFor(msgspec.Struct, frozen=True, kw_only=True):
    """Whose words these are when another wrote them down. Dansk: på vegne af."""

    authority: str
    authority_name: str
    who: str
    channel: Channel


class EntryRecorded(Event, frozen=True, kw_only=True):
    """An entry was written. Dansk: post skrevet."""

    text: str
    kind: EntryKind
    certainty: Certainty
    source: str | None
    channel: Channel | None
    occurred_at: datetime | None
    expected_at: datetime | None
    place: str | None
    seat_name: str
    authority_name: str
    on_behalf_of: SpokenFor | None


class EntryCorrected(Event, frozen=True, kw_only=True):
    """An entry was corrected by this one; the old text stays. Dansk: post rettet."""

    corrects: int
    reason: str | None
    text: str
    kind: EntryKind
    certainty: Certainty
    source: str | None
    channel: Channel | None
    occurred_at: datetime | None
    expected_at: datetime | None
    place: str | None
    seat_name: str
    authority_name: str
    on_behalf_of: SpokenFor | None


class EntrySupplemented(Event, frozen=True, kw_only=True):
    """Details were added within two minutes; nothing is struck. Dansk: post suppleret."""

    supplements: int
    text: str | None
    kind: EntryKind | None
    certainty: Certainty | None
    source: str | None
    channel: Channel | None
    occurred_at: datetime | None
    expected_at: datetime | None
    place: str | None
    seat_name: str
    authority_name: str
    on_behalf_of: SpokenFor | None


class EntryConfirmed(Event, frozen=True, kw_only=True):
    """The authority confirmed what was written down for it. Dansk: post bekræftet."""

    confirms: int
    seat_name: str
    authority_name: str

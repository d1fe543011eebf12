"""Wishes about the staff log."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from msgspec import Meta

from crisis.commands.base import Command
from crisis.terms.ids import EntryNumber
from crisis.terms.log import Certainty, Channel, EntryKind, Line, Text
from crisis.terms.sight import Readers

Instant = Annotated[datetime, Meta(tz=True)]


class RecordEntry(Command, frozen=True, kw_only=True):
    """Write an entry in the staff log; only the text is needed. Dansk: skriv i loggen."""

    text: Text
    kind: EntryKind = EntryKind.REPORT
    certainty: Certainty = Certainty.UNCONFIRMED
    source: Line | None = None
    channel: Channel | None = None
    occurred_at: Instant | None = None
    expected_at: Instant | None = None
    place: Line | None = None
    readers: Readers | None = None


class CorrectEntry(Command, frozen=True, kw_only=True):
    """Correct an entry by a new one; the old text stays, struck through. Dansk: ret post.

    What is left out is taken over from the entry that is corrected.
    """

    number: EntryNumber
    text: Text
    reason: Line | None = None
    kind: EntryKind | None = None
    certainty: Certainty | None = None
    source: Line | None = None
    channel: Channel | None = None
    occurred_at: Instant | None = None
    expected_at: Instant | None = None
    place: Line | None = None


class SupplementEntry(Command, frozen=True, kw_only=True):
    """Add details within two minutes; the original is not struck. Dansk: supplér post."""

    number: EntryNumber
    text: Text | None = None
    kind: EntryKind | None = None
    certainty: Certainty | None = None
    source: Line | None = None
    channel: Channel | None = None
    occurred_at: Instant | None = None
    expected_at: Instant | None = None
    place: Line | None = None


class ConfirmEntry(Command, frozen=True, kw_only=True):
    """Confirm what was written down on one's behalf. Dansk: bekræft post."""

    number: EntryNumber

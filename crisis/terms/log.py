"""Words about an entry in the staff log."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import Annotated

import msgspec
from msgspec import Meta

from crisis.terms.ids import AuthorityId

TEXT_LIMIT = 10_000
LINE_LIMIT = 200
AHEAD_LIMIT = timedelta(minutes=5)
"""How far ahead of now an event time may lie; what is expected has its own field."""
SUPPLEMENT_LIMIT = timedelta(minutes=2)
"""How long details may follow without being a correction."""

Text = Annotated[str, Meta(min_length=1, max_length=TEXT_LIMIT)]
Line = Annotated[str, Meta(min_length=1, max_length=LINE_LIMIT)]


class EntryKind(StrEnum):
    """What sort of entry it is.

    Dansk: melding, handling, beslutning, undladelse, anmodning, kommunikation, note.
    """

    REPORT = "report"
    ACTION = "action"
    DECISION = "decision"
    OMISSION = "omission"
    REQUEST = "request"
    COMMUNICATION = "communication"
    NOTE = "note"


DECIDES = frozenset({EntryKind.DECISION, EntryKind.OMISSION})
"""What decides: to do it, and not to."""


class Certainty(StrEnum):
    """How sure the staff is of it. Dansk: bekræftet, ubekræftet, formodet."""

    CONFIRMED = "confirmed"
    UNCONFIRMED = "unconfirmed"
    PRESUMED = "presumed"


class Channel(StrEnum):
    """How the words came in. Dansk: kanal."""

    PHONE = "phone"
    RADIO = "radio"
    MAIL = "mail"
    MEETING = "meeting"
    IN_PERSON = "in_person"
    MEDIA = "media"
    SYSTEM = "system"


class OnBehalfOf(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Whose words a log keeper writes down, and how they came. Dansk: på vegne af."""

    authority: AuthorityId
    who: Line
    channel: Channel = Channel.PHONE

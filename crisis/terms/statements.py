"""Words about a statement to press and public. Dansk: udtalelse."""

from __future__ import annotations

import re
from datetime import timedelta
from enum import StrEnum
from typing import Annotated

import msgspec
from msgspec import Meta

from crisis.terms.ids import EntryNumber
from crisis.terms.log import Certainty
from crisis.terms.operations import Mode

StatementNumber = Annotated[int, Meta(ge=1, le=99_999)]
Version = Annotated[int, Meta(ge=1, le=99_999)]
ContentHash = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}$")]
ChannelId = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9-]{1,39}$")]

BODY_LIMIT = 6_000
"""A statement is read aloud and printed on one sheet."""
Body = Annotated[str, Meta(min_length=1, max_length=BODY_LIMIT)]

SENDING_LIMIT = timedelta(hours=6)
"""What could not be sent for so long is stale and is not sent at all, unless it says earlier."""


_MARK = re.compile(r"\[(\d{1,15})[?~]?\]")


def marks(text: str) -> list[int]:
    """Give the entries that a text names in square brackets: `[412]`, `[411?]`."""
    return [int(number) for number in _MARK.findall(text)]


class Audience(StrEnum):
    """Whom a statement is for. Dansk: målgruppe."""

    EVERYBODY = "everybody"
    AREA = "area"
    RELATIVES = "relatives"
    MEDIA = "media"


TO_CITIZENS = frozenset({Audience.EVERYBODY, Audience.AREA})
"""Those who do as a text says until another says otherwise; the others take note of it."""


class StatementKind(StrEnum):
    """What sort of statement it is. Dansk: udtalelsens art."""

    ORDINARY = "ordinary"
    HOLDING = "holding"
    CORRECTION = "correction"


class StatementState(StrEnum):
    """How far a statement has come.

    Dansk: udkast, klar til godkendelse, frigivet, udsendt, afløst af rettelse, trukket tilbage,
    kasseret.
    """

    DRAFT = "draft"
    READY = "ready"
    RELEASED = "released"
    PUBLISHED = "published"
    CORRECTED = "corrected"
    RETRACTED = "retracted"
    DISCARDED = "discarded"


OPEN = frozenset({StatementState.DRAFT, StatementState.READY})
"""States in which the text may still change."""
OUT = frozenset({StatementState.RELEASED, StatementState.PUBLISHED})
"""States in which the text is on its way or outside, and holds."""
LEFT = OUT | {StatementState.CORRECTED, StatementState.RETRACTED}
"""States of what has been released once."""


class Act(StrEnum):
    """What is done with a statement on a channel. Dansk: udsendelsens art."""

    PUBLISH = "publish"
    RETRACT = "retract"


class ChannelKind(StrEnum):
    """How a statement leaves. A sink leads nowhere and is all an exercise has.

    Dansk: presserum, webhook, pressemail, øvelsesdræn.
    """

    PRESS_ROOM = "press_room"
    WEBHOOK = "webhook"
    MAIL = "mail"
    SINK = "sink"


class Delivery(StrEnum):
    """What came of sending a statement on one channel.

    waiting: nothing settled yet, retrying included. uncertain: it may have arrived or not; a
    person decides, it is never sent again in silence.
    Dansk: venter, modtaget, fejlet, uvis, bortfaldet, udløbet.
    """

    WAITING = "waiting"
    DELIVERED = "delivered"
    FAILED = "failed"
    UNCERTAIN = "uncertain"
    CANCELLED = "cancelled"
    EXPIRED = "expired"


SETTLED = frozenset(Delivery) - {Delivery.WAITING}
RESENDABLE = frozenset({Delivery.FAILED, Delivery.UNCERTAIN})


class Fact(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An entry of the log that the text rests on, and how sure the text says it is.

    Dansk: faktum.
    """

    entry: EntryNumber
    cited_as: Certainty = Certainty.CONFIRMED


class Outlet(msgspec.Struct, frozen=True, kw_only=True):
    """A channel of the installation: id, how it leaves, its name as people say it.

    Dansk: udsendelseskanal.
    """

    id: str
    kind: ChannelKind
    name: str


PRESS_ROOM = Outlet(id="presserum", kind=ChannelKind.PRESS_ROOM, name="Presserum")
"""The channel every installation has."""

SINKS = (
    Outlet(id="presserum", kind=ChannelKind.SINK, name="Øvelsens presserum"),
    Outlet(id="pressemail", kind=ChannelKind.SINK, name="Øvelsens pressemail"),
    Outlet(id="webhook", kind=ChannelKind.SINK, name="Øvelsens webhook"),
)
"""The only channels of an exercise; what they take lies behind the log-in."""


def outlets_of(mode: Mode) -> tuple[Outlet, ...]:
    """Give the channels there are without any being set up: the press room, or the sinks."""
    return (PRESS_ROOM,) if mode is Mode.LIVE else SINKS

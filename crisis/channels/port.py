"""What a channel is given and what it answers. A channel decides nothing and keeps nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from enum import StrEnum
from typing import Protocol

import msgspec

from crisis.terms.notices import Notice, Related
from crisis.terms.statements import Act

__all__ = ["Came", "Channel", "Notice", "Parts", "Related", "Result", "Sending"]


class Came(StrEnum):
    """What came of one attempt.

    retry: it certainly did not arrive and may be tried again. refused: it certainly did not
    arrive and never will so. unknown: nobody can tell.
    """

    DELIVERED = "delivered"
    RETRY = "retry"
    REFUSED = "refused"
    UNKNOWN = "unknown"


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """What a channel answers. detail: at most 200 characters, no secret and no address in it."""

    came: Came
    detail: str = ""


class Parts(Protocol):
    """The receivers of one sending, each sent to at most once in a claim; kept in SQL.

    An open part is one that was begun and not ended: nobody knows whether it arrived.
    """

    def waiting(self, receivers: Iterable[str]) -> list[str]:
        """Give those of the receivers that have not been begun, delivered or refused yet."""
        ...

    def begin(self, receiver: str) -> None:
        """Write down that sending to the receiver begins; on the disk when it returns."""
        ...

    def end(self, receiver: str, result: Result) -> None:
        """Write down what came of it. A retry makes the receiver waiting again."""
        ...

    def outcomes(self, receivers: Iterable[str]) -> list[Came]:
        """Give what has come of each, in their order: RETRY while waiting, UNKNOWN when open."""
        ...


class Sending(msgspec.Struct, frozen=True, kw_only=True):
    """One attempt. It was written down before the channel is called.

    key: the same for every attempt at the same thing (statement:version:act:channel).
    attempt: 1 for the first. everything: gives all public notices of the installation's mode
    (LIVE: of all operations; EXERCISE: of this one), newest first, with this act taken in.
    """

    key: str
    attempt: int
    act: Act
    channel: str
    notice: Notice
    now: datetime
    everything: Callable[[], tuple[Notice, ...]]
    parts: Parts


class Channel(Protocol):
    """A way out. `repeat_safe`: doing the same sending twice is as doing it once."""

    @property
    def repeat_safe(self) -> bool:
        """Says whether an attempt whose outcome is unknown may be made again unasked."""
        ...

    @property
    def by_receiver(self) -> bool:
        """Says whether each receiver is written down before it is sent to (Parts)."""
        ...

    def send(self, sending: Sending) -> Result:
        """Send once; raises nothing but what is a fault of ours."""
        ...

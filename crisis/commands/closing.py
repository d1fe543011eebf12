"""Wishes about how an operation ends."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from crisis.commands.base import Command
from crisis.terms.closing import MatterRef
from crisis.terms.log import Line

Seen = Annotated[tuple[MatterRef, ...], Meta(max_length=1_000)]


class CloseOperation(Command, frozen=True, kw_only=True):
    """End an operation; from then on it is only read. Dansk: afslut indsats.

    seen: what was open when it was decided; if that is another list by now it is refused.
    hand_over: all of it goes to the authorities whose daily business it is. left_because: why it is
    left as it is instead.
    """

    reason: Line
    basis: Line
    seen: Seen = ()
    hand_over: bool = False
    left_because: Line | None = None


class EvaluateOperation(Command, frozen=True, kw_only=True):
    """Say that it has been evaluated, and where the report is. Dansk: indsats evalueret."""

    reference: Line


class ArchiveOperation(Command, frozen=True, kw_only=True):
    """Say that it is filed as a case, and under what number. Dansk: arkivér indsats."""

    reference: Line

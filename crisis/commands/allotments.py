"""Wishes about who gets what: the meeting decides, each owner confirms its own part."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from crisis.commands.base import Command
from crisis.terms.allotments import LINES_LIMIT, AllotmentLine
from crisis.terms.decisions import Words
from crisis.terms.log import Line
from crisis.terms.resources import RequestNumber, ResourceId

Lines = Annotated[tuple[AllotmentLine, ...], Meta(max_length=LINES_LIMIT)]
AllotmentNumber = Annotated[int, Meta(ge=0, le=99_999)]


class DecidePriority(Command, frozen=True, kw_only=True):
    """Decide who gets what of what is not promised to him yet. Dansk: beslut prioritering.

    lines: as they were proposed, or changed; what is promised and stays is none. seen: the number
    of the decision before, 0 when there was none; if there is another by now it is refused.
    """

    lines: Lines
    ground: Words
    seen: AllotmentNumber


class ConfirmLine(Command, frozen=True, kw_only=True):
    """Promise what was decided of one's own, or say no and why. Dansk: bekræft linje.

    request: of the operation it is said in. confirm: false is no, and then a reason must be given.
    """

    request: RequestNumber
    resource_id: ResourceId
    confirm: bool = True
    reason: Line | None = None


class TellAllotment(Command, frozen=True, kw_only=True):
    """Write down in an operation what another decided of its requests. Dansk: meddel prioritering.

    allotment: the decision that holds. The board does it in the same act as the decision.
    """

    allotment: AllotmentNumber


class NoteShortage(Command, frozen=True, kw_only=True):
    """Say that one has seen what one's request does not get. Dansk: kvittér for mangel."""

    request: RequestNumber
    note: Line | None = None

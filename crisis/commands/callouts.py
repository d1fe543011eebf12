"""Wishes about calling the staff in."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from crisis.commands.base import Command
from crisis.commands.log import Instant
from crisis.terms.callouts import CallAnswer, CallNumber
from crisis.terms.ids import AuthorityId
from crisis.terms.log import Line

Called = Annotated[tuple[AuthorityId, ...], Meta(min_length=1, max_length=200)]


class CallStaff(Command, frozen=True, kw_only=True):
    """Call authorities into the staff. Dansk: indkald staben.

    place: where one meets, a room or a virtual one. meeting_at: when the first meeting begins.
    seen: the number of the last call one knows of, 0 for none; if there is another by now it is
    refused, so that two do not call the same people twice.
    """

    authorities: Called
    place: Line
    meeting_at: Instant
    agenda: Line | None = None
    seen: Annotated[int, Meta(ge=0, le=9_999)] | None = None


class AnswerCall(Command, frozen=True, kw_only=True):
    """Answer for one's authority that one comes, or does not. Dansk: svar på indkaldelse.

    expected_at: when one will be there.
    """

    call: CallNumber
    answer: CallAnswer
    note: Line | None = None
    expected_at: Instant | None = None


class CallDeputy(Command, frozen=True, kw_only=True):
    """Write down who is called instead of one who did not answer, or cannot come.

    Dansk: kald stedfortræder.
    """

    call: CallNumber
    authority: AuthorityId
    deputy: Line

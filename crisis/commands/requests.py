"""Wishes about help: to ask, to promise or refuse, to move, to give back."""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta

from crisis.commands.base import Command
from crisis.terms.ids import AuthorityId
from crisis.terms.incidents import IncidentNumber
from crisis.terms.log import Line
from crisis.terms.priority import Aim
from crisis.terms.resources import (
    Amount,
    HelpPath,
    Need,
    RequestNumber,
    ResourceId,
    ResourceState,
)
from crisis.terms.sight import Readers
from crisis.terms.tasks import TaskNumber

PromiseNumber = Annotated[int, Meta(ge=1, le=99_999)]


class MakeRequest(Command, frozen=True, kw_only=True):
    """Ask owners for help, for an incident or a task. Dansk: bed om hjælp.

    asked: the owners; none on a way out of the district.
    """

    need: Need
    aim: Aim
    path: HelpPath = HelpPath.DISTRICT
    asked: Annotated[tuple[AuthorityId, ...], Meta(max_length=100)] = ()
    incident: IncidentNumber | None = None
    task: TaskNumber | None = None
    readers: Readers | None = None


class Offered(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A part of one's own that is promised. Dansk: tilbudt del."""

    resource_id: ResourceId
    amount: Amount


class OutsideHelp(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What was promised by telephone from outside the district. Dansk: hjælp udefra."""

    label: Line
    amount: Amount
    source: Line


class AnswerRequest(Command, frozen=True, kw_only=True):
    """Promise something, all or less, or say no and why. Dansk: besvar anmodning."""

    request: RequestNumber
    promised: Annotated[tuple[Offered, ...], Meta(max_length=50)] = ()
    outside: OutsideHelp | None = None
    reason: Line | None = None
    transport: Line | None = None


class MovePromise(Command, frozen=True, kw_only=True):
    """Say that it is on the way, in use, or back. Dansk: flyt tilsagn."""

    promise: PromiseNumber
    state: ResourceState
    reason: Line | None = None


class ReleasePromise(Command, frozen=True, kw_only=True):
    """Let go of what has not left yet: by its owner, or by the one who asked. Dansk: frigiv."""

    promise: PromiseNumber
    reason: Line


class WithdrawRequest(Command, frozen=True, kw_only=True):
    """Need it no more; what has not left is free again. Dansk: frafald anmodning."""

    request: RequestNumber
    reason: Line

"""Commands in: headers and body become a command and its By; the handler decides."""

from __future__ import annotations

from typing import Any, TypeVar

from flask import Blueprint, Response, request

from crisis.commands import (
    COMMANDS,
    OPENING_COMMANDS,
    OPERATION_COMMANDS,
    PLANNING_COMMANDS,
    RESOURCE_COMMANDS,
    Command,
)
from crisis.commands.drills import EndDrill
from crisis.commands.erasure import EraseEntry, ErasePlanningEntry, EraseResourceEntry
from crisis.commands.guests import InviteGuest, RevokeGuestLink
from crisis.commands.lending import LendSeat, ReturnSeat
from crisis.commands.operations import OpenOperation
from crisis.commands.parse import parse
from crisis.errors import RefusalKind, Refused, Unknown
from crisis.keyed import Outcome
from crisis.rules.known import By
from crisis.rules.permissions import BY_TIME, may
from crisis.terms.ids import PLANNING, RESOURCES, is_key
from crisis.terms.log import OnBehalfOf
from crisis.terms.operations import Mode
from crisis.web import edge
from crisis.web.accounts.audit import Act
from crisis.web.bodies import json_body
from crisis.web.code_words import end_drill
from crisis.web.guard import leads_to
from crisis.web.inviting import invite
from crisis.web.parts import parts

routes = Blueprint("api_commands", __name__, url_prefix="/api/v1")

C = TypeVar("C", bound=Command)

KEY_HEADER = "Idempotency-Key"
REPLAYED_HEADER = "Idempotency-Replayed"


@routes.post("/operations")
@leads_to(commands=True)
def open_operation() -> Response:
    """Open an operation: the one command that has no stream yet."""
    key = _key()
    command, spoken = _read(OpenOperation)
    return _do(command, spoken, mode=command.mode, stream=None, key=key)


@routes.post("/operations/<operation>/commands/<command>")
@leads_to(commands=True)
def command_in(operation: str, command: str) -> Response:
    """A command that appends to an operation, or to the resources that it draws on."""
    by = edge.by_for(operation)
    return _append(_kind(command, OPERATION_COMMANDS + RESOURCE_COMMANDS), by, operation)


@routes.post("/resources/commands/<command>")
@leads_to(commands=True)
def command_in_resources(command: str) -> Response:
    """A command that appends to the resources of the district."""
    return _append(_kind(command, RESOURCE_COMMANDS), edge.by(Mode.LIVE), RESOURCES)


@routes.post("/planning/commands/<command>")
@leads_to(commands=True)
def command_in_planning(command: str) -> Response:
    """A command that appends to the planning: directory, matrix, types, register."""
    return _append(_kind(command, PLANNING_COMMANDS), edge.by(Mode.LIVE), PLANNING)


def _append(kind: type[Command], by: By, stream: str) -> Response:
    """Judge first, so that whoever may not learns nothing of what the body should hold."""
    refused = may(kind, by)
    if refused is not None and refused.code not in BY_TIME:
        raise refused
    key = _key()
    made, spoken = _read(kind)
    return _do(made, spoken, mode=by.mode, stream=stream, key=key)


def _kind(name: str, allowed: tuple[type[Command], ...]) -> type[Command]:
    kind = COMMANDS.get(name)
    if kind is None or kind in OPENING_COMMANDS or kind not in allowed:
        raise Unknown("command.unknown")
    return kind


def _key() -> str:
    key = request.headers.get(KEY_HEADER, "")
    if not is_key(key):
        raise Refused("idempotency.bad_key" if key else "idempotency.missing")
    return key


def _read(kind: type[C]) -> tuple[C, OnBehalfOf | None]:
    return parse(kind, json_body())


def _do(
    command: Command, spoken: OnBehalfOf | None, *, mode: Mode, stream: str | None, key: str
) -> Response:
    if mode is Mode.LIVE and edge.exercise_only():
        raise Refused("access.exercise_only", kind=RefusalKind.FORBIDDEN)
    by = edge.by(mode, spoken)
    if isinstance(command, InviteGuest):
        return invite(command, by, str(stream), key)
    if isinstance(command, EndDrill):
        done = end_drill(command, by, str(stream), key)
    else:
        done = parts().handler.do(command, by, stream=stream, key=key)
    if not done.replayed:
        _audited(command, by, done)
    return _answer(done)


def _audited(command: Command, by: By, done: Outcome) -> None:
    """What touches who may do what stands in the trail of access too."""
    told: dict[str, Any] = {"stream": done.operation}
    match command:
        case EraseEntry() | ErasePlanningEntry() | EraseResourceEntry():
            act = Act.ENTRY_ERASED
            told |= {"entry": command.entry, "erasure": done.entries[-1]}
        case LendSeat():
            act = Act.SEAT_LENT
            told |= {"seat": command.seat, "to": command.account, "hours": command.hours}
            told |= {"entry": done.entries[0]}
        case RevokeGuestLink():
            act = Act.GUEST_LINK_REVOKED
            told = {"link": command.link, "operation": done.operation}
        case ReturnSeat():
            act, told["loan"] = Act.SEAT_RETURNED, command.loan
        case _:
            return
    parts().audit.note(act, by.account, request.remote_addr or "", **told)


def _answer(done: Outcome) -> Response:
    response = Response(done.body(), status=201, mimetype="application/json")
    if done.replayed:
        response.headers[REPLAYED_HEADER] = "true"
    return response

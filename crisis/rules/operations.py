"""Rules about a whole operation."""

from __future__ import annotations

from crisis.commands.operations import OpenOperation
from crisis.errors import RefusalKind, Refused
from crisis.events.operations import OperationOpened
from crisis.rules.authorities import names_of
from crisis.rules.known import Answer, By, Known, Question


def open_(known: Known, command: OpenOperation, by: By) -> Answer:
    """An operation has a name of its own, so that nobody writes in the wrong log."""
    taken: frozenset[str] = known.answers[Question.OPERATION_NAMES]
    if command.name.casefold() in taken:
        return Refused("operation.name_taken", field="name", kind=RefusalKind.CONFLICT)
    seat_name, authority_name = names_of(known, by)
    return (
        OperationOpened(
            name=command.name,
            mode=command.mode,
            level=command.level,
            seat_name=seat_name,
            authority_name=authority_name,
        ),
    )

"""The decisions: (Known, Command, By) → events or Refused. Pure; this page lists them all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from crisis.commands.authorities import RegisterAuthority, RegisterSeat
from crisis.commands.base import Command
from crisis.commands.log import ConfirmEntry, CorrectEntry, RecordEntry, SupplementEntry
from crisis.commands.operations import OpenOperation
from crisis.rules import authorities, log, operations
from crisis.rules.known import Answer, By, Known, Question
from crisis.rules.permissions import may


@dataclass(frozen=True, kw_only=True)
class Rule:
    """A decision and the questions it wants answered first (NEEDS)."""

    decide: Callable[[Known, Any, By], Answer]
    needs: tuple[Question, ...] = ()


RULES: dict[type[Command], Rule] = {
    RegisterAuthority: Rule(decide=authorities.register_authority),
    RegisterSeat: Rule(decide=authorities.register_seat),
    OpenOperation: Rule(decide=operations.open_, needs=(Question.OPERATION_NAMES,)),
    RecordEntry: Rule(decide=log.record),
    CorrectEntry: Rule(decide=log.correct),
    SupplementEntry: Rule(decide=log.supplement),
    ConfirmEntry: Rule(decide=log.confirm),
}


def decide(known: Known, command: Command, by: By) -> Answer:
    """Ask the permission table, then the command's own rule."""
    return may(type(command), by) or RULES[type(command)].decide(known, command, by)

"""The decisions about resources, requests and who gets what: this page lists them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from crisis.commands.allotments import ConfirmLine, DecidePriority, NoteShortage
from crisis.commands.base import Command
from crisis.commands.requests import (
    AnswerRequest,
    MakeRequest,
    MovePromise,
    ReleasePromise,
    WithdrawRequest,
)
from crisis.commands.resources import (
    ChangeResource,
    RegisterResources,
    RetireResource,
    SayCondition,
    SayOccupancy,
)
from crisis.rules import allotments, requests, resources
from crisis.rules.known import Answer, By, Known, Question

SHARING: dict[type[Command], tuple[Callable[[Known, Any, By], Answer], tuple[Question, ...]]] = {
    DecidePriority: (allotments.decide, (Question.COMPETING,)),
    ConfirmLine: (allotments.confirm, ()),
    NoteShortage: (allotments.note, ()),
    RegisterResources: (resources.register, ()),
    ChangeResource: (resources.change, ()),
    RetireResource: (resources.retire, ()),
    SayCondition: (resources.say_condition, ()),
    SayOccupancy: (resources.say_occupancy, ()),
    MakeRequest: (requests.make, ()),
    AnswerRequest: (requests.answer, ()),
    MovePromise: (requests.move, ()),
    ReleasePromise: (requests.release, ()),
    WithdrawRequest: (requests.withdraw, ()),
}
"""Command → its rule, and what it wants to know besides."""

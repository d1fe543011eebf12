"""The rules about resources and requests by their commands, for the page that lists all rules."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from crisis.commands.allotments import ConfirmLine, NoteShortage, TellAllotment
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
from crisis.rules.known import Answer, By, Known

STOCK_RULES: dict[type[Command], Callable[[Known, Any, By], Answer]] = {
    RegisterResources: resources.register,
    ChangeResource: resources.change,
    RetireResource: resources.retire,
    SayCondition: resources.say_condition,
    SayOccupancy: resources.say_occupancy,
    MakeRequest: requests.make,
    AnswerRequest: requests.answer,
    MovePromise: requests.move,
    ReleasePromise: requests.release,
    WithdrawRequest: requests.withdraw,
    ConfirmLine: allotments.confirm,
    NoteShortage: allotments.note,
    TellAllotment: allotments.tell,
}

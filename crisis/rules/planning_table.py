"""The rules of the planning that ask no question, by their commands."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from crisis.commands.assessments import (
    AssessScenario,
    WithdrawAssessment,
    WithdrawScenario,
)
from crisis.commands.base import Command
from crisis.commands.deputies import PlanDeputies
from crisis.commands.differences import FinishAction, SettleDifference
from crisis.commands.lessons import ChangeLesson, FinishLesson, NoteLesson, ReopenLesson
from crisis.commands.mailboxes import SetMailbox
from crisis.commands.responsibility import PlaceMunicipality, RetireMatrixRow, SetMatrixRow
from crisis.commands.scales import WordHazards, WordScale
from crisis.commands.scripts import RetireScript
from crisis.commands.units import ChangeUnit, RegisterUnit, RetireUnit
from crisis.rules import (
    assessments,
    deputies,
    differences,
    lessons,
    mailboxes,
    responsibility,
    scales,
    scripts,
    units,
)
from crisis.rules.known import Answer, By, Known

PLANNING_RULES: dict[type[Command], Callable[[Known, Any, By], Answer]] = {
    WithdrawScenario: assessments.withdraw_scenario,
    AssessScenario: assessments.assess,
    WithdrawAssessment: assessments.withdraw,
    SettleDifference: differences.settle,
    FinishAction: differences.finish,
    FinishLesson: lessons.finish,
    ReopenLesson: lessons.reopen,
    WordScale: scales.word_scale,
    WordHazards: scales.word_hazards,
    PlaceMunicipality: responsibility.place_municipality,
    SetMatrixRow: responsibility.set_row,
    RetireMatrixRow: responsibility.retire_row,
    RetireScript: scripts.retire,
    RegisterUnit: units.register,
    ChangeUnit: units.change,
    RetireUnit: units.retire,
    PlanDeputies: deputies.plan,
    SetMailbox: mailboxes.set_,
}

OF_OPERATIONS: dict[type[Command], Callable[[Known, Any, By], Answer]] = {
    NoteLesson: lessons.note,
    ChangeLesson: lessons.change,
}
"""Those that ask of the operation their command names."""

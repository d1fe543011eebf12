"""The decisions about a drill that is played, by command."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from crisis.commands.base import Command
from crisis.commands.drills import (
    AnswerComcheck,
    AnswerInject,
    EndDrill,
    GiveInject,
    NoteWrongCodeWord,
    ReleaseInject,
    SetDrillClock,
    WriteInject,
)
from crisis.commands.evaluation import GiveHotWash, NoteEvaluation
from crisis.rules import drills, evaluation
from crisis.rules.known import Answer, By, Known

DRILL_RULES: dict[type[Command], Callable[[Known, Any, By], Answer]] = {
    AnswerComcheck: drills.answer_comcheck,
    SetDrillClock: drills.set_clock,
    GiveInject: drills.give,
    ReleaseInject: drills.release,
    WriteInject: drills.write,
    AnswerInject: drills.answer,
    EndDrill: drills.end,
    NoteWrongCodeWord: drills.note_wrong_code_word,
    NoteEvaluation: evaluation.note,
    GiveHotWash: evaluation.hot_wash,
}

"""Who may what in a drill that is played: the planner leads it, all who sit there take part, and in
earnest there is none of it."""

from __future__ import annotations

from crisis.commands.base import Command
from crisis.commands.drills import (
    AnswerComcheck,
    AnswerInject,
    EndDrill,
    GiveInject,
    NoteWrongCodeWord,
    PrepareDrill,
    ReleaseInject,
    SetDrillClock,
    WriteInject,
)
from crisis.commands.evaluation import GiveHotWash, NoteEvaluation
from crisis.rules.role_groups import EVERYBODY, GUESTS, NOBODY, PLANNERS, Permission
from crisis.terms.roles import Role

CONTROLLING = Permission(live=NOBODY, exercise=PLANNERS, speakers=NOBODY)
TAKING_PART = Permission(live=NOBODY, exercise=EVERYBODY | GUESTS, speakers=NOBODY)
JUDGING = Permission(live=NOBODY, exercise=PLANNERS | {Role.OBSERVER}, speakers=NOBODY)

DRILLS: dict[type[Command], Permission] = {
    PrepareDrill: CONTROLLING,
    AnswerComcheck: TAKING_PART,
    SetDrillClock: CONTROLLING,
    GiveInject: CONTROLLING,
    ReleaseInject: CONTROLLING,
    WriteInject: CONTROLLING,
    AnswerInject: TAKING_PART,
    EndDrill: TAKING_PART,
    NoteWrongCodeWord: TAKING_PART,
    NoteEvaluation: JUDGING,
    GiveHotWash: TAKING_PART,
}

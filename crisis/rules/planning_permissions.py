"""Who may in planning: the planner, and each authority's representative for what is its own."""

from __future__ import annotations

from crisis.commands.assessments import (
    AssessScenario,
    DescribeScenario,
    WithdrawAssessment,
    WithdrawScenario,
)
from crisis.commands.authorities import RegisterAuthority, RegisterSeat
from crisis.commands.base import Command
from crisis.commands.categories import RestoreCategory, RetireCategory, SetCategory
from crisis.commands.dependencies import DropWhatIf, RetireSupply, SaveWhatIf, SetSupply
from crisis.commands.deputies import PlanDeputies
from crisis.commands.differences import FinishAction, SettleDifference
from crisis.commands.geodata import ImportGeodata
from crisis.commands.imports import FinishImport, TakeBackObjects, UndoImport
from crisis.commands.incidents import (
    RetireIncidentType,
    SetIncidentType,
)
from crisis.commands.lessons import ChangeLesson, FinishLesson, NoteLesson, ReopenLesson
from crisis.commands.mailboxes import SetMailbox
from crisis.commands.partners import (
    ChangePartner,
    RegisterPartner,
    RetirePartner,
)
from crisis.commands.plans import ChangePlan, RegisterPlan, RetirePlan
from crisis.commands.register import ChangeObject, RegisterObjects, RetireObject
from crisis.commands.responsibility import PlaceMunicipality, RetireMatrixRow, SetMatrixRow
from crisis.commands.scales import WordHazards, WordScale
from crisis.commands.scripts import RetireScript, SaveScript
from crisis.commands.units import ChangeUnit, RegisterUnit, RetireUnit
from crisis.rules.role_groups import (
    ASSESSING,
    LEARNING,
    OF_ONES_SEATS,
    PLANNING_ONLY,
    PLANS_OF_ONE,
    Permission,
)

PLANNING: dict[type[Command], Permission] = {
    RegisterPartner: PLANNING_ONLY,
    ChangePartner: PLANNING_ONLY,
    RetirePartner: PLANNING_ONLY,
    RegisterPlan: PLANS_OF_ONE,
    ChangePlan: PLANS_OF_ONE,
    RetirePlan: PLANS_OF_ONE,
    RegisterUnit: PLANS_OF_ONE,
    ChangeUnit: PLANS_OF_ONE,
    RetireUnit: PLANS_OF_ONE,
    PlanDeputies: OF_ONES_SEATS,
    SetMailbox: OF_ONES_SEATS,
    DescribeScenario: PLANNING_ONLY,
    WithdrawScenario: PLANNING_ONLY,
    AssessScenario: ASSESSING,
    WithdrawAssessment: ASSESSING,
    SettleDifference: ASSESSING,
    FinishAction: ASSESSING,
    NoteLesson: LEARNING,
    ChangeLesson: LEARNING,
    FinishLesson: LEARNING,
    ReopenLesson: LEARNING,
    WordScale: PLANNING_ONLY,
    WordHazards: PLANNING_ONLY,
    SaveScript: PLANNING_ONLY,
    RetireScript: PLANNING_ONLY,
    RegisterAuthority: PLANNING_ONLY,
    RegisterSeat: PLANNING_ONLY,
    PlaceMunicipality: PLANNING_ONLY,
    SetMatrixRow: PLANNING_ONLY,
    RetireMatrixRow: PLANNING_ONLY,
    SetIncidentType: PLANNING_ONLY,
    RetireIncidentType: PLANNING_ONLY,
    SetCategory: PLANNING_ONLY,
    RetireCategory: PLANNING_ONLY,
    RestoreCategory: PLANNING_ONLY,
    RegisterObjects: PLANNING_ONLY,
    ChangeObject: PLANNING_ONLY,
    RetireObject: PLANNING_ONLY,
    FinishImport: PLANNING_ONLY,
    TakeBackObjects: PLANNING_ONLY,
    UndoImport: PLANNING_ONLY,
    ImportGeodata: PLANNING_ONLY,
    SetSupply: PLANNING_ONLY,
    RetireSupply: PLANNING_ONLY,
    SaveWhatIf: PLANNING_ONLY,
    DropWhatIf: PLANNING_ONLY,
}

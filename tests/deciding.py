"""What a test of decisions starts from: a staff, a wish that is right, and what came of it."""

from __future__ import annotations

from typing import Any

from crisis.commands.decisions import FollowUpWish, SettleFollowUp, TakeDecision
from crisis.commands.operations import OpenOperation
from crisis.projections.decisions import Decision
from crisis.projections.log import LogEntry
from crisis.terms.decisions import Competence, Settlement
from crisis.terms.operations import Mode
from tests.press_staff import PressStaff

DONE, NOT_NEEDED = Settlement.DONE, Settlement.NOT_NEEDED
SANDBAGS = FollowUpWish(what="Sandsække til Havnegade", authority="trekantbrand")


def deciding() -> PressStaff:
    """A staff whose operation runs."""
    made = PressStaff()
    made.must(OpenOperation(name="Stormflod", mode=Mode.LIVE), "stabschef")
    return made


def wish(**more: Any) -> TakeDecision:
    told = {
        "question": "Skal Havnegade ryddes?",
        "options": ("Ryd hele gaden", "Ryd de lave numre"),
        "chosen": 2,
        "ground": "Vandet når kun de lave numre",
        "competence": Competence.OWN_SECTOR,
    }
    return TakeDecision(**{**told, **more})


def one(staff: PressStaff, number: int = 1) -> Decision:
    found = staff.situation.decisions.get(number)
    assert found is not None
    return found


def row(staff: PressStaff, number: int) -> LogEntry:
    found = staff.situation.log.get(number)
    assert found is not None
    return found


def settles(item: int = 1, how: Settlement = DONE, **more: Any) -> SettleFollowUp:
    return SettleFollowUp(decision=1, item=item, settlement=how, **more)

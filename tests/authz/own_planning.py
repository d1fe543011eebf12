"""What of the planning is a representative's for his own authority too: plans and lessons."""

from __future__ import annotations

from typing import Any

LESSON = {"text": "x", "what": "y", "owner": "kolding", "due": "2099-01-01"}
LEARNING: dict[str, dict[str, Any]] = {
    "NoteLesson": LESSON,
    "ChangeLesson": {**LESSON, "lesson": 99, "seen": 99},
    "FinishLesson": {"lesson": 99, "seen": 99, "how": "x"},
    "ReopenLesson": {"lesson": 99, "seen": 99, "reason": "x"},
}
"""Of who answers afterwards, and of each representative for his own authority (by the rule)."""

PLAN_BODY = {"plan": "pl-000000000002", "kind": "sub_plan", "title": "Ny", "owner": "kolding"}
UNIT_BODY = {"unit": "un-000000000001", "name": "Ny", "owner": "kolding", "people": 3}
IN_OWN_PLANNING: dict[str, dict[str, Any]] = {
    "RegisterPlan": PLAN_BODY,
    "ChangePlan": {**PLAN_BODY, "seen": 1},
    "RetirePlan": {"plan": "pl-000000000002", "seen": 1},
    "RegisterUnit": UNIT_BODY,
    "ChangeUnit": {**UNIT_BODY, "seen": 1},
    "RetireUnit": {"unit": "un-000000000001", "seen": 1},
}
"""The planner's, and each representative's for his own authority (told by the rule)."""

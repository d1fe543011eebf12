"""Who may what with resources and what is asked of them; written by hand, as in given.py."""

from __future__ import annotations

from typing import Any

from crisis.terms.operations import Mode
from tests.authz.given import STAFF

HEADS = {"chair", "chief_of_staff"}
SPOT = {"name": "Havnen"}
PUMP = {"id": "rs-eksempel-pumpe", "name": "Eksempel pumpe", "kind": "equipment",
        "capability": "pumping", "amount": 2, "owner": "kolding", "readiness": 30,
        "home": SPOT}  # fmt: skip
NEED = {"capability": "pumping", "amount": 1, "window": {"begin": "2099-01-01T08:00:00Z"},
        "spot": SPOT, "why": "Kælderen"}  # fmt: skip
OWNING = dict.fromkeys(Mode, STAFF | {"planner"})
WRITERS = {Mode.LIVE: STAFF, Mode.EXERCISE: STAFF | {"planner"}}

IN_STOCK: dict[str, tuple[dict[str, Any], dict[Mode, set[str]]]] = {
    "RegisterResources": ({"resources": [PUMP]}, OWNING),
    "ChangeResource": ({"resource": PUMP, "seen": 1}, OWNING),
    "RetireResource": ({"resource_id": "ukendt", "seen": 1}, OWNING),
    "SayCondition": ({"resource_id": "ukendt", "condition": "out"}, OWNING),
    "SayOccupancy": ({"resource_id": "ukendt", "occupancy": {}}, OWNING),
    "EraseResourceEntry": (
        {"entry": 1, "reason": "uden betydning", "basis": "GDPR art. 17"},
        dict.fromkeys(Mode, HEADS),
    ),
}
"""Whose resource it is, is judged by the rule."""

ABOUT_REQUESTS: dict[str, tuple[dict[str, Any], dict[Mode, set[str]]]] = {
    "MakeRequest": ({"need": NEED, "aim": "life", "asked": ["kolding"]}, WRITERS),
    "WithdrawRequest": ({"request": 99, "reason": "Set"}, WRITERS),
    "AnswerRequest": ({"request": 99, "reason": "I brug"}, WRITERS),
    "MovePromise": ({"promise": 99, "state": "deployed"}, WRITERS),
    "ReleasePromise": ({"promise": 99, "reason": "Set"}, WRITERS),
}

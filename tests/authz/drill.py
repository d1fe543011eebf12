"""Who may what in a drill that is played; written by hand, as in given.py."""

from __future__ import annotations

from typing import Any

from crisis.terms.operations import Mode
from tests.authz.given import STAFF

CONTROL = {Mode.LIVE: set[str](), Mode.EXERCISE: {"planner"}}
ALL = {Mode.LIVE: set[str](), Mode.EXERCISE: STAFF | {"planner", "observer"}}
JUDGES = {Mode.LIVE: set[str](), Mode.EXERCISE: {"planner", "observer"}}

IN_A_DRILL: dict[str, tuple[dict[str, Any], dict[Mode, set[str]]]] = {
    "PrepareDrill": ({"script": "format: 1", "code_word": "måge"}, CONTROL),
    "AnswerComcheck": ({}, ALL),
    "SetDrillClock": ({"move": "start", "base": 0}, CONTROL),
    "GiveInject": ({"inject": "ukendt"}, CONTROL),
    "ReleaseInject": ({"inject": "ukendt"}, CONTROL),
    "WriteInject": ({"sender": "Borger", "text": "Vand", "seats": ["kolding"]}, CONTROL),
    "AnswerInject": ({"given": 1, "text": "Ja"}, ALL),
    "NoteEvaluation": ({"grade": "P"}, JUDGES),
    "GiveHotWash": ({"good": ["Roen"]}, ALL),
    "NoteWrongCodeWord": ({}, ALL),
    "EndDrill": ({"kind": "real_event", "code_word": "måge"}, ALL),
}

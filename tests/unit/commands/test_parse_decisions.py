"""Reading a decision: lists within a command are read as strictly as the command itself."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from crisis.commands.decisions import SettleFollowUp, TakeDecision
from crisis.commands.parse import parse_object
from crisis.errors import Malformed

TOLD: dict[str, Any] = {
    "question": "Skal Havnegade ryddes?",
    "options": ["Ryd hele gaden", " Ryd de lave numre "],
    "chosen": 2,
    "ground": "Vandet når kun de lave numre",
    "competence": "own_sector",
}
LATE = {"what": "Sandsække", "authority": "brs", "deadline": "2026-10-25T02:30:00+01:00"}
CPR = "010190-1234"


def read(**more: Any) -> TakeDecision:
    return parse_object(TakeDecision, {**TOLD, **more})[0]


def test_texts_are_cleaned_and_times_are_in_utc_inside_lists_too() -> None:
    made = read(follow_up=[LATE])
    assert made.options[1] == "Ryd de lave numre"
    deadline = made.follow_up[0].deadline
    assert deadline == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    assert deadline.tzinfo is UTC


@pytest.mark.parametrize(
    ("more", "code", "field"),
    [
        ({"options": []}, "field.too_short", "options"),
        ({"options": [str(one) for one in range(9)]}, "field.too_long", "options"),
        ({"options": ["Ja", f"Ring til {CPR}"]}, "field.cpr", "options[1]"),
        ({"chosen": 9}, "field.out_of_range", "chosen"),
        ({"question": "x" * 501}, "field.too_long", "question"),
        ({"competence": "ret"}, "field.not_a_choice", "competence"),
        ({"outcome": "nej"}, "field.not_a_choice", "outcome"),
        (
            {"dissent": [{"authority": "brs", "words": "Nej"}, {"authority": "brs", "words": CPR}]},
            "field.cpr",
            "dissent[1].words",
        ),
        ({"dissent": [{"authority": "brs"}]}, "field.missing", "dissent[0].words"),
        ({"follow_up": [{**LATE, "frist": "nu"}]}, "field.unknown", "follow_up[0].frist"),
        (
            {"follow_up": [{**LATE, "deadline": "0001-01-01T00:00:00Z"}]},
            "field.not_a_time",
            "follow_up[0].deadline",
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_place_in_the_list(
    more: dict[str, Any], code: str, field: str
) -> None:
    with pytest.raises(Malformed) as wrong:
        read(**more)
    assert (wrong.value.code, wrong.value.field) == (code, field)


def test_a_settlement_names_decision_and_place() -> None:
    made, _ = parse_object(SettleFollowUp, {"decision": 1, "item": 2, "settlement": "done"})
    assert (made.decision, made.item, made.words, made.seen) == (1, 2, None, None)

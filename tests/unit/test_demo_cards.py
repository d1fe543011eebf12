"""The demo has an action card for each type of incident, and each step falls to somebody."""

from __future__ import annotations

import pytest

from crisis.demo import AUTHORITIES
from crisis.demo_cards import CARDS
from crisis.responsibility_rows import ROWS, TYPES
from crisis.terms.plans import MOST_CARDS, ActionCard

TASKS = {row.kind for row in ROWS}
SECTORS = {row.sector for row in ROWS}


@pytest.mark.parametrize("kind", [one.id for one in TYPES])
def test_each_type_of_incident_has_its_card(kind: str) -> None:
    assert [one for one in CARDS if kind in one.kinds]


@pytest.mark.parametrize("card", CARDS, ids=[one.title for one in CARDS])
def test_each_step_is_somebodys_and_waits_only_for_steps_of_its_card(card: ActionCard) -> None:
    known = {one.id for one in AUTHORITIES}
    for number, step in enumerate(card.steps, 1):
        assert step.kind or step.responsible or step.sector
        assert step.sector is None or step.sector in SECTORS
        assert step.kind is None or step.kind in TASKS
        assert step.responsible is None or step.responsible in known
        assert all(1 <= one < number for one in step.after)


def test_cards_are_called_examples_and_assumed_and_fit_in_one_plan() -> None:
    assert len(CARDS) <= MOST_CARDS
    assert len({one.title for one in CARDS}) == len(CARDS)
    for one in CARDS:
        assert one.title.startswith("Eksempel ")
        assert one.source is not None
        assert one.source.startswith("Antaget")

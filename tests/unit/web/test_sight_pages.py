"""Who may see an incident, a task or a decision is shown by them and said anew from them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.visiting import House

POINT = {"type": "Point", "coordinates": [9.47, 55.49]}
FOR_BRS = {"sight": "restricted", "only_for": ["brs"]}
ONLY = "Kun for Beredskabsstyrelsen og Kolding Kommune"
CASES = {"haendelser": "haendelser/1", "opgaver": "opgaver/1", "beslutninger": "beslutninger/1"}


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = House(tmp_path)
    yield made
    made.database.close()


@pytest.fixture
def operation(house: House) -> str:
    """An incident, a task and a decision, all of Kolding and all for the staff."""
    made, kolding = house.visit("stabschef").opens(), house.visit("kolding")
    kind = {"type": {"id": "flood", "group": "Natur", "name": "Oversvømmelse"}}
    house.visit("planlaegger").api("POST", "/api/v1/planning/commands/SetIncidentType", kind)
    kolding.does(made, "OpenIncident", kind="flood", title="Kolding Å", shape=POINT)
    kolding.does(made, "AskTask", kind="pump", title="Pumper", authority="kolding")
    kolding.does(made, "TakeDecision", question="Skal Havnegade ryddes?", options=["Ja"], chosen=1,
                 ground="Vandet stiger", competence="own_sector")  # fmt: skip
    return made


@pytest.mark.parametrize("case", CASES)
def test_who_may_say_so_is_offered_it_with_the_class_that_holds_now(
    house: House, operation: str, case: str
) -> None:
    number = 2 + list(CASES).index(case)  # the first is the operation's opening
    button = f'data-who-reads data-number="{number}"'
    keeper, kolding, vejle = (house.visit(one) for one in ("logfoerer", "kolding", "vejle"))
    chief = house.visit("stabschef")
    for path in (CASES[case], f"paneler/{case}"):
        assert button in keeper.page(f"/operationer/{operation}/{path}")
        assert button not in vejle.page(f"/operationer/{operation}/{path}")
        # Whose an incident is, is not told of it: who keeps the log says for whom it is.
        mine = kolding.page(f"/operationer/{operation}/{path}")
        assert (button in mine) == (case != "haendelser")
    assert '<span class="muted">Intern</span>' in keeper.page(
        f"/operationer/{operation}/{CASES[case]}"
    )
    readers = {**FOR_BRS, "only_for": ["brs", "kolding"]}
    chief.does(operation, "ClassifyEntry", number=number, readers=readers)
    page = kolding.page(f"/operationer/{operation}/{CASES[case]}")
    assert f'<span class="tag sight restricted">{ONLY}</span>' in page
    page = chief.page(f"/operationer/{operation}/{CASES[case]}")
    assert 'data-sight="restricted" data-only-for="brs kolding"' in page
    assert vejle.get(f"/operationer/{operation}/{CASES[case]}").status_code == 404


def test_who_only_looks_on_is_not_offered_it_nor_is_anybody_in_the_past(
    house: House, operation: str
) -> None:
    observer, chief = house.visit("observatoer"), house.visit("stabschef")
    for path in CASES.values():
        assert "data-who-reads" not in observer.page(f"/operationer/{operation}/{path}")
    assert "data-who-reads" not in chief.page(f"/operationer/{operation}/tidligere?post=4")


@pytest.mark.parametrize("lang", ["da", "en"])
def test_what_the_board_shows_to_all_is_said_so_where_it_is_written(
    house: House, operation: str, lang: str
) -> None:
    """A figure, a sector's status, a call and its answer: nobody chooses who reads them."""
    chief = house.visit("stabschef")
    chief.form("/sprog", language=lang)
    page = chief.page(f"/operationer/{operation}")
    words = {"da": "også gæster", "en": "guests too"}[lang]
    for dialog in ("figure-set", "sector-report", "call-new", "call-answer", "call-deputy"):
        (form,) = re.findall(rf'<dialog class="dlg" id="{dialog}".*?</dialog>', page, re.DOTALL)
        assert words in form
        assert "readers.sight" not in form

"""No page of an exercise is without the drill's clock and state: the pages are read off the map of
all addresses, so that a new one is looked at too."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from crisis.commands.incidents import OpenIncident
from crisis.commands.meetings import CloseMeeting, OpenMeeting
from crisis.commands.relief import OfferHandover
from crisis.commands.resources import RegisterResources
from crisis.commands.sitreps import FreezeSitrep
from crisis.commands.tasks import AskTask
from crisis.rules.known import Proof
from crisis.terms.ids import RESOURCES
from crisis.terms.operations import Mode
from crisis.terms.places import Point
from tests.authz.given import DECISION
from tests.drill_house import CONTROL, moved, started
from tests.given import by
from tests.stocked import pumps
from tests.visiting import House, Visitor, key

BELOW = "/operationer/<operation>"
NO_SCREENS = {
    f"{BELOW}/udskrift": "paper",
    f"{BELOW}/post/<int:number>": "paper",
    f"{BELOW}/oevelsesudgang/<name>": "what would have been sent, as others would read it",
    f"{BELOW}/oevelse/bibliotek/<name>": "a script's text",
    f"{BELOW}/bilag/<int:entry>/<sha256>": "a file",
    f"{BELOW}/evaluering/pdf": "a file",
    f"{BELOW}/kort.html": "a file",
    f"{BELOW}/regneark": "a file",
    f"{BELOW}/ressourcer/raekker.csv": "a file",
    f"{BELOW}/ressourcer/regneark": "a file",
    f"{BELOW}/vagter.ics": "a file",
    f"{BELOW}/situationsbillede/<int:number>/nost": "a file",
    f"{BELOW}/situationsbillede/<int:number>/pdf": "a file",
    f"{BELOW}/situationsbillede/<int:number>/word": "a file",
}
CELLS = ("mediecelle", "borgercelle", "svarcelle")
BESIDE = ("/tavle/<operation>", "/presse/<operation>")


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    made = House(tmp_path_factory.mktemp("screens"))
    made.desk.do(RegisterResources(resources=(pumps(owner="brs"),)), "brs", RESOURCES)
    yield made
    made.database.close()


def busy(house: House) -> str:
    """A drill in which there is one of each thing that has a page of its own."""
    operation, desk = started(house), house.desk.knows()
    at = Point(coordinates=(9.4722, 55.4907))
    for wish in (
        OpenIncident(kind="flood", title="Kolding Å", shape=at),
        AskTask(kind="pump", title="Pumper", authority="kolding"),
        DECISION,
        OpenMeeting(),
        CloseMeeting(meeting=1),
        FreezeSitrep(sitrep=1, seen=1),
    ):
        desk.do(wish, "stabschef", operation, mode=Mode.EXERCISE)
    proof = Proof(how="password", at=house.desk.now)
    relieved = by("kolding", house.desk.now, Mode.EXERCISE, proved=proof)
    sheet = OfferHandover(important="Åen topper")
    house.desk.handler.do(sheet, relieved, stream=operation, key=key())
    return operation


def screens(house: House, operation: str) -> list[str]:
    """The address of every page of an operation."""
    rules = {
        rule.rule
        for rule in house.app.url_map.iter_rules()
        if rule.rule.startswith(BELOW) and "GET" in (rule.methods or ())
    }
    assert set(NO_SCREENS) <= rules
    pages = {*rules - set(NO_SCREENS), *BESIDE}
    pages = {one for one in pages if not one.startswith(f"{BELOW}/paneler/")}
    told = {
        one.replace("<operation>", operation)
        .replace("<int:number>", "1")
        .replace("<resource>", "pumpe-3")
        .replace("<name>", cell)
        for one in pages
        for cell in CELLS
    }
    return sorted(told)


def read(readers: list[Visitor], path: str) -> str:
    """The page as whoever may read it sees it."""
    for visitor in readers:
        answer = visitor.get(path)
        if answer.status_code != 403:
            break
    assert answer.status_code == 200, path
    return answer.get_data(as_text=True)


def test_no_page_of_a_drill_is_without_its_clock_and_that_it_stands_still(house: House) -> None:
    operation = busy(house)
    house.passes(minutes=42)
    moved(house, operation, "pause")
    house.passes(hours=1)
    found = screens(house, operation)
    assert len(found) > 25
    readers = [house.visit(seat) for seat in (CONTROL, "stabschef", "presse-politi")]
    without = []
    for path in found:
        page = read(readers, path)
        if 'data-phase="paused"' not in page or "ØVELSEN ER PÅ PAUSE" not in page:
            without.append(path)
        assert "T+00:42" in page or path in without, path
    assert not without


def test_the_board_as_it_stood_says_the_drills_time_then_and_how_it_stands_now(
    house: House,
) -> None:
    operation = started(house)
    house.passes(minutes=10)
    then = house.visit("kolding").does(operation, "RecordEntry", text="Vand i gaden")
    house.passes(minutes=20)
    page = house.visit("kolding").page(f"/operationer/{operation}/tidligere?post={then}")
    assert "øvelsens ur T+00:10" in page
    assert 'data-drill-at="1800.0"' in page
    assert "data-drill-real" not in page
    assert f"/operationer/{operation}/paneler/oevelsesur?laes=1" in page


def test_in_earnest_neither_the_past_nor_the_resources_have_such_a_clock(house: House) -> None:
    operation = house.visit("stabschef").opens("Skarp")
    for path in ("tidligere", "ressourcer", "ressourcer/pumpe-3"):
        page = house.visit("kolding").page(f"/operationer/{operation}/{path}")
        assert "data-drill-at" not in page, path
        assert "oevelsesur" not in page, path

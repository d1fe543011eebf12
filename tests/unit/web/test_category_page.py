"""The page of categories: how many places have each, and what a form offers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from crisis.terms.register import RegisterObject
from tests.from_before import stood
from tests.given import NOON
from tests.unit.reports.test_press_map import Read
from tests.visiting import House

POINT = {"type": "Point", "coordinates": [9.5, 55.5]}
COLD = {"top": "Industri", "name": "Kølehuse"}


def words(page: str) -> str:
    return " ".join(Read(page).text.split())


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = House(tmp_path)
    yield made
    made.database.close()


def test_each_is_told_with_how_many_have_it_and_one_that_is_used_stays(house: House) -> None:
    planner, path = house.visit("planlaegger"), "/api/v1/planning/commands"
    assert planner.api("POST", f"{path}/SetCategory", COLD).status_code == 201
    site = {"id": "ob-000000000001", "name": "Eksempel Frys", "shape": POINT}
    one = {**site, "category": "Industri / Kølehuse"}
    other = {**site, "id": "ob-000000000002", "category": "Eksempler"}
    stood(house.desk, msgspec.convert(other, RegisterObject))
    done = planner.api("POST", f"{path}/RegisterObjects", {"objects": [one]})
    assert done.status_code == 201
    page = planner.page("/plan/kategorier")
    assert '>Kølehuse</a> <small class="muted">1 sted</small>' in page
    assert "Uden for listen" in page
    assert "data-retire-category" not in house.visit("kolding").page("/plan/kategorier")
    assert "1 sted" in page.partition("<h3>Industri <small")[2].partition("</h3>")[0]
    form = planner.page("/plan/register").partition("data-object-form")[2]
    assert '<option value="Industri / Kølehuse">' in form
    # Kept by the place that has it, and given to no other.
    assert '<option value="Eksempler" hidden>' in form
    assert '<input id="r-category"' not in form
    refused = planner.api("POST", f"{path}/RetireCategory", COLD)
    assert refused.status_code == 409
    assert "har den underkategori: 1." in refused.json["error"]["da"]


def test_the_tables_headings_part_the_choice_the_filter_and_the_list(house: House) -> None:
    planner, path = house.visit("planlaegger"), "/api/v1/planning/commands"
    assert planner.api("POST", f"{path}/SetCategory", COLD).status_code == 201
    told = ("Tele", "Industri / Kølehuse", "Eksempler")
    objects = [
        {"id": f"ob-{at:012}", "name": f"Eksempel {at}", "shape": POINT, "category": each}
        for at, each in enumerate(told)
    ]
    stood(house.desk, *msgspec.convert(objects, list[RegisterObject]))
    page = planner.page("/plan/register")
    form = page.partition("data-object-form")[2]
    assert '<optgroup label="Forsyninger"><option value="El">' in form
    assert '<option value="Industri">Industri</option><option value="Industri / Kølehuse">' in form
    assert form.index('"Kultur"') < form.index('"Koncerter"') < form.index('"Infrastruktur"')
    chosen = words(page.partition('<fieldset class="fld cats">')[2].partition("</fieldset>")[0])
    parts = ("Forsyninger", "Tele1", "Erhvervslivet", "Industri1", "Kølehuse1")
    assert chosen.endswith("".join((*parts, "Uden for listen", "Eksempler1")))
    listed = planner.page("/plan/kategorier")
    assert "<h2>Kultur</h2><section><h3>Koncerter <small" in listed
    heat = planner.page("/plan/varmekort")
    assert '<optgroup label="Forsyninger"><option value="Tele">' in heat
    planner.form("/sprog", language="en")
    assert '<optgroup label="Supplies"><option value="El">' in planner.page("/plan/register")


def test_its_places_get_another_in_one_act_and_have_it_back_in_one(house: House) -> None:
    planner, path = house.visit("planlaegger"), "/api/v1/planning/commands"
    assert planner.api("POST", f"{path}/SetCategory", COLD).status_code == 201
    cold = {"name": "Eksempel Frys", "shape": POINT, "category": "Industri / Kølehuse"}
    ids = ("ob-000000000001", "ob-000000000002", "ob-000000000003")
    places = [{**cold, "id": one} for one in ids]
    assert planner.api("POST", f"{path}/RegisterObjects", {"objects": places}).status_code == 201
    instead = {**COLD, "successor": "Tele"}
    assert planner.api("POST", f"{path}/RetireCategory", instead).status_code == 201
    page = planner.page("/plan/kategorier")
    entry = int(page.partition('data-entry="')[2].partition('"')[0])
    assert "data-restore-category" not in house.visit("kolding").page("/plan/kategorier")

    def having(category: str) -> list[str]:
        found = planner.get(f"/api/v1/register?category={category}").json["features"]
        return sorted(one["properties"].get("id") or one["id"] for one in found)

    assert having("Tele") == list(ids)
    changed = {**cold, "id": ids[0], "category": "Tele", "note": "ny"}
    assert planner.api("POST", f"{path}/ChangeObject", {"object": changed}).status_code == 201
    back = {**COLD, "entry": entry}
    assert planner.api("POST", f"{path}/RestoreCategory", back).status_code == 201
    assert having("Industri / Kølehuse") == list(ids[1:])
    assert having("Tele") == [ids[0]]
    assert planner.api("POST", f"{path}/RestoreCategory", back).status_code == 409


def test_asked_for_a_category_those_under_it_come_along_and_one_of_them_comes_alone(
    house: House,
) -> None:
    planner = house.visit("planlaegger")
    kinds = ("Industri", "Industri / Kølehuse", "Industri / Lagre", "Industrier")
    objects = [
        {"id": f"ob-{at:012}", "name": f"Eksempel {at}", "shape": POINT, "category": each}
        for at, each in enumerate(kinds)
    ]
    stood(house.desk, *msgspec.convert(objects, list[RegisterObject]))

    def having(category: str) -> list[str]:
        found = planner.get(f"/api/v1/register?category={category}").json["features"]
        return sorted(one["properties"]["category"] for one in found)

    assert having("Industri") == list(kinds[:3])
    assert having("Industri / Kølehuse") == [kinds[1]]
    assert having("Industrier") == [kinds[3]]
    page = planner.page("/plan/register")
    assert "<span>Industri</span><small>3</small>" in page
    assert (
        '<label class="under"><input type="radio" name="category" value="Industri / Lagre"' in page
    )
    assert "<span>alle</span><small>4</small>" in page


def test_an_event_counts_on_every_page_while_it_lasts_and_neither_before_nor_after(
    house: House,
) -> None:
    planner = house.visit("planlaegger")
    place = {"shape": POINT, "category": "Koncerter", "municipality": "kolding"}
    begins, ends = NOON + timedelta(hours=1), NOON + timedelta(hours=2)
    lasts = {"begins": begins.isoformat(), "ends": ends.isoformat(), "attendance": 900}
    hall = {**place, "id": "ob-000000000001", "name": "Eksempel hal"}
    fair = {**place, "id": "ob-000000000002", "name": "Eksempel koncert", "occasion": lasts}
    path = "/api/v1/planning/commands/RegisterObjects"
    assert planner.api("POST", path, {"objects": [hall, fair]}).status_code == 201
    told = []
    for _ in range(3):
        listed = words(planner.page("/plan/kategorier")).partition("Koncerter ")[2]
        there = words(planner.page("/plan/kommune/kolding")).partition("Koncerter ")[2]
        head = planner.page("/plan/register").partition('<h2 id="g-head">')[2]
        told.append((listed.split()[0], there.split()[0], words(head.partition("</h2>")[0])))
        house.passes(hours=1)
    assert told == [
        ("1", "1", "1 sted og 1 arrangement, der ikke er begyndt"),
        ("2", "2", "2 steder"),
        ("1", "1", "1 sted og 1 arrangement, der er forbi"),
    ]

"""Plans as pages and interface: each reader sees his own, words stay words, files are PDFs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import msgspec
import pytest
from werkzeug.test import TestResponse

from crisis.attached.shelf import Room, Shelf
from crisis.events.plans import PlanRegistered
from crisis.journal.port import Entry
from crisis.terms.assessments import Measure
from crisis.terms.operations import Mode
from crisis.terms.plans import PlanFile
from crisis.wiring import told_of
from tests.given import stamp
from tests.pictures import PDF, png
from tests.unit.events.plan_examples import PLAN
from tests.visiting import House, Visitor
from workers.files import FileChores

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{ 7*7 }}"
OPEN, OWN = "pl-000000000001", "pl-000000000002"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    made = House(tmp_path_factory.mktemp("plans"))
    made.desk.knows()
    write(made.visit("planlaegger"), "RegisterPlan", **told(OPEN, title=f"Åben {HOSTILE}"))
    own = told(OWN, title="Kun Vejles egen", owner="vejle", sight="restricted")
    write(made.visit("vejle"), "RegisterPlan", **own)
    unit = {"unit": "un-000000000001", "name": HOSTILE, "owner": "trekantbrand", "people": 4}
    courses = [
        {"course": HOSTILE, "had_on": "2020-01-01", "valid_until": "2026-11-01"},
        {"course": "Pumper"},
    ]
    write(made.visit("planlaegger"), "RegisterUnit", **unit, courses=courses)
    yield made
    made.database.close()


def told(plan: str, **more: Any) -> dict[str, Any]:
    step = {"what": HOSTILE, "responsible": "politi", "sector": "Politi"}
    card = {"title": f"Kort {HOSTILE}", "hazard": HOSTILE, "steps": [step]}
    return {
        "plan": plan,
        "kind": "municipal",
        "title": "Plan",
        "owner": "kolding",
        "adopted_on": "2022-05-01",
        "adopted_by": HOSTILE,
        "next_revision": "2026-11-01",
        "web_address": "https://eksempel.dk/plan?a=1&b=2",
        "cards": [card],
        **more,
    }


def asks(who: Visitor, command: str, **body: Any) -> TestResponse:
    return who.api("POST", f"/api/v1/planning/commands/{command}", body)


def write(who: Visitor, command: str, **body: Any) -> int:
    answer = asks(who, command, **body)
    assert answer.status_code == 201, answer.data
    return int(answer.json["entries"][0])


def sends(who: Visitor, data: bytes, name: str = "plan.pdf") -> TestResponse:
    return who.ask(
        "POST",
        "/api/v1/planning/attachments",
        query_string={"name": name},
        data=data,
        content_type="application/octet-stream",
    )


PAGES = (
    "/plan/planer",
    f"/plan/planer/{OPEN}",
    f"/plan/planer/{OPEN}/indsatskort/1",
    "/plan/indsatskort",
    "/plan/enheder",
    "/plan/aarshjul",
    "/plan/kommune/kolding",
    "/operationer",
)


@pytest.mark.parametrize("path", [*PAGES, f"/plan/planer/{OPEN}/ret", "/plan/planer/ny"])
def test_hostile_words_stay_words(house: House, path: str) -> None:
    text = house.visit("planlaegger").page(path)
    assert "<script>alert(1)" not in text
    assert "<img src=x" not in text
    assert "49" not in re.findall(r">\s*(49)\s*<", text)
    assert not re.search(r"\sstyle=", text), "the policy lets no inline style through"


@pytest.mark.parametrize("seat", ["planlaegger", "kolding", "formand", "observatoer", "logfoerer"])
def test_everybody_reads_what_is_missing_and_late(house: House, seat: str) -> None:
    text = house.visit(seat).page("/plan/planer")
    assert "ingen § 25-plan" in text
    assert "ingen risikobaseret dimensionering" in text
    assert "Skanderborg Kommune" in text
    assert "revision overskredet" in text
    assert "udløbet" in house.visit(seat).page("/plan/enheder")
    assert ("Ny plan" in text) is (seat in ("planlaegger", "kolding"))


def test_a_municipalitys_own_plan_is_not_there_for_others(house: House) -> None:
    for seat in ("stabschef", "planlaegger", "kolding", "logfoerer", "observatoer"):
        who = house.visit(seat)
        for path in PAGES:
            assert "Kun Vejles egen" not in who.page(path)
        for path in (f"/plan/planer/{OWN}", f"/plan/planer/{OWN}/ret", f"/api/v1/plans/{OWN}",
                     f"/plan/planer/{OWN}/indsatskort/1"):  # fmt: skip
            assert who.get(path).status_code == 404, path
        known = who.get("/api/v1/plans").json
        assert OWN not in str(known)
        gaps = {one["kind"] for one in known["gaps"] if one["owner"] == "vejle"}
        assert gaps == {"no_dimensioning"}
    for seat in ("vejle", "formand"):
        assert "Kun Vejles egen" in house.visit(seat).page("/plan/planer")
        assert house.visit(seat).get(f"/api/v1/plans/{OWN}").status_code == 200


def test_all_cards_stand_by_hazard_and_types_without_one_are_named(house: House) -> None:
    steps = [{"what": "Pump", "kind": "pump", "minutes": 90}, {"what": "Luk", "sector": "Politi",
                                                               "after": [1]}]  # fmt: skip
    card = {"title": "Vand i havnen", "hazard": "Stormflod", "steps": steps, "kinds": ["flood"],
            "source": "Delplan 3"}  # fmt: skip
    plan, more = "pl-00000000000c", {"kind": "sub_plan", "next_revision": "2029-11-01"}
    more["cards"] = [card]
    seen = write(house.visit("planlaegger"), "RegisterPlan", **told(plan, **more))
    text = house.visit("observatoer").page("/plan/indsatskort")
    assert "Vand i havnen" in text
    assert "Delplan 3" in text
    none = text.partition("Hændelsestyper uden kort")[2]
    assert "Industri" in none
    assert "Oversvømmelse" not in none
    assert f'href="/plan/planer/{plan}/ret' not in text
    assert "Vand i havnen" not in house.visit("kolding").page("/plan/indsatskort?type=industry")
    one = house.visit("kolding").page(f"/plan/planer/{plan}/indsatskort/1")
    assert "senest 1:30 efter start" in one
    assert "efter trin 1" in one
    assert "Udgaver" not in one
    steps[0]["minutes"] = 60
    change = told(plan, seen=seen, **more)
    write(house.visit("planlaegger"), "ChangePlan", **change)
    assert "Udgaver" in house.visit("kolding").page(f"/plan/planer/{plan}/indsatskort/1")


def test_a_representative_gets_a_form_for_his_own_plans_alone(house: House) -> None:
    assert house.visit("kolding").get(f"/plan/planer/{OPEN}/ret").status_code == 200
    assert house.visit("horsens").get(f"/plan/planer/{OPEN}/ret").status_code == 403
    own = house.visit("horsens").page("/plan/planer/ny")
    owners = own.partition('name="owner"')[2].partition("</select>")[0]
    assert re.findall(r'option value="([^"]+)"', owners) == ["horsens"]
    assert "data-plan-form" not in house.visit("formand").page("/plan/planer/ny")


def test_what_is_due_waits_on_the_start_page_of_the_one_whose_it_is(house: House) -> None:
    for seat, waits in (("planlaegger", True), ("kolding", True), ("horsens", False),
                        ("formand", False)):  # fmt: skip
        text = house.visit(seat).page("/operationer")
        assert ("Venter på dig i planlægningen" in text) is waits, seat


def test_the_planners_side_begins_with_what_falls_due(house: House) -> None:
    began = house.visit("planlaegger").get("/plan")
    assert (began.status_code, began.headers["Location"]) == (303, "/plan/aarshjul")


def test_the_wheel_and_its_list_say_the_same(house: House) -> None:
    text = house.visit("planlaegger").page("/plan/aarshjul?aar=2026")
    november = text.partition('id="maaned-11"')[2].partition("</li></ol>")[0]
    listed = november.partition('id="maaned-12"')[0].count("<time")
    described = re.search(r'<desc id="w-desc">(.*?)</desc>', text)
    assert listed == 2
    assert described is not None
    assert f"november: {listed}" in described[1]
    assert house.visit("planlaegger").get("/plan/aarshjul?aar=99999").status_code == 422


def test_an_older_version_can_be_opened_and_says_so(house: House) -> None:
    planner = house.visit("planlaegger")
    plan = "pl-000000000007"
    first = write(planner, "RegisterPlan", **told(plan, kind="sub_plan", title="Første ord"))
    second = told(plan, kind="sub_plan", title="Andre ord", cards=[])
    write(planner, "ChangePlan", **second, seen=first)
    assert "Andre ord" in planner.page(f"/plan/planer/{plan}")
    old = planner.page(f"/plan/planer/{plan}?udgave={first}")
    assert "Første ord" in old
    assert "en ældre udgave" in old
    assert "/ret" not in old
    card = planner.page(f"/plan/planer/{plan}/indsatskort/1?udgave={first}")
    assert "ældre udgave" in card
    assert planner.get(f"/plan/planer/{plan}/indsatskort/1").status_code == 404
    assert planner.get(f"/plan/planer/{plan}?udgave=1").status_code == 404
    versions = planner.get(f"/api/v1/plans/{plan}").json["versions"]
    assert [one["plan"]["title"] for one in versions] == ["Første ord", "Andre ord"]


def test_a_plan_has_a_pdf_and_nothing_else(house: House) -> None:
    planner, plan = house.visit("planlaegger"), "pl-000000000008"
    assert sends(house.visit("formand"), PDF).status_code == 403
    picture = sends(planner, png(), "plan.png")
    assert (picture.status_code, picture.json["error"]["code"]) == (422, "plan.not_pdf")
    renamed = sends(planner, png(), "plan.pdf")
    assert renamed.json["error"]["code"] == "attachment.disagrees"
    sha256 = sends(planner, PDF).json["sha256"]
    words = told(plan, kind="sub_plan", sha256=sha256, file_name="plan.pdf")
    write(planner, "RegisterPlan", **{**words, "sight": "restricted", "only_for": ["politi"]})
    url = f"/plan/planer/{plan}/fil/{sha256}"
    got = planner.get(url)
    assert (got.status_code, got.mimetype, got.data) == (200, "application/pdf", PDF)
    assert got.headers["Content-Disposition"].startswith("attachment")
    assert "sandbox" in got.headers["Content-Security-Policy"]
    got.close()
    assert house.visit("horsens").get(url).status_code == 404
    assert planner.get(f"/plan/planer/{OPEN}/fil/{sha256}").status_code == 404
    # Another file that lies in the installation is not this plan's, and nobody wants it.
    other = sends(planner, PDF.replace(b"%%EOF", b"%andet\n%%EOF")).json["sha256"]
    assert other != sha256
    assert planner.get(f"/plan/planer/{plan}/fil/{other}").status_code == 404
    later = house.clock() + timedelta(days=400)
    chores = FileChores(house.desk.handler, house.parts.files, lambda: later)
    chores.sweep()
    chores.sweep()
    still = planner.get(url)
    assert still.status_code == 200
    still.close()
    assert house.parts.files.find(other) is None


def test_a_file_of_a_plan_is_marked_as_attached_when_its_entry_is_in(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("shelf")
    shelf = Shelf(folder, 0, lambda place: Room(free=9_000_000_000, used=0))
    kept = shelf.keep(PDF, "application/pdf", "plan.pdf")

    class Bell:
        def ring(self, entries: tuple[Entry, ...], mode: Mode) -> None:
            return None

    file = PlanFile(sha256=kept.sha256, name="plan.pdf", size=kept.size)
    plan = msgspec.structs.replace(PLAN, file=file)
    event = PlanRegistered(plan=plan, seat_name="", authority_name="")
    entry = Entry(stamp=stamp(1), type="PlanRegistered", event=event)
    told_of(Bell(), shelf, (entry,), Mode.LIVE)
    found = shelf.find(kept.sha256)
    assert found is not None
    assert found.attached


def test_a_date_that_is_none_is_told_beside_its_field(house: House) -> None:
    answer = asks(house.visit("planlaegger"), "RegisterPlan",
                  **told("pl-000000000009", adopted_on="2026-13-01"))  # fmt: skip
    assert answer.json["error"]["code"] == "field.not_a_day"
    assert answer.json["error"]["field"] == "adopted_on"


def test_a_citizens_number_is_refused_in_a_step(house: House) -> None:
    step = {"what": "Ring til 010170-1234", "responsible": "politi"}
    card = {"title": "Kort", "hazard": "Vand", "steps": [step]}
    answer = asks(house.visit("planlaegger"), "RegisterPlan",
                  **told("pl-000000000009", cards=[card]))  # fmt: skip
    assert answer.json["error"]["code"] == "field.cpr"


def test_the_page_of_a_municipality_has_what_its_council_needs(house: House) -> None:
    text = house.visit("kolding").page("/plan/kommune/kolding")
    for words in ("Til lokalrådet", "Åbne handlinger", "Objekter i registret", "TrekantBrand",
                  "Ansvarlige, ved funktion"):  # fmt: skip
        assert words in text
    assert house.visit("kolding").get("/plan/kommune/politi").status_code == 404
    assert house.visit("kolding").get("/plan/kommune/ukendt").status_code == 404


def test_the_page_of_a_municipality_has_its_risks_and_the_wheel_their_review(house: House) -> None:
    planner, kolding = house.visit("planlaegger"), house.visit("kolding")
    text = {"hazard": "Orkan", "title": HOSTILE, "text": "Det blæser", "municipality": "kolding"}
    described = write(planner, "DescribeScenario", **text)
    scores = dict.fromkeys((one.value for one in Measure), 3)
    page = "/plan/kommune/kolding"
    assert "ikke vurderet af kommunen" in kolding.page(page)
    said = {"scenario": 1, "described": described, "scores": scores, "review_on": "2026-12-24"}
    write(kolding, "AssessScenario", **said)
    shown = kolding.page(page)
    assert "gennemgås 24. dec. 2026" in shown and "<script>alert" not in shown
    assert "gennemgang af vurdering" in kolding.page("/plan/aarshjul?aar=2026")
    assert "gennemgang af vurdering" in kolding.page("/operationer")

"""The planner's scripts, pages and interface: planners alone see them; kept if they play."""

from __future__ import annotations

import io
import zipfile
from base64 import b64encode
from collections.abc import Iterator
from typing import Any

import pytest

from crisis.drills.yaml_file import page
from crisis.interop.sheets import read_rows
from crisis.web.command_words import command_word, of_a_script
from tests.unit.drills.injected import INJECTED
from tests.visiting import House, Visitor

NAME = "sc-000000000001"
SAVE = "/api/v1/planning/commands/SaveScript"
DRAFT = "/api/v1/drafts/scripts"
LIST = "/plan/drejeboeger"
STEPS = "steps:\n  - {seat: kolding, command: RecordEntry, fields: {text: Vand}}\n"
OTHERS = ("formand", "stabschef", "kolding", "observatoer", "logfoerer")


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    made = House(tmp_path_factory.mktemp("scripts"))
    answer = made.visit("planlaegger").api("POST", SAVE, {"script": NAME, "text": INJECTED})
    assert answer.status_code == 201, answer.data
    yield made
    made.database.close()


@pytest.fixture
def planner(house: House) -> Visitor:
    return house.visit("planlaegger")


def draft(who: Visitor, **sent: Any) -> Any:
    answer = who.api("POST", DRAFT, {"text": INJECTED, **sent})
    assert answer.status_code == 200, answer.data
    return answer.json


def test_the_library_shows_ones_own_and_those_that_come_with_the_board(planner: Visitor) -> None:
    listed = planner.page("/plan/drejeboeger")
    assert "Vand ved Hejlsminde" in listed
    assert "Stormflod 20.-21. oktober 2023" in listed
    assert "/plan/drejeboeger/ny?af=stormflod-2023" in listed


def test_no_drill_is_begun_with_a_script_whose_steps_it_would_leave_out(planner: Visitor) -> None:
    rows = planner.page(LIST).split("<tr>")
    for name in ("snestorm", "stormflod-2023", "telefonsvigt", "tre-haendelser"):
        (row,) = (one for one in rows if f"ny?af={name}" in one)
        assert ("data-begin=" in row) is (name == "snestorm"), name
        assert ("spilles kun af »crisis drill play«" in row) is (name != "snestorm"), name
    name = "sc-000000000009"
    assert planner.api("POST", SAVE, {"script": name, "text": INJECTED + STEPS}).status_code == 201
    assert "data-begin=" not in planner.page(f"/plan/drejeboeger/{name}")
    operation = planner.opens("Øvelse med trin", "EXERCISE")
    wish = {"script": INJECTED + STEPS, "code_word": "blå hejre"}
    no = planner.do(operation, "PrepareDrill", wish)
    assert no.status_code == 422 and "crisis drill play" in no.json["error"]["da"]


def test_nobody_but_a_planner_sees_a_word_of_it(house: House, planner: Visitor) -> None:
    operation = planner.opens("Øvelse", "EXERCISE")
    planner.does(operation, "RecordEntry", text="Øvelsen er begyndt")
    paths = ("", "/ny?af=stormflod-2023", f"/{NAME}", f"/{NAME}/yaml", f"/{NAME}/xlsx")
    for seat in OTHERS:
        who = house.visit(seat)
        for path in paths:
            assert who.get(f"/plan/drejeboeger{path}").status_code == 403
        for path in ("/api/v1/scripts", f"/api/v1/scripts/{NAME}"):
            assert who.get(path).status_code == 403
        assert who.api("POST", DRAFT, {"text": INJECTED}).status_code == 403
        for path in ("/plan/planer", "/plan/register", f"/operationer/{operation}"):
            assert "Hejlsminde Strand" not in who.page(path)
            assert "/plan/drejeboeger" not in who.page(path)
        sought = who.get(f"/api/v1/operations/{operation}/log?q=Hejlsminde")
        assert sought.json["log"] == []


def test_the_editor_has_the_script_and_its_words_are_text(planner: Visitor) -> None:
    wild = INJECTED.replace("Øve den første time.", "</script><script>alert(1)</script>")
    other = "sc-000000000002"
    assert planner.api("POST", SAVE, {"script": other, "text": wild}).status_code == 201
    shown = planner.page(f"/plan/drejeboeger/{other}")
    assert "<script>alert(1)" not in shown
    assert 'id="draft"' in shown
    assert planner.get("/plan/drejeboeger/sc-00000000000x").status_code == 404
    assert planner.get("/plan/drejeboeger/stormflod-2023").status_code == 404
    assert "Stormflod" in planner.page("/plan/drejeboeger/ny?af=stormflod-2023")
    assert planner.get("/plan/drejeboeger/ny?af=../../etc/passwd").status_code == 404


def test_an_older_version_can_be_read_and_a_stale_one_is_not_saved(planner: Visitor) -> None:
    name, second = "sc-000000000003", INJECTED.replace("seed: 7", "seed: 8")
    first = planner.api("POST", SAVE, {"script": name, "text": INJECTED}).json["entries"][0]
    saved = planner.api("POST", SAVE, {"script": name, "text": second, "base": first})
    assert saved.status_code == 201
    older = planner.page(f"/plan/drejeboeger/{name}?udgave={first}")
    assert "Det er en ældre udgave" in older
    third = INJECTED.replace("seed: 7", "seed: 9")
    stale = planner.api("POST", SAVE, {"script": name, "text": third, "base": first})
    assert stale.status_code == 409
    assert "Planlægger, Sydøstjyllands Politi har gemt" in stale.json["error"]["da"]
    assert stale.json["error"]["facts"]["number"] == saved.json["entries"][0]


def test_a_drill_is_made_ready_with_the_script_one_came_from(
    house: House, planner: Visitor
) -> None:
    assert "data-begin=" in planner.page("/plan/drejeboeger")
    assert "data-begin=" in planner.page(f"/plan/drejeboeger/{NAME}")
    operation = planner.opens("Øvelse vand", "EXERCISE")
    shown = planner.page(f"/operationer/{operation}/oevelse?drejebog={NAME}")
    assert f'data-chosen="{NAME}"' in shown
    path = f"/operationer/{operation}/oevelse/bibliotek/{NAME}"
    assert path in shown
    assert planner.page(path) == INJECTED.strip()
    assert house.visit("formand").get(path).status_code == 403


def test_the_desk_lists_what_is_kept_by_name_and_version_for_a_planner_in_person(
    house: House, planner: Visitor
) -> None:
    operation = planner.opens("Øvelse kysten", "EXERCISE")
    listed = f'/oevelse/bibliotek/{NAME}">Vand ved Hejlsminde · udgave 1</option>'
    desk = f"/operationer/{operation}/oevelse"
    assert listed in planner.page(desk)
    program = house.stranger()
    program.headers["Authorization"] = f"Bearer {house.token('planlaegger')}"
    told = program.page(desk)
    assert "snestorm" in told
    assert NAME not in told
    assert program.get(f"{desk}/bibliotek/{NAME}").status_code == 404


def test_a_script_begins_as_an_assessment(planner: Visitor) -> None:
    assert planner.get("/plan/drejeboeger/ny?af=vurdering-99").status_code == 404
    assert planner.get("/plan/drejeboeger/ny?af=op-00000000000x").status_code == 404
    assert '<a href="/plan/drejeboeger">' in planner.page("/plan/planer")


def test_a_draft_is_read_and_not_kept(planner: Visitor) -> None:
    before = planner.get("/api/v1/scripts").json
    told = draft(planner)
    assert told["faults"] == []
    assert told["plain"]["title"] == "Vand ved Hejlsminde"
    assert told["line"]["rows"][1]["name"] == "formand"
    assert planner.get("/api/v1/scripts").json == before


@pytest.mark.parametrize(
    ("old", "new", "place", "line", "words"),
    [
        ("at: 10m", "at: -10m", "injects[2].at", 33, "Tiden går baglæns"),
        ("channel: mail", "channel: due", "injects[1].channel", 19, "Skriv ét af: phone"),
        ("doctrine: NBB 3.2\n      ", "", "injects[1].expects.doctrine", 22, "Feltet mangler"),
        ("Øve den første time.", "!!python/name:os.system", "text", 5, "YAML-mærket !!python"),
        ("cell: answering", "seat: findes-ikke", "cast[3].seat", 12, "Der er ingen plads"),
    ],
)
def test_what_is_wrong_is_told_with_place_line_and_danish_words(
    planner: Visitor, old: str, new: str, place: str, line: int, words: str
) -> None:
    told = draft(planner, text=INJECTED.replace(old, new, 1))
    (fault,) = told["faults"] or told["unseated"]
    assert (fault["place"], fault["line"]) == (place, line)
    assert words in fault["da"]


def test_the_form_comes_back_as_text_and_the_rest_stays(planner: Visitor) -> None:
    text = "# Kilde: opdigtet\n" + INJECTED + "steps:\n  - {seat: brs, command: RecordEntry, "
    text += "fields: {text: Klar}}  # antaget\n"
    form = {**draft(planner, text=text)["plain"], "title": "Ny titel"}
    del form["steps"], form["format"]
    told = draft(planner, text=text, form=form)
    assert told["faults"] == []
    assert told["text"].startswith("# Kilde: opdigtet\nformat: 1\ntitle: Ny titel\n")
    assert told["text"].endswith("fields: {text: Klar}}  # antaget")


def test_a_sheet_goes_out_and_comes_in(planner: Visitor) -> None:
    for kind in ("xlsx", "csv"):
        file = planner.get(f"/plan/drejeboeger/{NAME}/{kind}")
        assert file.status_code == 200
        assert "attachment" in file.headers["Content-Disposition"]
        sheet = b64encode(file.data).decode()
        told = draft(planner, sheet=sheet)
        assert told["bad"] == []
        assert page(told["text"]).plain == page(INJECTED).plain
    book = planner.get(f"/plan/drejeboeger/{NAME}/xlsx").data
    inside = zipfile.ZipFile(io.BytesIO(book)).read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in inside
    assert read_rows(book)
    yaml = planner.get(f"/plan/drejeboeger/{NAME}/yaml")
    assert yaml.data.decode() == INJECTED.strip()
    assert planner.get(f"/plan/drejeboeger/{NAME}/pdf").status_code == 404


@pytest.mark.parametrize(
    ("sheet", "row", "words"),
    [
        ("navn;fra;til;tekst;tid\na;dmi;formand;Vand;5m\nb;dmi;formand;Mere;-3m\n", 3, "baglæns"),
        ("navn;fra;til;tekst;tid\na;ukendt;formand;Vand;5m\n", 2, "står ikke i"),
        ("navn;fra;til;tekst;bilag;tid\na;dmi;formand;Vand;../x;5m\n", 2, "uden mapper"),
        ("navn;fra;til;tekst;kanal;tid\na;dmi;formand;Vand;due;5m\n", 2, "kendes ikke"),
    ],
)
def test_of_a_sheet_with_a_bad_row_nothing_is_taken_in(
    planner: Visitor, sheet: str, row: int, words: str
) -> None:
    turns = INJECTED[: INJECTED.index("branches:")]
    told = draft(planner, text=turns, sheet=b64encode(sheet.encode()).decode())
    assert told["text"] == turns.strip()
    assert [one["row"] for one in told["bad"]] == [row]
    assert words in told["bad"][0]["da"]


def test_a_sheet_that_cannot_be_read_and_a_script_that_is_too_large_are_refused(
    planner: Visitor,
) -> None:
    for sent, code in (
        ({"text": INJECTED, "sheet": "%%%"}, "sheet.unreadable"),
        ({"text": "x" * 600_000}, "script.too_large"),
    ):
        answer = planner.api("POST", DRAFT, sent)
        assert answer.status_code == 400
        assert answer.json["error"]["code"] == code


def test_the_steps_stand_in_words_with_time_seat_and_deed(planner: Visitor) -> None:
    step = "steps:\n  - {seat: brs, after: 5m, command: RecordEntry, fields: {text: Klar}}\n"
    line = draft(planner, text=INJECTED + step)["line"]
    (mark,) = [one for one in line["marks"] if one["kind"] == "step"]
    told = (mark["at_s"], mark["sender"], mark["command"], mark["text"])
    assert told == (300, "Beredskabsstyrelsen", "skriv i loggen", "Klar")
    assert line["rows"][-1]["title"] == "Beredskabsstyrelsen"
    editor = planner.page("/plan/drejeboeger/ny?af=telefonsvigt")
    assert '<option value="RecordEntry">skriv i loggen</option>' in editor


def test_every_command_a_script_can_give_has_its_words() -> None:
    assert [name for name, said in of_a_script("da") if name == said] == []
    assert command_word("RecordEntry", "en") == "Record entry"

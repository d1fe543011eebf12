"""The words of an entry are in an answer only for those it is for. Written down here by hand: who
reads what Kolding and the police write for BRS. Every route × seat × class: `test_reading.py`."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from werkzeug.test import TestResponse

from crisis.commands.log import RecordEntry
from crisis.terms.operations import Mode
from crisis.terms.sight import Sight
from tests.authz.filled import FOR_BRS, POLICE, SECRET, WORDS, fill
from tests.authz.given import Cells, Who
from tests.authz.routes import ROUTES

PACKED = b"PK\x03\x04"
SHOWS_ALL = {
    "/operationer/<operation>",
    "/operationer/<operation>/udskrift",
    "/operationer/<operation>/paneler/log",
    "/api/v1/operations/<operation>/journal",
    "/api/v1/operations/<operation>/situation",
    "/api/v1/operations/<operation>/log",
    "/operationer/<operation>/regneark",
    "/api/v1/operations/<operation>/workbook",
}
"""Where one who may reads the words, so that their absence elsewhere says something."""
ASKED = (
    *("?q=ord-hemmeligt", "?q=hemmeligt", "?q=-ord+kolding", "?siden=1", "?before=99"),
    *("?post=2", "?post=3", "?after=0", "?until=9"),
    *("?kl=2026-11-22T12:00:00Z", "?vis=kolding", "?from=0&limit=500", "?nummer=2"),
)
"""Ways to ask a page for more than it shows by itself."""
TOGETHER = (
    *("?q=ord-hemmeligt&siden=1&before=99", "?q=-ord+kolding&post=3&after=0", "?post=2&until=9"),
    "?kl=2026-11-22T12:00:00Z&vis=kolding&from=0&limit=500&nummer=2",
)
"""The same, several at once: for others than the one who is to read the least."""


def reads(who: Who, kind: str, mode: Mode, rule: str = "") -> bool:
    """kind: for whom the words are. The guest is one of the operation in earnest."""
    if who.seat is None:
        return False
    if who.role == "guest" and mode is not Mode.LIVE:
        return False
    if kind in (Sight.PUBLIC, Sight.INTERNAL):
        return True
    if rule == "/tavle/<operation>":
        return False  # whoever hung it up: all in the room read it
    runs_the_drill = mode is Mode.EXERCISE and who.role == "planner"
    heads = who.role in ("chair", "chief_of_staff")
    writer = "politi" if kind == POLICE else "kolding"
    return who.authority in (writer, "brs") or heads or runs_the_drill


@pytest.fixture(scope="module")
def cells(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cells]:
    made = Cells(tmp_path_factory.mktemp("sight"))
    fill(made)
    yield made
    made.house.database.close()


def said(answer: TestResponse) -> str:
    """All of an answer, pictures too; of a workbook or a Word document what is packed in it."""
    with answer:
        data = answer.get_data()
    if not data.startswith(PACKED):
        return data.decode(errors="replace")
    with zipfile.ZipFile(BytesIO(data)) as held:
        return "".join(held.read(name).decode(errors="replace") for name in held.namelist())


def read_routes(cells: Cells) -> list[str]:
    rules = {rule.rule for rule, method in cells.rules() if method == "GET"}
    there = {rule for rule, method in ROUTES if method == "GET"}
    return sorted(one for one in rules & there if not one.startswith("/static"))


def test_a_wall_shows_what_the_whole_staff_may_see_whoever_hung_it_up(cells: Cells) -> None:
    chair, operation = cells.house.visit("formand"), cells.operations[Mode.LIVE]
    panel = f"/operationer/{operation}/paneler/log"
    assert SECRET in chair.page(panel)
    for path in (f"{panel}?alle=1", f"/tavle/{operation}"):
        shown = chair.page(path)
        assert SECRET not in shown
        assert WORDS[Sight.INTERNAL] in shown
        assert "data-do=" not in shown


@pytest.mark.parametrize("seat", ["vejle", "logfoerer", "observatoer", "planlaegger"])
def test_no_way_of_asking_gives_more(cells: Cells, seat: str) -> None:
    visitor, operation = cells.house.visit(seat), cells.operations[Mode.LIVE]
    rules = [one for one in read_routes(cells) if "<operation>" in one]
    paths = [one.replace("<operation>", operation).replace("<name>", "x") for one in rules]
    for path in paths:
        for number in ("1", "2", "3") if "<int:number>" in path else ("",):
            for asked in ASKED if seat == "vejle" else TOGETHER:
                answer = visitor.get(path.replace("<int:number>", number) + asked)
                told = said(answer).replace(f"»{SECRET}«", "")
                told = told.replace(f'value="{SECRET}"', "").replace(f"q={SECRET}", "")
                assert SECRET not in told, (path, number, asked)
    hidden = visitor.get(f"/operationer/{operation}/haendelser/2")
    unknown = visitor.get(f"/operationer/{operation}/haendelser/77")
    assert (hidden.status_code, unknown.status_code) == (404, 404)


def test_neither_hits_nor_their_number_tell_of_an_entry_that_is_hidden(cells: Cells) -> None:
    operation = cells.operations[Mode.LIVE]

    def numbers(seat: str, query: str) -> set[int]:
        path = f"/api/v1/operations/{operation}/log?limit=1000&q={query}"
        answer = cells.house.visit(seat).get(path).json
        assert answer["found"] == len(answer["log"])
        return {one["number"] for one in answer["log"]}

    secret = numbers("brs", "hemmeligt")
    assert secret
    assert numbers("vejle", "hemmeligt") == set()
    every, seen = numbers("brs", "kolding"), numbers("vejle", "kolding")
    assert seen == every - secret
    assert numbers("vejle", "kolding+-hemmeligt") == seen
    assert numbers("brs", "kolding+-hemmeligt") == every - secret
    assert all(numbers("vejle", f"%23{one}") == set() for one in secret)


def test_a_board_that_shows_it_learns_to_put_it_away_and_not_for_whom_it_is(cells: Cells) -> None:
    operation = cells.operations[Mode.LIVE]
    for seat, only in (("vejle", []), ("brs", ["brs"])):
        path = f"/api/v1/operations/{operation}/journal?limit=500"
        entries = cells.house.visit(seat).get(path).json["entries"]
        acts = [one["event"] for one in entries if one["type"] == "EntriesClassified"]
        said = [act for act in acts if act["readers"]["sight"] == "restricted"]
        assert said
        assert all(set(act["readers"]["only_for"]) >= set(only) for act in said)
        assert only or not any(act["readers"]["only_for"] for act in said)


def test_the_doorbell_does_not_say_what_kind_of_thing_is_for_some(tmp_path: Path) -> None:
    from tests.given import Desk

    desk = Desk(tmp_path)
    operation = desk.opens("Stormflod", Mode.LIVE)
    desk.do(RecordEntry(text="x"), "kolding", operation)
    desk.do(RecordEntry(text="x", readers=FOR_BRS), "kolding", operation)
    rung = [one.type for one in desk.hints if one.operation == operation]
    assert rung[-3:] == ["EntryRecorded", "EntriesClassified", "EntriesClassified"]
    desk.database.close()

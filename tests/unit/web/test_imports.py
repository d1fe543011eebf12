"""Imports from outside: planners only, a file streamed in once for each key, each stage asked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from crisis.commands.authorities import RegisterSeat
from crisis.register.imports import arriving
from crisis.register.imports.foreign import Limits
from crisis.terms.ids import PLANNING
from crisis.terms.imports import Stage, Tally
from crisis.terms.roles import Role
from tests.importing import rows
from tests.visiting import House, Visitor, key

ROWS = rows(["Pumpe 1", "Pumpe 2"])


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    made = House(tmp_path_factory.mktemp("imports"), CRISIS_RESERVE="0")
    yield made
    made.database.close()


@pytest.fixture
def planner(house: House) -> Visitor:
    return house.visit("planlaegger")


def send(
    visitor: Visitor, data: bytes = ROWS, name: str = "steder.csv", again: str = "", **more: Any
) -> Any:
    kind = more.pop("content_type", "application/octet-stream")
    headers = {"Idempotency-Key": again or key()}
    path = f"/api/v1/imports?name={name}"
    return visitor.ask("POST", path, data=data, content_type=kind, headers=headers, **more)


def stands(house: House, id_: str, stage: Stage, **more: Any) -> None:
    """As the worker would leave it."""
    book = house.parts.arrivals.book
    one = book.claim(id_)
    assert one is not None
    book.settle(one, stage, **more)


def code(answer: Any) -> str:
    return str(answer.json["error"]["code"])


def test_the_worker_is_woken_and_the_same_key_gives_the_same_import(
    house: House, planner: Visitor
) -> None:
    rung: list[str] = []
    house.parts.wake.ring = rung.append
    first = send(planner, again="test-key-for-one-import")
    assert first.status_code == 201
    again = send(planner, again="test-key-for-one-import")
    assert (again.status_code, again.json["id"]) == (201, first.json["id"])
    assert rung == [first.json["id"]] * 2
    assert (first.json["stage"], first.json["working"]) == ("read", True)
    folder = house.settings.var / "imports" / first.json["id"]
    assert (folder / "sent").read_bytes() == ROWS
    assert planner.ask("GET", f"/plan/import/{first.json['id']}").status_code == 200


@pytest.mark.parametrize("seat", ["formand", "kolding", "observatoer"])
def test_nobody_but_a_planner_sees_or_sends(house: House, planner: Visitor, seat: str) -> None:
    id_ = send(planner).json["id"]
    other = house.visit(seat)
    assert send(other).status_code == 403
    for path in (f"/api/v1/imports/{id_}", "/plan/import", f"/plan/import/{id_}"):
        assert other.ask("GET", path).status_code == 403
    for act in ("check", "write", "undo", "discard"):
        assert other.api("POST", f"/api/v1/imports/{id_}/{act}", {}).status_code == 403


def test_an_import_is_not_there_for_another_authoritys_planner(
    house: House, planner: Visitor
) -> None:
    """It may hold what stands in a municipality's own plan."""
    seat = RegisterSeat(seat="kolding-plan", authority="kolding", name="Plan", role=Role.PLANNER)
    house.desk.do(seat, "planlaegger", PLANNING)
    house.account("kolding-plan", "kolding-plan")
    theirs = house.visit("kolding-plan")
    id_ = send(theirs, name="kolding.csv").json["id"]
    assert theirs.ask("GET", f"/plan/import/{id_}").status_code == 200
    assert "kolding.csv" in theirs.ask("GET", "/plan/import").text
    assert "kolding.csv" not in planner.ask("GET", "/plan/import").text
    for path in ("/api/v1/imports/{}", "/plan/import/{}", "/plan/import/{}/rapport.csv"):
        assert planner.ask("GET", path.format(id_)).status_code == 404
    bodies: dict[str, Any] = {"check": {"columns": {}}, "write": {}, "undo": {}, "discard": {}}
    for act, body in bodies.items():
        assert planner.api("POST", f"/api/v1/imports/{id_}/{act}", body).status_code == 404


@pytest.mark.parametrize(
    ("name", "data", "more", "status", "expected"),
    [
        ("x.exe", b"MZ", {}, 422, "import.unknown_kind"),
        ("x.csv", b"a=b", {"content_type": "multipart/form-data; boundary=x"}, 415, "import.form"),
        ("0101701234.csv", b"navn", {}, 422, "field.cpr"),
    ],
)
def test_what_is_no_file_of_ours_is_refused(
    planner: Visitor, name: str, data: bytes, more: dict[str, Any], status: int, expected: str
) -> None:
    answer = send(planner, data, name, **more)
    assert (answer.status_code, code(answer)) == (status, expected)


def test_a_file_that_is_too_large_is_refused_and_leaves_nothing(
    house: House, planner: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = arriving.Arrivals(
        book=house.parts.arrivals.book,
        var=house.settings.var,
        reserve=0,
        clock=house.clock,
        limits=Limits(text=20),
    )
    before = set((house.settings.var / "imports").iterdir())
    monkeypatch.setitem(house.parts.__dict__, "arrivals", small)
    answer = send(planner, b"x" * 21)
    assert (answer.status_code, code(answer)) == (413, "import.too_large")
    assert set((house.settings.var / "imports").iterdir()) == before


def test_each_stage_is_asked_for_in_its_turn(house: House, planner: Visitor) -> None:
    id_ = send(planner).json["id"]
    path = f"/api/v1/imports/{id_}"
    assert code(planner.api("POST", f"{path}/check", {"columns": {}})) == "import.no_such_layer"
    from crisis.terms.imports import Layer

    fields = ("nøgle", "navn", "kategori", "bredde", "længde")
    stands(house, id_, Stage.DESCRIBED, layers=(Layer(name="", fields=fields, count=2),))
    columns = {"id": "nøgle", "name": "navn", "lat": "bredde", "lon": "længde"}
    refused = planner.api("POST", f"{path}/check", {"columns": columns})
    assert (code(refused), refused.json["error"]["field"]) == ("import.no_category", "category")
    wish = {"columns": {**columns, "category": "kategori"}, "source": "GIS"}
    assert planner.api("POST", f"{path}/check", wish).json["stage"] == "check"
    assert code(planner.api("POST", f"{path}/write", {})) == "import.nothing_new"
    from crisis.register.imports.job import Result

    tally = Tally(rows=3, new=2, bad=1)
    stands(house, id_, Stage.CHECKED, result=Result(tally=tally))
    assert code(planner.api("POST", f"{path}/write", {"keep": "nothing"})) == "import.bad_rows"
    assert planner.api("POST", f"{path}/write", {"keep": "rest"}).json["stage"] == "write"
    assert code(planner.api("POST", f"{path}/discard", {})) == "import.elsewhere"
    stands(house, id_, Stage.FINISHED)
    assert planner.api("POST", f"{path}/undo", {}).json["stage"] == "undo"
    assert code(planner.api("POST", "/api/v1/imports/im-nobody000000/undo", {})) == "import.unknown"


def test_a_report_is_given_by_its_two_names_and_no_other(house: House, planner: Visitor) -> None:
    id_ = send(planner).json["id"]
    folder: Path = house.settings.var / "imports" / id_
    (folder / "bad.csv").write_text("række;årsag\n", encoding="utf-8")
    told = planner.ask("GET", f"/plan/import/{id_}/daarlige.csv")
    assert (told.status_code, told.mimetype) == (200, "text/csv")
    assert "attachment" in told.headers["Content-Disposition"]
    told.close()
    for name in ("rapport.csv", "sent", "..%2f..%2fsecret", "bad.csv"):
        assert planner.ask("GET", f"/plan/import/{id_}/{name}").status_code == 404


def test_the_page_itself_says_why_rows_cannot_be_used(house: House, planner: Visitor) -> None:
    from crisis.register.imports.job import Result
    from crisis.terms.imports import Layer

    id_ = send(planner).json["id"]
    layers = (Layer(name="", fields=("navn", "længde"), count=8),)
    result = Result(tally=Tally(rows=8, new=1, bad=7))
    stands(house, id_, Stage.CHECKED, layers=layers, result=result)
    bad = "".join(f"{n};kan ikke bruges;;;;lon;Koordinaten <mangler>.\r\n" for n in range(3, 10))
    head = "\ufeffrække;udfald;id;navn;kategori;felt;årsag\r\n2;ny;ob-1;Pumpe;Tele;;\r\n"
    (house.settings.var / "imports" / id_ / "report.csv").write_text(head + bad, encoding="utf-8")
    page = planner.page(f"/plan/import/{id_}")
    assert "<b>Række 3</b> · længde (grader): Koordinaten &lt;mangler&gt;." in page
    assert ("Række 7" in page, "Række 8" in page, "og 2 rækker til" in page) == (True, False, True)


def test_the_button_does_what_it_says_when_some_rows_are_bad(
    house: House, planner: Visitor
) -> None:
    from crisis.register.imports.job import Result
    from crisis.terms.imports import Layer

    id_ = send(planner).json["id"]
    layers = (Layer(name="", fields=("navn",), count=4),)
    stands(
        house, id_, Stage.CHECKED, layers=layers, result=Result(tally=Tally(rows=4, new=2, bad=2))
    )
    page = planner.page(f"/plan/import/{id_}")
    assert "Skriv 2 steder i registret, og udelad 2 rækker</button>" in page
    assert '<input type="hidden" name="keep" value="rest">' in page


def test_what_somebody_changed_since_the_dry_run_is_said_and_not_offered_to_be_written(
    house: House, planner: Visitor
) -> None:
    from crisis.register.imports.frames import Problem
    from crisis.register.imports.job import Result
    from crisis.terms.imports import Layer

    id_ = send(planner).json["id"]
    layers = (Layer(name="", fields=("navn", "længde"), count=8),)
    kept = {"layers": layers, "result": Result(tally=Tally(rows=8, new=8), tried=7)}
    stands(house, id_, Stage.CHECKED, **kept)
    assert "data-import-write" in planner.page(f"/plan/import/{id_}")
    book = house.parts.arrivals.book
    facts = {"row": 4, "name": "Pumpe <1>", "many": 2}
    book.ask(id_, (Stage.CHECKED,), stage=Stage.WRITE)
    stands(house, id_, Stage.CHECKED, problem=Problem("import.meanwhile", None, facts))
    page = planner.page(f"/plan/import/{id_}")
    assert "Række 4: En anden har ændret steder" in page
    assert "først »Pumpe &lt;1&gt;«" in page
    assert ("data-import-write" in page, "data-import-check" in page) == (False, True)


def test_a_word_that_is_no_category_is_given_a_choice_that_is_remembered(
    house: House, planner: Visitor
) -> None:
    from crisis.register.imports.job import Result
    from crisis.terms.imports import Layer, UnknownCategory

    fields = ("nøgle", "navn", "kategori", "bredde", "længde", "slags")
    rows = (("K0", "Eksempel Frys", "Kølehuse & små", "55,5", "9,4", ""),)
    layers = (Layer(name="", fields=fields, count=2, rows=rows),)
    word, path = "Kølehuse & små", "Industri / Kølehuse & små"
    id_ = send(planner).json["id"]
    stands(house, id_, Stage.DESCRIBED, layers=layers)
    page = planner.page(f"/plan/import/{id_}")
    assert 'name="categories.Kølehuse &amp; små"' in page
    columns = {"id": "nøgle", "name": "navn", "category": "kategori", "lat": "bredde"}
    wish: dict[str, Any] = {"columns": {**columns, "lon": "længde"}}
    wrong = {**wish, "categories": {word: "Kølehuse"}}
    refused = planner.api("POST", f"/api/v1/imports/{id_}/check", wrong)
    assert (code(refused), refused.json["error"]["field"]) == (
        "import.category_choice",
        "categories",
    )
    checked = {**wish, "categories": {word: path}}
    assert planner.api("POST", f"/api/v1/imports/{id_}/check", checked).json["stage"] == "check"
    unknown = (UnknownCategory(name="Skoler", rows=3),)
    stands(house, id_, Stage.CHECKED, result=Result(tally=Tally(rows=4, bad=3), unknown=unknown))
    told = planner.api("GET", f"/api/v1/imports/{id_}", None).json["unknown"]
    assert told == [{"name": "Skoler", "rows": 3}]
    page = planner.page(f"/plan/import/{id_}")
    assert 'Skoler <small>3 rækker</small></label><select id="imk-1"' in page
    assert '<option value="El / Skoler">' in page
    assert 'href="#im-kinds"' in page and 'id="im-kinds"' in page
    next_ = send(planner).json["id"]
    stands(house, next_, Stage.DESCRIBED, layers=layers)
    kept = f'<option value="{path.replace("&", "&amp;")}" selected>'
    assert kept in planner.page(f"/plan/import/{next_}")


def test_a_file_of_which_some_is_written_is_not_tried_anew(house: House, planner: Visitor) -> None:
    """The new dry run forgot where the first had begun to write, and it could not be undone."""
    from crisis.register.imports.job import Result

    id_ = send(planner).json["id"]
    stands(house, id_, Stage.CHECKED, result=Result(tally=Tally(rows=2, new=2), first=7))
    refused = planner.api("POST", f"/api/v1/imports/{id_}/check", {"columns": {}})
    assert code(refused) == "import.elsewhere"


def test_what_stands_of_a_stopped_import_is_said_loudly_and_a_colleague_takes_it_back(
    house: House, planner: Visitor
) -> None:
    from crisis.register.imports.frames import Problem
    from crisis.register.imports.job import Result
    from crisis.terms.imports import Layer

    id_ = send(planner).json["id"]
    layers = (Layer(name="", fields=("navn", "længde"), count=8),)
    why, nobody = Problem("import.files_gone", None, {"why": "x"}), Problem("import.nobody")
    result = Result(tally=Tally(rows=8, new=8), first=7, written=5, stopped=why)
    stands(house, id_, Stage.CHECKED, layers=layers, result=result, problem=nobody)
    page = planner.page(f"/plan/import/{id_}")
    assert "5 steder fra filen står i registret, selv om indlæsningen blev stoppet." in page
    assert ("stoppet, noget står" in page, "disken er fuld (x)" in page) == (True, True)
    assert ('data-import-act="undo"' in page, "data-import-write" in page) == (True, False)
    assert code(planner.api("POST", f"/api/v1/imports/{id_}/write", {})) == "import.elsewhere"
    told = planner.api("GET", f"/api/v1/imports/{id_}", None).json
    assert (told["standing"], told["stopped"]) == (5, True)
    colleague = house.parts.people.create("plan-to", "Plan To", "-", ("planlaegger",))
    house.parts.arrivals.book.ask(id_, (Stage.CHECKED,), stage=Stage.CHECKED, account=colleague)
    assert planner.api("POST", f"/api/v1/imports/{id_}/undo", {}).json["stage"] == "undo"
    assert house.parts.arrivals.book.get(id_).account != colleague
    stands(house, id_, Stage.UNDONE, result=result, problem=why)
    page = planner.page(f"/plan/import/{id_}")
    assert "det, den havde skrevet, er taget tilbage" in page
    assert page.count("disken er fuld (x)") == 1

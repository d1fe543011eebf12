"""Every route × every method × LIVE and EXERCISE, against one table: what is sent by every seat,
what is read by strangers and programs. What is read by those who are logged in: `test_reading.py`.

A route that is not in the table fails the walk; so does a seat that gets another answer than its
function has. The table is written down here by hand and not read from the program.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from werkzeug.routing import Rule

from crisis import demo
from crisis.terms.operations import Mode
from crisis.terms.roles import Role
from crisis.web.guard import leads_to
from tests.authz.given import ANYONE, COMMANDS, Cells, Who, expected
from tests.authz.routes import ROUTES
from tests.authz.test_sight import read_routes
from tests.unit.drills.injected import INJECTED

PLANNING = "/api/v1/planning/commands"
METHODS = ("GET", "HEAD", "OPTIONS", "POST")


@pytest.fixture(scope="module")
def cells(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cells]:
    made = Cells(tmp_path_factory.mktemp("authz"))
    yield made
    print(f"\nauthz: {made.count} cells, {len(made.rules())} routes, {len(made.everyone)} visitors")
    made.house.database.close()


def test_every_route_stands_in_the_table(cells: Cells) -> None:
    there = {(rule.rule, method) for rule, method in cells.rules()}
    assert there == set(ROUTES)


def test_every_seat_gets_the_answer_of_its_function(cells: Cells) -> None:
    wrong = []
    for rule, method in cells.rules():
        for who in asking(cells, rule, method):
            for mode in modes_of(rule):
                for answer, want in cells.answers(rule, method, who, mode):
                    if answer not in want:
                        wrong.append((method, rule.rule, who.name, mode, answer, want))
    assert not wrong, wrong[:10]
    assert cells.count > 2_500


@pytest.mark.parametrize("mode", [Mode.LIVE, Mode.EXERCISE])
@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_seat_may_do_what_its_function_may(cells: Cells, command: str, mode: Mode) -> None:
    wrong = []
    for who in cells.everyone:
        for whose in ("own", "other"):
            answer = cells.does(command, who, mode, whose)
            want = expected(command, who, mode, whose)
            if answer != want:
                wrong.append((command, who.name, mode, whose, answer, want))
    assert not wrong, wrong[:10]


def test_a_refusal_for_want_of_right_leaves_an_audit_line(cells: Cells) -> None:
    before = cells.house.parts.audit.latest(1)
    visitor = cells.house.visit("observatoer")
    cells.house.passes(seconds=1)
    operation = cells.operations[Mode.LIVE]
    assert visitor.do(operation, "RecordEntry", {"text": "nej"}).status_code == 403
    line = cells.house.parts.audit.latest(1)[0]
    assert line not in before
    assert line.what == "denied"
    assert line.account == cells.house.accounts["observatoer"]
    assert line.detail["code"] == "permission.role"
    assert operation in line.detail["path"]
    assert "nej" not in str(line.detail)


def test_an_unknown_operation_and_one_out_of_sight_have_the_same_answer(cells: Cells) -> None:
    token = cells.house.token("kolding", exercise_only=True)
    program = cells.house.stranger()
    program.headers["Authorization"] = f"Bearer {token}"
    answers = []
    for operation in (cells.operations[Mode.LIVE], "op-zzzzzzzzzzzz", "op-", "%2e%2e"):
        answer = program.get(f"/api/v1/operations/{operation}/journal")
        error = answer.json["error"]
        error.pop("id")
        answers.append((answer.status_code, error))
    assert answers[0][0] == 404
    assert all(one == answers[0] for one in answers)


def test_a_seat_that_is_not_held_is_not_given(cells: Cells) -> None:
    operation = cells.operations[Mode.LIVE]
    for visitor in (cells.house.visit("kolding"), cells.program("kolding")):
        for seat in ("stabschef", "no-such-seat", "'; DROP TABLE account; --"):
            answer = visitor.do(operation, "RecordEntry", {"text": "x"}, headers={"X-Seat": seat})
            assert answer.status_code == 403
            assert answer.json["error"]["code"] == "access.seat_not_held"


def test_one_person_acts_as_the_seat_he_names(cells: Cells) -> None:
    visitor = cells.house.visit("vagtleder")
    operation = cells.operations[Mode.LIVE]
    for seat in ("vagtcentral", "logfoerer"):
        done = visitor.do(operation, "RecordEntry", {"text": "x"}, headers={"X-Seat": seat})
        number = done.json["entries"][0]
        journal = visitor.get(f"/api/v1/operations/{operation}/journal?after={number - 1}")
        assert journal.json["entries"][0]["seat"] == seat


def test_a_route_that_declares_nothing_stops_the_start(tmp_path: Path) -> None:
    from crisis.web import guard
    from tests.visiting import House

    house = House(tmp_path)
    house.app._got_first_request = False
    house.app.add_url_rule("/oops", "oops", lambda: "open to all")
    with pytest.raises(RuntimeError, match="oops"):
        guard.close(house.app)
    assert house.stranger().get("/oops").status_code == 303
    assert house.visit("stabschef").get("/oops").status_code == 403
    house.database.close()


def test_a_route_cannot_name_a_view_that_is_not_in_the_table() -> None:
    with pytest.raises(ValueError, match=r"no view"):
        leads_to(view="operations.secret")
    with pytest.raises(ValueError, match=r"view or to commands"):
        leads_to()


def test_planning_commands_are_for_the_planner_alone(cells: Cells) -> None:
    for who in cells.everyone:
        if who.seat is None:
            continue
        body = {"authority": f"a-{cells.count}", "name": "Ny", "kind": "utility"}
        answer = cells.visitor(who).api("POST", f"{PLANNING}/RegisterAuthority", body)
        cells.count += 1
        assert answer.status_code == (201 if who.role == "planner" else 403), who


def test_a_drills_program_reads_no_word_of_what_its_planner_keeps_for_other_drills(
    cells: Cells,
) -> None:
    kept, word = "sc-0000000000ff", "Kunforplanlaeggeren"
    planner = cells.house.visit("planlaegger")
    text = INJECTED.replace("Vand ved Hejlsminde", word)
    saved = planner.api("POST", f"{PLANNING}/SaveScript", {"script": kept, "text": text})
    assert saved.status_code == 201
    program = cells.house.stranger()
    token = cells.house.token("planlaegger", exercise_only=True)
    program.headers["Authorization"] = f"Bearer {token}"
    read, leaks = set(), []
    for rule, method in cells.rules():
        for mode in modes_of(rule) if method == "GET" else ():
            path = cells.path(rule.rule.replace("<script>", kept).replace("<name>", kept), mode)
            answer = program.get(path)
            if word.encode() in answer.data:
                leaks.append(path)
            answer.close()
            if "scripts" in path or kept in path:
                own = planner.get(path)
                read |= {rule.rule} if word.encode() in own.data else set()
                own.close()
    assert leaks == []
    assert {"/api/v1/scripts", "/operationer/<operation>/oevelse/bibliotek/<name>"} <= read


def asking(cells: Cells, rule: Rule, method: str) -> tuple[Who, ...]:
    """Who tries a route here. A page is read by those who are logged in in `test_reading.py`."""
    if method == "POST":
        return tuple(cells.everyone)
    if method != "GET":
        return cells.fewest
    by_log_in = rule.rule in read_routes(cells)
    return tuple(one for one in cells.readers if one.door != "session" or not by_log_in)


def modes_of(rule: Rule) -> tuple[Mode, ...]:
    return (Mode.LIVE, Mode.EXERCISE) if "<operation>" in rule.rule else (Mode.LIVE,)


def test_the_demo_has_every_function_a_person_may_have() -> None:
    assert {seat.role for seat in demo.seats()} == set(Role) - {Role.PUBLISHER, Role.GUEST}
    assert ANYONE.seat is None

"""A guest tries every route and every command, in the operation it is a guest of and in another."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from crisis.commands import OPERATION_COMMANDS, PLANNING_COMMANDS
from crisis.commands.partners import RegisterPartner, SeatPartner
from crisis.terms.ids import PLANNING
from crisis.terms.operations import Mode
from crisis.terms.partners import PartnerGroup
from tests.authz.given import Cells, Who
from tests.authz.routes import ROUTES
from tests.visiting import Visitor

TOLKE = "eksempel-tolke"
GUEST = Who("guest", "session", TOLKE, "guest", TOLKE)

BOARD = {
    *("/operationer/<operation>", "/operationer/<operation>/tidligere", "/tavle/<operation>"),
    *("/operationer/<operation>/afslutning", "/api/v1/operations/<operation>/journal"),
    *("/operationer/<operation>/haendelser/<int:number>", "/api/v1/operations/<operation>/map"),
    "/operationer/<operation>/opgaver/<int:number>",
    "/operationer/<operation>/bilag/<int:entry>/<sha256>",
    "/operationer/<operation>/beslutninger/<int:number>",
    *(f"/operationer/<operation>/paneler/{one}" for one in (
        "log", "haendelser", "opgaver", "niveau", "stade", "stab", "tal", "venter", "afslutning",
        "sektorer", "presse", "beslutninger", "modstrid", "siden", "naeste"
    )),
}  # fmt: skip
"""What a guest reads of its own operation."""
OF_A_DRILL = {f"/operationer/<operation>/paneler/{one}" for one in ("oevelsesur", "indspil")}
"""What belongs to its own board in an exercise, and is not there in earnest."""
ANYWHERE = {
    "/": 303,
    "/log-ind": 303,
    "/gaest": 200,
    "/presserum/": 200,
    "/presserum/<name>": 200,
    "/api/v1/map/base.json": 200,
    "/api/v1/health": 200,
    "/static/<version>/<path:path>": 200,
}
"""What names no operation and a guest may read all the same."""
SENT = {"/sprog": 303, "/log-ud": 303, "/log-ind": 401, "/gaest": 404, "/gaest/ind": 404}
"""What it may send; the links it tries here are no links."""
OWN_COMMANDS = {"RecordEntry", "CorrectEntry", "SupplementEntry", "ConfirmEntry"}
MISSING = (422, "field.missing")
IN_A_DRILL = {
    "AnswerComcheck": (409, "drill.not_prepared"),
    "AnswerInject": MISSING,
    "EndDrill": MISSING,
    "GiveHotWash": (409, "evaluation.not_over"),
    "NoteWrongCodeWord": (409, "drill.not_prepared"),
}
"""In a drill a guest takes part like all others, and may end it by the code word."""


class Guests(Cells):
    """The board with a guest in each operation, let in by the chief of staff."""

    def lets_in(self, mode: Mode) -> Visitor:
        return self.house.guest(self.operations[mode], TOLKE)

    def seats(self) -> None:
        desk = self.house.desk
        told = {"name": "Eksempel Tolke", "can_help": "tolkning", "contact": "Vagten"}
        wish = RegisterPartner(partner=TOLKE, group=PartnerGroup.COMPANY, **told)
        desk.do(wish, "planlaegger", PLANNING)
        for mode, operation in self.operations.items():
            desk.do(SeatPartner(partner=TOLKE), "stabschef", operation, mode=mode)

    def tries(self, visitor: Visitor, rule: str, method: str, mode: Mode) -> int:
        body = self._body(rule, GUEST) if method == "POST" else {}
        answer = visitor.ask(method, self.path(rule, mode), **body)
        answer.close()
        return answer.status_code


@pytest.fixture(scope="module")
def cells(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Guests]:
    made = Guests(tmp_path_factory.mktemp("authz-guests"))
    made.seats()
    yield made
    made.house.database.close()


def wanted(rule: str, method: str, own: bool, mode: Mode) -> int:
    """What a guest is answered, by hand and not from the program."""
    named = "<operation>" in rule
    if method == "OPTIONS" and rule in {*ANYWHERE, *SENT}:
        return 200
    if method == "POST" and rule in SENT:
        return SENT[rule]
    if method != "POST" and rule in ANYWHERE:
        return ANYWHERE[rule]
    if named and not own:
        return 404
    if rule in OF_A_DRILL and method != "POST":
        return 200 if mode is Mode.EXERCISE or method == "OPTIONS" else 404
    if rule.endswith("/commands/<command>") and named:
        return 200 if method == "OPTIONS" else 400  # no key: it was heard, and asked for one
    if named and rule.startswith("/api/") and method == "OPTIONS" and (rule, "POST") in ROUTES:
        return 200  # a door for commands, which judge for themselves
    return 200 if rule in BOARD and method != "POST" else 403


@pytest.mark.parametrize("mine", [Mode.LIVE, Mode.EXERCISE])
def test_a_guest_reads_one_board_and_nothing_else(cells: Guests, mine: Mode) -> None:
    visitor, wrong = cells.lets_in(mine), []
    for rule, method in sorted(ROUTES):
        if (rule, method) == ("/log-ud", "POST"):
            continue  # it may, and would be out; shown below
        for mode in Mode if "<operation>" in rule else (mine,):
            want = wanted(rule, method, own=mode is mine, mode=mode)
            got = cells.tries(visitor, rule, method, mode)
            if got != want:
                wrong.append((method, rule, mode, got, want))
    assert not wrong, wrong[:10]
    assert visitor.form("/log-ud").status_code == 303


@pytest.mark.parametrize("mine", [Mode.LIVE, Mode.EXERCISE])
def test_a_guest_has_four_commands_in_its_operation_five_more_in_a_drill_and_none_elsewhere(
    cells: Guests, mine: Mode
) -> None:
    visitor, wrong = cells.lets_in(mine), []
    for kind in OPERATION_COMMANDS:
        for mode, operation in cells.operations.items():
            answer = visitor.do(operation, kind.__name__, {})
            want = (404, "operation.unknown")
            if mode is mine:
                own = kind.__name__ in OWN_COMMANDS
                want = MISSING if own else (403, "permission.role")
                if mode is Mode.EXERCISE:
                    want = IN_A_DRILL.get(kind.__name__, want)
            if (answer.status_code, answer.json["error"]["code"]) != want:
                wrong.append((kind.__name__, mode, answer.status_code, answer.json))
    for kind in PLANNING_COMMANDS:
        answer = visitor.api("POST", f"/api/v1/planning/commands/{kind.__name__}", {})
        if answer.status_code != 403:
            wrong.append((kind.__name__, "planning", answer.status_code, answer.json))
    made = visitor.api("POST", "/api/v1/operations", {"name": "Ny", "mode": "EXERCISE"})
    assert (made.status_code, wrong) == (403, [])


def test_a_guest_takes_no_seat_but_its_own(cells: Guests) -> None:
    visitor, operation = cells.lets_in(Mode.LIVE), cells.operations[Mode.LIVE]
    for seat in ("stabschef", "kolding"):
        answer = visitor.do(operation, "RecordEntry", {"text": "x"}, headers={"X-Seat": seat})
        assert answer.json["error"]["code"] == "access.seat_not_held"
    done = visitor.do(operation, "RecordEntry", {"text": "x"}, headers={"X-Seat": TOLKE})
    assert done.status_code == 201

"""Who may what with incidents, tasks, sectors and the planning; written by hand, as in given.py."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from crisis.commands import COMMANDS
from crisis.commands.tasks import AskTask
from crisis.terms.operations import Mode
from tests.authz.drill import IN_A_DRILL
from tests.authz.given import COMMANDS as LOG_COMMANDS
from tests.authz.given import NOBODY, OFFICE, OPENERS, STAFF, Cells, Who
from tests.authz.own_planning import IN_OWN_PLANNING, LEARNING
from tests.authz.routes import OBJECT
from tests.authz.stock import ABOUT_REQUESTS, IN_STOCK
from tests.authz.test_statements import EXPECTED as ABOUT_STATEMENTS

POINT = {"type": "Point", "coordinates": [9.4722, 55.4907]}
WRITERS = {Mode.LIVE: STAFF, Mode.EXERCISE: STAFF | {"planner"}}
CHIEF = {"chief_of_staff"}
CHIEFS = {"chair", *CHIEF}
LEVEL = {"level": "operations", "seen": "daily", "reason": "Vandet stiger", "basis": "DMI"}
LENDING = {"seat": "kolding", "account": 999, "hours": 8, "reason": "Ingen kan nås"}
EVERYBODY = STAFF | {"planner", "observer"}
LIAISON = OPENERS | {"log_keeper", "communication"}
ORDER = {"order": ["life", "property", "environment", "supply"], "ground": "Vandet er rent"}
DECIDING = {"lines": [], "ground": "Vandet stiger", "seen": 99}
NOST = {"staff": "nost", "active": True, "source": "KST"}
CALL = {"authorities": ["kolding"], "place": "KSN", "meeting_at": "2099-01-01T12:00:00Z"}
LETTER = {"meeting": 99, "authority": "vejle"}
DEPUTY = {"call": 1, "authority": "vejle", "deputy": "Vicedirektøren"}
DECISION = {"question": "Ryddes gaden?", "options": ["Ja"], "chosen": 1, "ground": "Vandet",
            "competence": "own_sector"}  # fmt: skip
SHIFT_TIMES = {"begins": "2099-01-01T08:00:00Z", "ends": "2099-01-01T16:00:00Z", "who": "Vagt"}
SHIFT = {"seat": "ukendt", **SHIFT_TIMES}
CALLERS = OPENERS | {"log_keeper"}
CLOSING = {"reason": "Vandet falder", "basis": "DMI", "seen": ["task-99:kolding"]}
AFTERWARDS = dict.fromkeys(Mode, CHIEFS | {"planner"})
ERASING = {"reason": "uden betydning", "basis": "GDPR art. 17"}
SENDING_UP = {Mode.LIVE: LIAISON, Mode.EXERCISE: LIAISON | {"planner"}}
FREEZING = {Mode.LIVE: CHIEFS, Mode.EXERCISE: CHIEFS | {"planner"}}
STAFF_ONLY = {Mode.LIVE: STAFF, Mode.EXERCISE: STAFF}
PARTNER = {"name": "Ny", "group": "company", "can_help": "busser", "contact": "Vagten"}
SEATING = {Mode.LIVE: CALLERS, Mode.EXERCISE: CALLERS | {"planner"}}
ROW = {"number": 99, "sector": "Politi", "kind": "warn", "title": "Varsl", "lead": "politi"}
GROUND = {"municipality": "kolding", "code": "0621", "region": "region-syddanmark",
          "fire_service": "trekantbrand"}  # fmt: skip
OBJECT_BODY = {"id": OBJECT, "name": "Havn", "category": "El", "shape": POINT,
               "municipality": "kolding"}  # fmt: skip
SUPPLY = {"consumer": OBJECT, "kind": "gas", "suppliers": ["ob-000000000009"]}

IN_OPERATION: dict[str, tuple[dict[str, Any], dict[Mode, set[str]]]] = {
    **ABOUT_REQUESTS,
    **IN_A_DRILL,
    "DecideLevel": (LEVEL, {Mode.LIVE: OPENERS, Mode.EXERCISE: OPENERS | {"planner"}}),
    "TellNationalStaff": (NOST, SENDING_UP),
    "DecidePriority": (DECIDING, {Mode.LIVE: CHIEFS, Mode.EXERCISE: CHIEFS | {"planner"}}),
    "ConfirmLine": ({"request": 99, "resource_id": "pumpe-3"}, STAFF_ONLY),
    "TellAllotment": ({"allotment": 99}, {Mode.LIVE: CHIEFS, Mode.EXERCISE: CHIEFS | {"planner"}}),
    "NoteShortage": ({"request": 99}, WRITERS),
    "SetPriorities": (ORDER, {Mode.LIVE: CHIEFS, Mode.EXERCISE: CHIEFS | {"planner"}}),
    "AttachFile": ({"entry": 1, "sha256": "0" * 64, "name": "kaj.png"}, WRITERS),
    "AssessFirst": (
        {"entry": 2, "what": "Vand", "known": "Kælderen"},
        {Mode.LIVE: CALLERS, Mode.EXERCISE: CALLERS | {"planner"}},
    ),
    "SetFigure": ({"figure": "evacuated", "value": 12, "source": "EPC"}, WRITERS),
    "ReportDown": ({"object": OBJECT, "source": "vagten"}, WRITERS),
    "ReportUp": ({"object": OBJECT, "source": "vagten"}, WRITERS),
    "TakeDecision": (DECISION, WRITERS),
    "RecordDissent": ({"decision": 1, "words": "For sent"}, WRITERS),
    "SettleFollowUp": ({"decision": 1, "item": 1, "settlement": "done"}, WRITERS),
    "ReportContradiction": ({"entries": [1, 2], "about": "vandet"}, WRITERS),
    "SettleContradiction": ({"contradiction": 99, "verdict": "none", "reason": "set"}, WRITERS),
    "FollowEntry": ({"entry": 1}, WRITERS),
    "SettleFollow": ({"entry": 1}, WRITERS),
    "CallStaff": (CALL, {Mode.LIVE: OPENERS, Mode.EXERCISE: OPENERS | {"planner"}}),
    "AnswerCall": ({"call": 1, "answer": "acknowledge"}, WRITERS),
    "CallDeputy": (DEPUTY, {Mode.LIVE: CALLERS, Mode.EXERCISE: CALLERS | {"planner"}}),
    "SetRhythm": ({"times": ["09:00"]}, {Mode.LIVE: CHIEFS, Mode.EXERCISE: CHIEFS | {"planner"}}),
    "CallMeeting": ({"meeting_at": "2099-01-01T12:00:00Z", "place": "KSN"}, SEATING),
    "CancelMeeting": ({"meeting": 99, "reason": "Uro"}, SEATING),
    "OpenMeeting": ({"meeting": 99}, SEATING),
    "NoteAttendance": ({"meeting": 99, "authority": "vejle", "presence": "phone"}, STAFF_ONLY),
    "NoteSaid": ({"meeting": 99, "item": "summary", "words": "Enige"}, SEATING),
    "CloseMeeting": ({"meeting": 99}, SEATING),
    "ApproveMinutes": ({"meeting": 99, "seen": 1}, dict.fromkeys(Mode, CHIEF)),
    "TellLetter": ({**LETTER, "order": 1, "state": "sent"}, NOBODY),
    "ResendMinutes": (LETTER, {Mode.LIVE: OFFICE, Mode.EXERCISE: set()}),
    "SeatPartner": ({"partner": "ukendt"}, SEATING),
    "InviteGuest": (
        {"partner": "ukendt"},
        {Mode.LIVE: CHIEFS, Mode.EXERCISE: CHIEFS | {"planner"}},
    ),
    "RevokeGuestLink": ({"link": "0" * 16}, SEATING),
    "UnseatPartner": ({"partner": "ukendt"}, SEATING),
    "CloseOperation": (CLOSING, {Mode.LIVE: CHIEFS, Mode.EXERCISE: CHIEFS | {"planner"}}),
    "EvaluateOperation": ({"reference": "Rapport 4"}, AFTERWARDS),
    "ArchiveOperation": ({"reference": "26-1234"}, AFTERWARDS),
    "ClassifyEntry": ({"number": 2, "readers": {"sight": "public"}}, WRITERS),
    "LendSeat": (LENDING, {Mode.LIVE: CHIEFS, Mode.EXERCISE: CHIEFS}),
    "ReturnSeat": ({"loan": 99}, dict.fromkeys(Mode, EVERYBODY)),
    "WriteSitrepField": ({"field": "intent", "text": "Liv først"}, WRITERS),
    "NoteSitrepSent": ({"sitrep": 1, "staff": "nost", "who": "Vagten"}, SENDING_UP),
    "FreezeSitrep": ({"sitrep": 1, "seen": 1}, FREEZING),
    "OfferHandover": ({"important": "Vandet stiger"}, STAFF_ONLY),
    "TakeHandover": ({"sheet": 1, "seen": 1}, STAFF_ONLY),
    "WithdrawHandover": ({"sheet": 1}, STAFF_ONLY),
    "PlanShift": (SHIFT, WRITERS),
    "ChangeShift": ({"shift": 99, "seen": 1, **SHIFT_TIMES}, WRITERS),
    "WithdrawShift": ({"shift": 99, "seen": 1}, WRITERS),
    "OpenIncident": ({"kind": "flood", "title": "Vand", "shape": POINT}, WRITERS),
    "ChangeIncident": ({"incident": 1, "title": "Mere vand"}, WRITERS),
    "AskTask": ({"kind": "roads", "incident": 1}, WRITERS),
    "LayOutCard": ({"plan": "pl-00000000000x", "card": 1, "incident": 1}, WRITERS),
    "ScheduleTask": ({"task": 2, "waits_for": [1]}, WRITERS),
    "ReassignTask": ({"task": 2, "authority": "vejle", "reason": "nærmere"}, WRITERS),
    "CloseTask": ({"task": 2}, WRITERS),
    "MoveTask": ({"task": 2, "move": "accept"}, WRITERS),
    "ConfirmTaskMove": ({"task": 2}, STAFF_ONLY),
    "ReportSectorStatus": ({"colour": "green"}, STAFF_ONLY),
    "EraseEntry": ({"entry": 1, **ERASING}, {Mode.LIVE: CHIEFS, Mode.EXERCISE: CHIEFS}),
}
IN_PLANNING: dict[str, dict[str, Any]] = {
    "RegisterAuthority": {"authority": "ny", "name": "Ny", "kind": "utility"},
    "RegisterSeat": {"seat": "ny", "authority": "politi", "name": "Ny", "role": "observer"},
    "PlaceMunicipality": {"ground": GROUND},
    "SetMatrixRow": {"row": ROW},
    "RetireMatrixRow": {"number": 99},
    "SetIncidentType": {"type": {"id": "ny", "group": "Ulykke", "name": "Ny"}},
    "RetireIncidentType": {"id": "ny"},
    "SetCategory": {"top": "Industri", "name": "Ny"},
    "RetireCategory": {"top": "Industri", "name": "Ny"},
    "RestoreCategory": {"top": "Industri", "name": "Ny", "entry": 1},
    "RegisterObjects": {"objects": [{**OBJECT_BODY, "id": "ob-000000000009"}]},
    "ChangeObject": {"object": {**OBJECT_BODY, "note": "ny"}},
    "ImportGeodata": {"kind": "coast", "sha256": "0" * 64, "features": 1},
    "SetSupply": {"supply": SUPPLY},
    "RetireSupply": {"consumer": OBJECT, "kind": "gas"},
    "SaveWhatIf": {"name": "Gas", "starts": [{"object": OBJECT}]},
    "DropWhatIf": {"what_if": 99},
    "RegisterPartner": {"partner": "eksempel-ny", **PARTNER},
    "ChangePartner": {"partner": "ukendt", **PARTNER},
    "RetirePartner": {"partner": "ukendt"},
    "RetireObject": {"id": "ob-000000000009", "reason": "nedrevet"},
    "FinishImport": {"batch": "im-00000000000a", "file": "steder.csv", "tally": {}},
    "TakeBackObjects": {"batch": "im-00000000000b", "entry": 1},
    "UndoImport": {"batch": "im-00000000000b"},
    "ErasePlanningEntry": {"entry": 1, **ERASING},
    "DescribeScenario": {"hazard": "Orkan", "title": "Ny", "text": "Ny", "municipality": "ukendt"},
    "WithdrawScenario": {"scenario": 99, "seen": 1, "reason": "Ny"},
    "WordScale": {"scale": "likelihood_scale", "labels": ["a", "a", "c", "d", "e"]},
    "WordHazards": {"hazards": ["a", "a"]},
    **{name: {"script": "sc-000000000009"} for name in ("SaveScript", "RetireScript")},
}
SETTLING = {"scenario": 99, "measure": "life", "between": [1, 2], "ground": "x", "what": "y"}
ASSESSING: dict[str, dict[str, Any]] = {
    "AssessScenario": {"scenario": 99, "described": 1, "scores": {}, "review_on": "2099-01-01"},
    "WithdrawAssessment": {"scenario": 99, "seen": 1, "reason": "x"},
    "SettleDifference": SETTLING,
    "FinishAction": {"action": 99, "how": "x"},
}

BESIDES: dict[str, tuple[dict[str, Any], set[str]]] = {
    "AllowPublishing": ({}, CHIEFS),
    "PlanDeputies": ({"seat": "ukendt", "deputies": [], "seen": 0}, STAFF | {"planner"}),
    "SetMailbox": ({"authority": "ukendt", "mailbox": None, "seen": 0}, STAFF | {"planner"}),
    **{name: (body, CHIEFS | {"planner", "representative"}) for name, body in LEARNING.items()},
}
"""In the planning, but not the planner's: after a restore, and each authority's own seats."""


@pytest.fixture(scope="module")
def cells(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cells]:
    made = Cells(tmp_path_factory.mktemp("authz-case"))
    yield made
    made.house.database.close()


def wrong_for(who: Who, allowed: set[str], answer: Any) -> bool:
    """A stranger is told to sign in, a function without the right hears that, others are heard."""
    if who.seat is None:
        return bool(answer.status_code != 401)
    denied = answer.status_code == 403 and answer.json["error"]["code"] == "permission.role"
    return denied == (who.role in allowed) or answer.status_code >= 500


def test_every_command_stands_in_a_table() -> None:
    planning = (IN_PLANNING, IN_OWN_PLANNING, ASSESSING, BESIDES)
    planning = (IN_PLANNING, IN_OWN_PLANNING, ASSESSING, BESIDES)
    tables = (LOG_COMMANDS, IN_OPERATION, IN_STOCK, *planning, ABOUT_STATEMENTS)
    assert set(COMMANDS) == {name for table in tables for name in table}


@pytest.mark.parametrize("command", sorted(BESIDES))
def test_some_of_the_planning_is_others_than_the_planners(cells: Cells, command: str) -> None:
    path, (body, allowed) = f"/api/v1/planning/commands/{command}", BESIDES[command]
    wrong = [
        (who.name, answer.status_code, answer.json)
        for who in cells.everyone
        for answer in [cells.visitor(who).api("POST", path, body)]
        if wrong_for(who, allowed, answer)
    ]
    assert not wrong, wrong[:5]


@pytest.mark.parametrize("mode", [Mode.LIVE, Mode.EXERCISE])
@pytest.mark.parametrize("command", sorted(IN_OPERATION))
def test_every_seat_may_do_what_its_function_may(cells: Cells, command: str, mode: Mode) -> None:
    body, allowed = IN_OPERATION[command]
    wrong = [
        (who.name, answer.status_code, answer.json)
        for who in cells.everyone
        for answer in [cells.visitor(who).do(cells.operations[mode], command, body)]
        if wrong_for(who, allowed[mode], answer)
    ]
    assert not wrong, wrong[:5]


@pytest.mark.parametrize("command", sorted(IN_PLANNING))
def test_the_planning_is_the_planners(cells: Cells, command: str) -> None:
    path = f"/api/v1/planning/commands/{command}"
    wrong = [
        (who.name, answer.status_code, answer.json)
        for who in cells.everyone
        for answer in [cells.visitor(who).api("POST", path, IN_PLANNING[command])]
        if wrong_for(who, {"planner"}, answer)
    ]
    assert not wrong, wrong[:5]


@pytest.mark.parametrize("command", sorted(IN_OWN_PLANNING))
def test_plans_and_units_are_the_planners_and_the_representatives(
    cells: Cells, command: str
) -> None:
    path = f"/api/v1/planning/commands/{command}"
    wrong = [
        (who.name, answer.status_code, answer.json)
        for who in cells.everyone
        for answer in [cells.visitor(who).api("POST", path, IN_OWN_PLANNING[command])]
        if wrong_for(who, {"planner", "representative"}, answer)
        or (
            who.role == "representative"
            and who.authority != "kolding"
            and answer.status_code == 201
        )
    ]
    assert not wrong, wrong[:5]


@pytest.mark.parametrize("command", sorted(ASSESSING))
def test_each_authority_assesses_and_the_planner(cells: Cells, command: str) -> None:
    path = f"/api/v1/planning/commands/{command}"
    wrong = [
        (who.name, answer.status_code, answer.json)
        for who in cells.everyone
        for answer in [cells.visitor(who).api("POST", path, ASSESSING[command])]
        if wrong_for(who, {"planner", "representative"}, answer)
    ]
    assert not wrong, wrong[:5]


def test_a_command_has_one_address(cells: Cells) -> None:
    planner = cells.house.visit("planlaegger")
    for stream in (cells.operations[Mode.EXERCISE], "planning"):
        answer = planner.do(stream, "RetireMatrixRow", {"number": 1})
        assert answer.status_code == 404
    path = "/api/v1/planning/commands/OpenIncident"
    assert planner.api("POST", path, IN_OPERATION["OpenIncident"][0]).status_code == 404


def test_only_the_responsible_authority_moves_its_task(cells: Cells) -> None:
    """Each seat tries a fresh task of Kolding's, for itself and by telephone."""
    desk, operation = cells.house.desk, cells.operations[Mode.LIVE]
    spoken = {"authority": "kolding", "who": "Vagten", "channel": "phone"}
    for who in cells.everyone:
        if who.seat is None or who.role not in STAFF:
            continue
        visitor = cells.visitor(who)
        for said in (None, spoken):
            desk.do(AskTask(kind="schools", municipality="kolding"), "stabschef", operation)
            number = len(visitor.get(f"/api/v1/operations/{operation}/situation").json["tasks"])
            body = {"task": number, "move": "accept"} | ({"on_behalf_of": said} if said else {})
            answer = visitor.do(operation, "MoveTask", body)
            own = who.authority == "kolding"
            allowed = own if said is None else who.role in OFFICE and not own
            code = None if allowed else answer.json["error"]["code"]
            want = {None} if allowed else {"task.not_yours", "on_behalf.not_allowed"}
            assert (answer.status_code == 201, code in want) == (allowed, True), (who, said, code)

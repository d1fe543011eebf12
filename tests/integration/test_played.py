"""`crisis drill play`: through a running board and without one, and what it can never do."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest

from crisis.config import Settings
from crisis.demo import DRILL_ACCOUNT
from crisis.drills.script import read
from crisis.journal.lanes import ThreadLanes
from crisis.terms.tasks import TaskStatus
from crisis.web.accounts.tokens import Tokens
from crisis.wiring import Parts, build
from tests.playing import story
from tests.processes import ROOT
from tests.rig import Line, Rig, copy_database, crisis

pytestmark = pytest.mark.processes

SCENARIO = str(ROOT / "scenarios" / "stormflod-2023.yaml")
PEOPLE = str(ROOT / "scenarios" / "telefonsvigt.yaml")
LOGGED = ("EntryRecorded", "EntryCorrected", "EntrySupplemented")


def plays(var: Path, *more: str, scenario: str = SCENARIO) -> str:
    """Play a scenario as fast as it goes; give the operation's id."""
    done = crisis("drill", "play", scenario, "--speed", "max", *more, CRISIS_VAR=str(var))
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.split(": ", 1)[1].split(",", 1)[0]


def stored(var: Path, operation: str) -> list[dict[str, Any]]:
    """The entries of a database nobody serves, as the interface would give them."""
    with parts_of(var) as parts:
        entries = parts.journal.entries(operation)
    return [
        {
            "number": one.stamp.number,
            "type": one.type,
            "account": one.stamp.account,
            "seat": one.stamp.seat,
            "authority": one.stamp.authority,
            "event": json.loads(msgspec.json.encode(one.event)),
        }
        for one in entries
    ]


@contextmanager
def parts_of(var: Path) -> Iterator[Parts]:
    parts = build(Settings.from_env({"CRISIS_VAR": str(var)}), ThreadLanes())
    try:
        yield parts
    finally:
        parts.database.close()


@dataclass(frozen=True)
class Day:
    """The scenario as it was played once through the board: its journal and its report."""

    operation: str
    entries: list[dict[str, Any]]
    report: dict[str, Any]


@pytest.fixture(scope="module")
def day(rig: Rig, tmp_path_factory: pytest.TempPathFactory) -> Day:
    file = tmp_path_factory.mktemp("day") / "rapport.json"
    operation = plays(rig.var, "--name", "Øvelse gennem tavlen", "--report", str(file))
    report = json.loads(file.read_text(encoding="utf-8"))
    return Day(operation, rig.line("kolding").journal(operation), report)


def test_a_drill_is_played_through_the_running_board_as_an_exercise(rig: Rig, day: Day) -> None:
    listed = {one["operation"]: one for one in rig.line("kolding").operations()}
    assert listed[day.operation]["mode"] == "EXERCISE"
    assert {one["type"] for one in day.entries} == {
        "OperationOpened",
        "EntryRecorded",
        "EntryCorrected",
        "EntrySupplemented",
        "EntryConfirmed",
        "IncidentOpened",
        "IncidentChanged",
        "TaskAsked",
        "TaskMoved",
        "TaskMoveConfirmed",
        "TaskReassigned",
        "TaskClosed",
        "SectorStatusReported",
        "HoldingStatementIssued",
        "StatementDrafted",
        "StatementChanged",
        "StatementSubmitted",
        "StatementSigned",
        "StatementReturned",
        "StatementKept",
        "StatementDiscarded",
        "StatementReleased",
        "StatementRetracted",
        "DeliveryReported",
    }
    assert len({one["seat"] for one in day.entries}) >= 15


def test_the_report_of_a_day_agrees_with_the_journal(day: Day) -> None:
    told, entries = day.report, day.entries
    assert told["steps"] >= 40
    assert told["length"] == 24 * 3600
    assert (told["operation"], told["head"]) == (day.operation, entries[-1]["number"])
    kinds = [one["event"]["kind"] for one in entries if one["type"] in LOGGED]
    assert told["entries"] == Counter(kind for kind in kinds if kind)
    assert told["tasks"] == Counter(tasks(entries).values())
    assert set(told["tasks"]) == set(TaskStatus)
    of = Counter(one["type"] for one in entries)
    assert told["signatures"]["given"] == of["StatementSigned"] + of["HoldingStatementIssued"]
    drafted, issued = of["StatementDrafted"], of["HoldingStatementIssued"]
    assert sum(told["statements"].values()) == drafted + issued
    assert of["StatementReleased"] >= 4
    unreleased = drafted - of["StatementReleased"] - of["StatementDiscarded"]
    assert len(told["never"]["statements"]) == unreleased == 1


def test_what_reached_nobody_is_in_the_report_as_it_is_in_the_journal(day: Day) -> None:
    never, entries = day.report["never"], day.entries
    spoken = {
        one["number"] for one in entries if one["type"] in LOGGED and one["event"]["on_behalf_of"]
    }
    settled = {one["event"]["confirms"] for one in entries if one["type"] == "EntryConfirmed"}
    settled |= {one["event"]["corrects"] for one in entries if one["type"] == "EntryCorrected"}
    calls = {one["entry"] for one in never["calls"] if one["task"] is None}
    assert calls == spoken - settled != set()
    asked = {number for number, status in tasks(entries).items() if status == "asked"}
    assert {one["task"] for one in never["tasks"]} == asked != set()
    came = {
        (one["event"]["statement"], one["event"]["act"], one["event"]["channel"]): one["event"]
        for one in entries
        if one["type"] == "DeliveryReported"
    }
    assert {one["outcome"] for one in came.values()} <= {"delivered", "cancelled", "failed"}
    lost = Counter(key[0] for key, one in came.items() if one["outcome"] != "delivered")
    assert Counter(one["statement"] for one in never["deliveries"]) == lost
    assert never["flags"] != []


def tasks(entries: list[dict[str, Any]]) -> dict[int, str]:
    """How far each task came, counted straight from the events."""
    ways = {"TaskAsked": "asked", "TaskReassigned": "asked", "TaskClosed": "closed"}
    return {
        one["event"]["task"]: ways.get(one["type"]) or one["event"]["status"]
        for one in entries
        if one["type"] in {*ways, "TaskMoved"}
    }


def test_a_text_changed_after_a_signature_was_signed_anew_before_it_left(day: Day) -> None:
    anew = 0
    for number in {one["event"].get("statement") for one in day.entries} - {None}:
        about = [one for one in day.entries if one["event"].get("statement") == number]
        signed = [one["event"]["frozen_hash"] for one in about if one["type"] == "StatementSigned"]
        left = [one["event"]["frozen_hash"] for one in about if one["type"] == "StatementReleased"]
        if len(set(signed)) < 2 or not left:
            continue
        anew += 1
        assert signed.index(left[0]) > 0
        assert set(signed[signed.index(left[0]) :]) == set(left)
    assert anew >= 1


def test_the_comparison_of_two_plays_sees_another_text_number_or_signature(day: Day) -> None:
    first = story(day.entries)
    for kind, name, other in (
        ("EntryRecorded", "text", "Noget andet"),
        ("StatementSigned", "frozen_hash", "f" * 64),
        ("StatementSigned", "authority", "billund"),
        ("EntryCorrected", "corrects", 2),
        ("StatementReleased", "version", 9),
        ("HoldingStatementIssued", "send_before", None),
    ):
        changed = json.loads(json.dumps(day.entries))
        one = [each for each in changed if each["type"] == kind][-1]
        one["event"][name] = other
        assert story(changed) != first, (kind, name)


def test_the_same_seed_tells_the_same_story_and_another_seed_another(rig: Rig, day: Day) -> None:
    seed = read(Path(SCENARIO).read_text(encoding="utf-8")).seed
    same, other = (
        story(rig.line("kolding").journal(plays(rig.var, "--name", name, "--seed", str(one))))
        for name, one in (("Øvelse igen", seed), ("Øvelse anderledes", seed + 1))
    )
    assert same == story(day.entries)
    assert other != same


def test_without_a_board_the_drill_goes_through_the_handler_and_tells_the_same(
    rig: Rig, day: Day, tmp_path: Path
) -> None:
    var = tmp_path / "var"
    var.mkdir()
    copy_database(rig.var / "board.sqlite", var / "board.sqlite")
    operation = plays(var, "--name", "Øvelse to veje")
    assert crisis("journal", "verify", CRISIS_VAR=str(var)).returncode == 0
    assert story(stored(var, operation)) == story(day.entries)


def test_people_relieve_borrow_and_give_back_through_the_board_and_without_one(
    rig: Rig, tmp_path: Path
) -> None:
    var = tmp_path / "var"
    var.mkdir()
    copy_database(rig.var / "board.sqlite", var / "board.sqlite")
    with parts_of(var) as parts:
        ids = {one.username: one.id for one in parts.people.all()}
    for where in (rig.var, var):
        entries = stored(where, plays(where, scenario=PEOPLE))
        of = {one["type"]: one for one in entries}
        assert of["SeatLent"]["event"]["borrower"] == ids["hedensted"]
        written = {(one["seat"], one["account"]) for one in entries}
        assert {("vejle", ids["hedensted"]), ("vejle", ids[DRILL_ACCOUNT])} <= written
        relief = [of[kind]["account"] for kind in ("HandoverOffered", "HandoverTaken")]
        assert relief == [ids["logfoerer"], ids["vagtleder"]]
        assert {"SeatReturned", "ContradictionSettled", "OperationArchived"} <= set(of)


def test_an_unknown_command_is_told_in_danish_wherever_it_stands_and_nothing_is_stored(
    rig: Rig, tmp_path: Path
) -> None:
    text = Path(SCENARIO).read_text(encoding="utf-8")
    scenario = tmp_path / "forkert.yaml"
    scenario.write_text(text.replace("command: ConfirmEntry", "command: EraseEverything"))
    before = rig.line("kolding").operations()
    done = crisis("drill", "play", str(scenario), "--speed", "max", CRISIS_VAR=str(rig.var))
    assert done.returncode == 2
    told = done.stderr.splitlines()
    assert len(told) == text.count("command: ConfirmEntry")
    assert all("Der er ingen kommando »EraseEverything«" in one for one in told)
    assert rig.line("kolding").operations() == before


def test_for_the_token_of_a_drill_no_live_operation_exists_and_none_can_be_opened(
    rig: Rig,
) -> None:
    live, exercise = rig.opens(), rig.opens(mode="EXERCISE")
    with parts_of(rig.var) as parts:
        account = parts.people.named(DRILL_ACCOUNT)
        assert account is not None
        tokens = Tokens(parts.database, lambda: datetime.now(UTC))
        kolding, chief = (
            tokens.create(account.id, seat, "drill", days=1, exercise_only=True)
            for seat in ("kolding", "stabschef")
        )
    program = Line(rig.url, token=kolding)
    assert program.sends(exercise, "RecordEntry", text="I øvelsen").status_code == 201
    refused = program.sends(live, "RecordEntry", text="For alvor")
    unknown = program.sends("op-000000000000", "RecordEntry", text="For alvor")
    assert refused.status_code == unknown.status_code == 404
    assert refused.json()["error"]["code"] == unknown.json()["error"]["code"]
    opening = {"name": "Skarpt", "mode": "LIVE"}
    assert Line(rig.url, token=chief).post("/api/v1/operations", opening).status_code == 403
    assert rig.line("kolding").log_numbers(live) == []


@pytest.mark.usefixtures("day")
def test_when_a_drill_has_been_played_its_tokens_are_revoked(rig: Rig) -> None:
    with parts_of(rig.var) as parts:
        tokens = Tokens(parts.database, lambda: datetime.now(UTC)).all()
    made = [one for one in tokens if one.name == "the command line"]
    assert made and all(one.revoked for one in made)

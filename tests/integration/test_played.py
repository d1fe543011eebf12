"""`crisis drill play`: through a running board and without one, and what it can never do."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest

from crisis.config import Settings
from crisis.demo import DRILL_ACCOUNT
from crisis.journal.lanes import ThreadLanes
from crisis.web.accounts.tokens import Tokens
from crisis.wiring import Parts, build
from tests.processes import ROOT
from tests.rig import Line, Rig, copy_database, crisis

pytestmark = pytest.mark.processes

SCENARIO = str(ROOT / "scenarios" / "stormflod-2023.yaml")
TIMES = ("occurred_at", "expected_at", "since", "deadline", "normal_at")


def plays(var: Path, *more: str, scenario: str = SCENARIO) -> str:
    """Play a scenario as fast as it goes; give the operation's id."""
    done = crisis("drill", "play", scenario, "--speed", "max", *more, CRISIS_VAR=str(var))
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.split(": ", 1)[1].split(",", 1)[0]


def story(entries: list[dict[str, Any]]) -> list[tuple[object, ...]]:
    """What a log tells after its opening, without ids and times."""
    told = []
    for one in entries[1:]:
        event = {name: value for name, value in one["event"].items() if name not in TIMES}
        timed = [name for name in TIMES if one["event"].get(name)]
        told.append((one["number"], one["type"], one["seat"], one["authority"], event, timed))
    return told


def stored(var: Path, operation: str) -> list[dict[str, Any]]:
    """The entries of a database nobody serves, as the interface would give them."""
    with parts_of(var) as parts:
        entries = parts.journal.entries(operation)
    return [
        {
            "number": one.stamp.number,
            "type": one.type,
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


def test_a_drill_is_played_through_the_running_board_as_an_exercise(rig: Rig) -> None:
    operation = plays(rig.var, "--name", "Øvelse gennem tavlen")
    listed = {one["operation"]: one for one in rig.line("kolding").operations()}
    assert listed[operation]["mode"] == "EXERCISE"
    entries = rig.line("kolding").journal(operation)
    assert {one["type"] for one in entries} == {
        "OperationOpened",
        "EntryRecorded",
        "EntryCorrected",
        "EntrySupplemented",
        "EntryConfirmed",
        "IncidentOpened",
        "TaskAsked",
        "TaskMoved",
        "TaskMoveConfirmed",
        "SectorStatusReported",
    }
    assert len({one["seat"] for one in entries}) >= 8


def test_the_same_seed_tells_the_same_story_and_another_seed_another(rig: Rig) -> None:
    line = rig.line("kolding")
    first, second, other = (
        story(line.journal(plays(rig.var, "--name", f"Øvelse {at}", "--seed", seed)))
        for at, seed in enumerate(("7", "7", "8"))
    )
    assert first == second
    assert first != other


def test_without_a_board_the_drill_goes_through_the_handler_and_tells_the_same(
    rig: Rig, tmp_path: Path
) -> None:
    var = tmp_path / "var"
    var.mkdir()
    copy_database(rig.var / "board.sqlite", var / "board.sqlite")
    operation = plays(var, "--name", "Øvelse to veje")
    assert crisis("journal", "verify", CRISIS_VAR=str(var)).returncode == 0
    through_board = rig.line("kolding").journal(plays(rig.var, "--name", "Øvelse to veje"))
    assert story(stored(var, operation)) == story(through_board)


def test_an_unknown_command_is_refused_in_one_danish_sentence_and_nothing_is_stored(
    rig: Rig, tmp_path: Path
) -> None:
    text = Path(SCENARIO).read_text(encoding="utf-8")
    scenario = tmp_path / "forkert.yaml"
    scenario.write_text(text.replace("command: ConfirmEntry", "command: EraseEverything"))
    before = rig.line("kolding").operations()
    done = crisis("drill", "play", str(scenario), "--speed", "max", CRISIS_VAR=str(rig.var))
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1 and "Traceback" not in done.stderr
    assert "EraseEverything" in done.stderr and "kommando" in done.stderr.lower()
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


def test_when_a_drill_has_been_played_its_tokens_are_revoked(rig: Rig) -> None:
    plays(rig.var, "--name", "Øvelse og oprydning")
    with parts_of(rig.var) as parts:
        tokens = Tokens(parts.database, lambda: datetime.now(UTC)).all()
    made = [one for one in tokens if one.name == "the command line"]
    assert made and all(one.revoked for one in made)

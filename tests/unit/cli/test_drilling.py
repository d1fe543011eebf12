"""`crisis drill play` at the command line: what a script may not do is told with its place."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from crisis.cli.drills import drill
from crisis.drills.cast import Cast
from crisis.terms.drills import DrillPhase
from crisis.terms.ids import PLANNING
from tests.given import Desk
from tests.playing import CAST, DeskDoor, step
from tests.unit.drills.injected import INJECTED, spoiled

SCENARIOS = sorted(Path("scenarios").glob("*.yaml"))


class Door(DeskDoor):
    """The desk, as the command line finds one."""

    def cast(self) -> Cast:
        return CAST

    def settle(self, operation: str) -> None:
        """Nothing was let out."""


def play(desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch, *steps: Any) -> Result:
    @contextlib.contextmanager
    def door(_settings: object) -> Iterator[Door]:
        yield Door(desk)

    monkeypatch.setattr("crisis.cli.drills.door_for", door)
    monkeypatch.setattr("crisis.cli.drills.clock", lambda: desk.now)
    script = {"format": 1, "title": "t", "seed": 1, "operation": {"name": "Ø"}, "steps": steps}
    file = folder / "drejebog.yaml"
    file.write_text(json.dumps(script), encoding="utf-8")
    return CliRunner().invoke(drill, ["play", str(file), "--speed", "max"])


def operations(desk: Desk) -> list[str]:
    return [one.stream for one in desk.handler.all_heads() if one.stream != PLANNING]


def writes(person: str) -> dict[str, object]:
    return step("logfoerer", "RecordEntry", text="Vand") | {"person": person}


@pytest.mark.parametrize(
    ("person", "said"),
    [
        ("ingen", "Ingen åben konto med en plads hedder »ingen«"),
        ("kolding", "»kolding« har ikke pladsen »logfoerer«"),
    ],
)
def test_a_person_who_is_not_there_or_sits_elsewhere_is_told_and_nothing_is_opened(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, person: str, said: str
) -> None:
    done = play(desk, tmp_path, monkeypatch, writes("vagtleder"), writes(person))
    assert (done.exit_code, done.stderr.count("\n")) == (2, 1)
    assert f"(steps[2].person): {said}" in done.stderr
    assert operations(desk) == []


def test_a_step_that_the_rules_refuse_is_shown_with_who_played_it_and_ends_the_drill(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offers = step("logfoerer", "OfferHandover", important="Vand") | {"person": "vagtleder"}
    takes = step("logfoerer", "TakeHandover", sheet=1) | {"person": "vagtleder"}
    done = play(desk, tmp_path, monkeypatch, offers, takes, writes("vagtleder"))
    assert done.exit_code == 2
    assert "AFVIST logfoerer (vagtleder)" in done.stdout and "; 1 trin er spillet" in done.stdout
    assert "(steps[2].fields.sheet): " in done.stderr and done.stderr.count("\n") == 1
    (operation,) = operations(desk)
    assert desk.handler.head(operation).number == 2


def reads(desk: Desk, file: Path, monkeypatch: pytest.MonkeyPatch, *words: str) -> Result:
    @contextlib.contextmanager
    def door(_settings: object) -> Iterator[Door]:
        yield Door(desk)

    monkeypatch.setattr("crisis.cli.drills.door_for", door)
    return CliRunner().invoke(drill, [*words, str(file)])


def test_a_script_is_read_through_and_nothing_is_opened(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "vand.yaml"
    file.write_text(INJECTED, encoding="utf-8")
    done = reads(desk, file, monkeypatch, "check")
    assert done.exit_code == 0, done.stderr
    assert "i orden: 0 trin, 6 indspil, 1 vendepunkter, 1 udløsere" in done.stdout
    file.write_text(spoiled("cell: citizens", "seat: ingen"), encoding="utf-8")
    done = reads(desk, file, monkeypatch, "check")
    assert (done.exit_code, done.stderr.count("\n")) == (2, 1)
    assert "vand.yaml:13 (cast[4].seat): Der er ingen plads »ingen«." in done.stderr
    assert operations(desk) == []


def test_a_script_with_injects_is_played_alone_to_its_end(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("crisis.cli.drills.clock", lambda: desk.now)
    file = tmp_path / "vand.yaml"
    file.write_text(INJECTED, encoding="utf-8")
    done = reads(desk, file, monkeypatch, "play", "--speed", "max")
    assert done.exit_code == 0, done.stderr
    assert "0 trin, 6 indspil, spilles alene" in done.stdout
    assert "EndDrill" in done.stdout and "SetDrillClock" not in done.stdout
    (operation,) = operations(desk)
    assert desk.handler.whole(operation).drill.phase is DrillPhase.ENDED


@pytest.mark.parametrize("file", SCENARIOS, ids=lambda one: one.stem)
def test_every_scenario_of_the_house_is_in_order(
    file: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = reads(desk, file, monkeypatch, "check")
    assert done.exit_code == 0, done.stderr

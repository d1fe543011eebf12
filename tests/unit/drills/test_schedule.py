"""A drill is a script of commands: read strictly, laid out by a seed, played through the door."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
import yaml
from hypothesis import given as for_all
from hypothesis import strategies as st

from crisis import demo
from crisis.commands.base import Command
from crisis.commands.operations import OpenOperation
from crisis.drills.player import begin, play
from crisis.drills.schedule import plan
from crisis.drills.script import Script, read, span
from crisis.errors import Malformed
from crisis.terms.log import OnBehalfOf
from crisis.terms.operations import Mode
from tests.given import NOON, Desk, by

SCENARIOS = sorted(Path("scenarios").glob("*.yaml"))
SEATS = frozenset(one.id for one in demo.seats())


def scenario(steps: list[dict[str, object]], **more: object) -> Script:
    whole = {"format": 1, "title": "t", "seed": 1, "operation": {"name": "Ø"}, "steps": steps}
    return read(yaml.safe_dump({**whole, **more}, allow_unicode=True))


def entry(**more: object) -> dict[str, object]:
    return {"seat": "kolding", "command": "RecordEntry", "fields": {"text": "x"}, **more}


class Played:
    """A door to the handler that notes what it was sent."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.sent: list[tuple[str, str]] = []

    def open(self, command: OpenOperation, seat: str) -> str:
        assert command.mode is Mode.EXERCISE
        return self.desk.do(command, seat, None, mode=Mode.EXERCISE).operation

    def send(
        self, operation: str, command: Command, seat: str, on_behalf_of: OnBehalfOf | None
    ) -> int:
        asker = by(seat, self.desk.now, Mode.EXERCISE, on_behalf_of=on_behalf_of)
        key = f"drill-{len(self.sent):020}"
        done = self.desk.handler.do(command, asker, stream=operation, key=key)
        self.sent.append((seat, type(command).__name__))
        return done.entries[0]


@pytest.mark.parametrize("file", SCENARIOS, ids=lambda one: one.stem)
def test_every_scenario_of_the_house_plays_to_its_end(file: Path, desk: Desk) -> None:
    script = read(file.read_text(encoding="utf-8"))
    door, waited = Played(desk.knows()), []
    operation = begin(script, door)

    def wait(seconds: float) -> None:
        waited.append(seconds)
        desk.now += timedelta(seconds=seconds)

    planned = plan(script, None, SEATS)
    played = list(play(planned, operation, door, now=lambda: desk.now, wait=wait))
    assert len(played) == len(planned)
    assert sum(waited) == planned[-1].at.total_seconds()
    assert desk.handler.head(operation).mode is Mode.EXERCISE


def told(desk: Desk, operation: str) -> list[tuple[object, ...]]:
    """An operation's entries but for ids and times."""
    log = desk.handler.situation(by("formand", mode=Mode.EXERCISE), operation).log
    return [
        (one.number, one.seat, one.text, one.kind, one.corrects, one.supplements, one.owner)
        for one in reversed(log.latest(500))
    ]


def test_the_same_seed_gives_the_same_entries(desk: Desk) -> None:
    script = read(SCENARIOS[0].read_text(encoding="utf-8"))

    desk.knows()

    def run(name: str, seed: int) -> list[tuple[object, ...]]:
        class Door(Played):
            def send(self, *args: object) -> int:  # type: ignore[override]
                self.sent.append(("", ""))
                operation, command, seat, spoken = args
                asker = by(seat, desk.now, Mode.EXERCISE, on_behalf_of=spoken)
                key = f"{name}-drill-{len(self.sent):09}"
                done = desk.handler.do(command, asker, stream=operation, key=key)
                return done.entries[0]

        door = Door(desk)
        operation = begin(script, door, name)
        list(play(plan(script, seed), operation, door, now=lambda: desk.now, wait=lambda _s: None))
        return told(desk, operation)

    first = run("once", 7)
    assert first == run("again", 7)
    assert any(run(f"other{seed}", seed) != first for seed in (1, 2, 3))


@for_all(st.integers(), st.integers(min_value=0, max_value=60))
def test_the_same_seed_gives_the_same_plan_in_order_of_time(seed: int, jitter: int) -> None:
    steps = [entry(after="1m", jitter=jitter, chance=0.5, one_of=["a", "b"]) for _ in range(9)]
    script = scenario(steps)
    assert plan(script, seed) == plan(script, seed)
    times = [one.at for one in plan(script, seed)]
    assert times == sorted(times)


@pytest.mark.parametrize(
    ("step", "code", "field"),
    [
        (entry(command="PublishStatement"), "scenario.unknown_command", "steps[1].command"),
        (entry(command="OpenOperation"), "scenario.unknown_command", "steps[1].command"),
        (entry(seat="ingen"), "scenario.unknown_seat", "steps[1].seat"),
        (entry(fields={"text": "x", "colour": "red"}), "field.unknown", "steps[1].fields.colour"),
        (entry(fields={"text": 7}), "field.wrong_type", "steps[1].fields.text"),
        (entry(fields={}), "field.missing", "steps[1].fields.text"),
        (entry(fields={"text": "x", "occurred_at": "noon"}), "scenario.not_a_span",
         "steps[1].fields.occurred_at"),
        (entry(command="ConfirmEntry", fields={"number": "$later"}), "scenario.unknown_label",
         "steps[1].fields.number"),
        (entry(after="soon"), "scenario.not_a_span", "steps[1].after"),
    ],
)  # fmt: skip
def test_a_wrong_step_is_named_before_the_start(
    step: dict[str, object], code: str, field: str
) -> None:
    with pytest.raises(Malformed) as no:
        plan(scenario([step]), None, SEATS)
    assert (no.value.code, no.value.field) == (code, field)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("!!python/object/apply:os.system ['true']", "scenario.not_yaml"),
        ("a: &x [1]\nb: *x", "scenario.alias"),
        ("title: a\ntitle: b", "body.duplicate_field"),
        ("[", "scenario.not_yaml"),
        ("just text", "scenario.field"),
        ("format: 1", "scenario.field"),
        ("x" * 1_000_001, "body.too_large"),
        ("\x00", "scenario.not_yaml"),
    ],
)
def test_a_file_that_is_no_scenario_is_refused(text: str, code: str) -> None:
    with pytest.raises(Malformed) as no:
        read(text)
    assert no.value.code == code


def test_a_scenario_of_a_later_format_is_refused() -> None:
    with pytest.raises(Malformed, match=r"scenario\.format"):
        scenario([], format=2)


def test_a_scenario_cannot_say_that_it_is_live() -> None:
    with pytest.raises(Malformed, match=r"scenario\.field"):
        scenario([], operation={"name": "x", "mode": "LIVE"})


@pytest.mark.parametrize(
    ("text", "seconds"), [("90s", 90), ("-10m", -600), ("+2h30m", 9000), ("1h1m1s", 3661)]
)
def test_lengths_of_time_are_read(text: str, seconds: int) -> None:
    assert span(text, "after").total_seconds() == seconds
    assert NOON + span(text, "after") == NOON + timedelta(seconds=seconds)


def test_what_points_at_a_step_that_chance_left_out_is_left_out_too() -> None:
    steps = [
        entry(label="a", chance=0.0),
        entry(command="CorrectEntry", fields={"number": "$a", "text": "y"}, label="b"),
        entry(command="CorrectEntry", fields={"number": "$b", "text": "z"}),
        entry(),
    ]
    assert [one.step for one in plan(scenario(steps))] == [4]


def test_a_step_waits_for_what_it_points_at_though_jitter_drew_that_later() -> None:
    steps = [
        entry(after="1m", label="a", jitter=600),
        entry(command="CorrectEntry", fields={"number": "$a", "text": "y"}),
    ]
    for seed in range(30):
        assert [one.step for one in plan(scenario(steps), seed)] == [1, 2]

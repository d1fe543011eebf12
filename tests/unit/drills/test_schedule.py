"""A drill is a script of commands: read strictly, laid out by a seed, played through the door."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from crisis.commands.log import RecordEntry
from crisis.commands.statements import DraftStatement, KeepStatement, SignStatement
from crisis.drills.planned import STAND_IN, command_of, left_out
from crisis.drills.player import begin, begin_beside, play
from crisis.drills.schedule import plan
from crisis.drills.script import read, span
from crisis.errors import Malformed, Refused
from crisis.terms.operations import Mode
from crisis.terms.statements import Fact
from tests.given import NOON, Desk, by
from tests.playing import CAST, DeskDoor, played, prepared, scenario, step

SCENARIOS = sorted(
    one
    for one in Path("scenarios").glob("*.yaml")
    if re.search(r"^steps:", one.read_text(encoding="utf-8"), re.MULTILINE)
)
"""Those made of steps; what a control gives is another player's."""


def entry(**more: object) -> dict[str, object]:
    return {"seat": "kolding", "command": "RecordEntry", "fields": {"text": "x"}, **more}


@pytest.mark.parametrize("file", SCENARIOS, ids=lambda one: one.stem)
def test_every_scenario_of_the_house_plays_to_its_end(file: Path, desk: Desk) -> None:
    script = read(file.read_text(encoding="utf-8"))
    door, waited = DeskDoor(prepared(desk)), []
    operation = begin(script, door)
    places = begin_beside(script, operation, door)

    def wait(seconds: float) -> None:
        waited.append(seconds)
        desk.now += timedelta(seconds=seconds)

    planned = plan(script, None, CAST)
    played = list(play(planned, places, door, now=lambda: desk.now, wait=wait))
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
        door = DeskDoor(desk, name)
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
        (entry(command="PublishStatement"), "scenario.no_such_command", "steps[1].command"),
        (entry(command="OpenOperation"), "scenario.no_such_command", "steps[1].command"),
        (entry(seat="ingen"), "scenario.unknown_seat", "steps[1].seat"),
        (entry(fields={"text": "x", "colour": "red"}), "field.unknown", "steps[1].fields.colour"),
        (entry(fields={"text": 7}), "field.wrong_type", "steps[1].fields.text"),
        (entry(fields={}), "field.missing", "steps[1].fields.text"),
        (entry(fields={"text": "x", "occurred_at": "noon"}), "scenario.not_a_span",
         "steps[1].fields.occurred_at"),
        (entry(command="ConfirmEntry", fields={"number": "$later"}), "scenario.unknown_label",
         "steps[1].fields.number"),
        (entry(after="soon"), "scenario.not_a_span", "steps[1].after"),
        (step("kolding", "DraftStatement", title="t", text="x", facts=[{"entry": "$later"}]),
         "scenario.unknown_label", "steps[1].fields.facts[0].entry"),
        (step("kolding", "DraftStatement", title="t", text="x", expires_at="soon"),
         "scenario.not_a_span", "steps[1].fields.expires_at"),
        (step("kolding", "SignStatement"), "field.missing", "steps[1].fields.statement"),
        (step("kolding", "SignStatement", statement=1, hash="x"), "field.pattern",
         "steps[1].fields.hash"),
        (step("kolding", "AskTask", kind="pump", version=1), "field.unknown",
         "steps[1].fields.version"),
    ],
)  # fmt: skip
def test_a_wrong_step_is_named_before_the_start(
    step: dict[str, object], code: str, field: str
) -> None:
    with pytest.raises(Malformed) as no:
        plan(scenario([step]), None, CAST)
    assert (no.value.code, no.value.field) == (code, field)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("!!python/object/apply:os.system ['true']", "scenario.tag"),
        ("a: &x [1]\nb: *x", "scenario.alias"),
        ("title: a\ntitle: b", "body.duplicate_field"),
        ("[", "scenario.yaml_open"),
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


DRAFT = {"title": "Hold afstand", "text": "Hold afstand til åen."}


def test_a_label_is_a_number_at_whatever_depth_and_a_text_that_looks_like_one_stays() -> None:
    fields = {**DRAFT, "text": "$a", "facts": [{"entry": "$a", "cited_as": "unconfirmed"}]}
    steps = [
        entry(label="a"),
        step("kolding", "DraftStatement", **fields),
        step("kolding", "KeepStatement", statement=1, entry="$a", reason="Står"),
    ]
    draft, keep = (command_of(one, NOON, {"a": 7}) for one in plan(scenario(steps))[1:])
    assert isinstance(draft, DraftStatement) and isinstance(keep, KeepStatement)
    assert (draft.facts, draft.text) == ((Fact(entry=7, cited_as="unconfirmed"),), "$a")
    assert keep.entry == 7


def test_a_statement_whose_fact_chance_left_out_is_left_out_too() -> None:
    steps = [
        entry(label="a", chance=0.0),
        step("kolding", "DraftStatement", **DRAFT, facts=[{"entry": "$a"}]),
        entry(),
    ]
    assert [one.step for one in plan(scenario(steps))] == [3]


def test_the_times_of_a_statement_are_counted_from_its_step() -> None:
    fields = {**DRAFT, "next_update_at": "+2h", "expires_at": "+12h"}
    (one,) = plan(scenario([step("kolding", "DraftStatement", **fields)]))
    command = command_of(one, NOON, {})
    assert isinstance(command, DraftStatement)
    assert command.next_update_at == NOON + timedelta(hours=2)
    assert command.expires_at == NOON + timedelta(hours=12)


def test_version_and_hash_that_a_step_leaves_out_are_those_of_the_moment_it_is_played() -> None:
    (one,) = plan(scenario([step("kolding", "SignStatement", statement=1)]))
    command = command_of(one, NOON, {}, (3, "a" * 64))
    assert command == SignStatement(statement=1, version=3, hash="a" * 64)


def test_version_and_hash_that_a_step_names_are_kept() -> None:
    given = {"statement": 1, "version": 2, "hash": "b" * 64}
    (one,) = plan(scenario([step("kolding", "SignStatement", **given)]))
    assert left_out(one) == ()
    assert command_of(one, NOON, {}, (3, "a" * 64)) == SignStatement(**given)


def test_what_is_no_statement_is_not_asked_for() -> None:
    (one,) = plan(scenario([entry()]))
    assert left_out(one) == ()
    assert command_of(one, NOON, {}, STAND_IN) == RecordEntry(text="x")


def test_a_text_changed_after_a_signature_is_signed_anew_without_naming_version_or_hash(
    desk: Desk,
) -> None:
    changed = {**DRAFT, "title": "Hold dig væk"}
    steps = [
        step("presse-politi", "DraftStatement", **DRAFT, signers=["kolding"]),
        step("presse-politi", "SubmitStatement", statement=1),
        step("kolding", "SignStatement", statement=1),
        step("presse-politi", "ChangeStatement", statement=1, **changed, signers=["kolding"]),
        step("kolding", "SignStatement", statement=1),
        step("formand", "SignStatement", statement=1),
        step("presse-politi", "ReleaseStatement", statement=1),
    ]
    _, seen = played(desk, *steps)
    (found,) = seen.statements.all()
    assert (found.version, len(found.signatures), len(found.valid)) == (2, 3, 2)
    assert found.released_at


def test_a_text_that_is_not_frozen_cannot_be_signed_by_filling_in(desk: Desk) -> None:
    draft = step("presse-politi", "DraftStatement", **DRAFT)
    with pytest.raises(Refused) as no:
        played(desk, draft, step("formand", "SignStatement", statement=1))
    assert no.value.code == "statement.state"

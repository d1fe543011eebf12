"""All faults of a script are named at once, each by its line; none that is another's shadow."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml
from click.testing import CliRunner
from hypothesis import given as for_all
from hypothesis import strategies as st

from crisis.cli import drills
from crisis.cli.drills import drill
from crisis.drills.cast import Cast
from crisis.drills.checks import looked
from crisis.drills.drafting import drafted, read_through
from crisis.drills.faults import TOLD
from crisis.drills.script import Script
from crisis.errors import Refused
from crisis.terms.roles import Role
from crisis.web.texts import sentence
from tests.unit.drills.injected import INJECTED

SEATS = {"formand": Role.CHAIR, "kolding": Role.REPRESENTATIVE}
SPOILS = (
    ("seed: 7", "seed: syv", "seed"),
    ("{role: dmi, cell: answering}", "{role: dmi, cell: svar}", "cast[3].cell"),
    ("text: Borgerne er varslet i tide, ", "", "goals[1].text"),
    ("channel: mail", "channel: due", "injects[1].channel"),
    ("goal: varsling\n", "goal: ukendt\n", "injects[1].expects.goal"),
    ("command: RecordEntry", "command: RecordEntri", "injects[2].command"),
    ("repeat: {every: 5m, times: 3}", "repeat: {every: 5m}", "injects[3].repeat"),
    ("after: 5m, text: Hvorfor", "after: straks, text: Hvorfor", "injects[4].after"),
    ("text: Tak for beskeden.", "text: 1:30", "injects[5].text"),
    ("if: {deed: warned}", "if: {deed: warned, by: ukendt}", "branches[1].if.by"),
    ("when: {deed: level, by: formand}", "when: {deed: leder}", "triggers[1].when.deed"),
)


def spoilt(which: set[int]) -> str:
    text = INJECTED
    for one in which:
        old, new, _ = SPOILS[one]
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


@for_all(st.sets(st.sampled_from(range(len(SPOILS)))))
def test_whatever_is_wrong_together_is_told_together_and_nothing_else(which: set[int]) -> None:
    found = looked(spoilt(which))
    assert {one.field for one in found.faults} == {SPOILS[one][2] for one in which}
    assert (found.script is None) == bool(which)
    lines = [one.facts["line"] for one in found.faults]
    assert lines == sorted(lines)


ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-5, 10**20),
    st.floats(allow_nan=False),
    st.text("aA:-_1 æ$", max_size=8),
    st.lists(st.text("a1", max_size=3), max_size=2),
    st.dictionaries(st.text("ab", max_size=2), st.integers(0, 3), max_size=2),
)


def places(value: Any, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    found = [way] if way else []
    inner = value.items() if isinstance(value, dict) else ()
    inner = enumerate(value) if isinstance(value, list) else inner
    return [*found, *(one for key, each in inner for one in places(each, (*way, key)))]


PLAIN = yaml.safe_load(INJECTED)
PLACES = places(PLAIN)


@for_all(st.lists(st.tuples(st.sampled_from(PLACES), ODD), min_size=1, max_size=4))
def test_whatever_stands_there_the_reading_ends_and_misses_nothing(
    changes: list[tuple[tuple[Any, ...], Any]],
) -> None:
    plain = copy.deepcopy(PLAIN)
    for way, odd in changes:
        at = plain
        try:
            for key in way[:-1]:
                at = at[key]
            at[way[-1]] = odd
        except (KeyError, IndexError, TypeError):
            continue
    found = looked(yaml.safe_dump(plain), Cast(seats=SEATS))
    try:
        msgspec.convert(plain, Script)
        fits = True
    except msgspec.ValidationError:
        fits = False
    assert fits or found.faults
    for one in found.faults:
        assert "{" not in sentence(one, "da").replace(str(one.facts.get("told")), "")


def test_what_could_not_be_read_throws_no_shadow() -> None:
    text = INJECTED.replace("  - {role: borger, cell: citizens}\n", "  - {rolle: borger}\n")
    found = [(one.code, one.field) for one in looked(text).faults]
    assert found == [
        ("scenario.no_such_field", "cast[4].rolle"),
        ("field.missing", "cast[4].role"),
    ]


def test_every_field_of_a_command_that_does_not_fit_is_told() -> None:
    step = "  - {seat: kolding, command: RecordEntry, label: a, fields: %s}\n"
    wrong = "{text: 5, kind: nyt, certainty: maybe, occurred_at: straks}"
    later = "  - {seat: kolding, command: CorrectEntry, fields: {number: $a, text: Nej}}\n"
    found = looked(INJECTED + "steps:\n" + step % wrong + later).faults
    told = {one.field for one in found}
    assert told >= {"steps[1].fields.occurred_at", "steps[1].fields.kind"}, told
    assert not any(one.startswith("steps[2]") for one in told if one), "the label is there"


def test_the_editors_draft_has_all_of_them_and_what_is_only_not_here_apart() -> None:
    read = drafted(spoilt({3, 8}), Cast(seats=SEATS))
    assert [one.place for one in read.faults] == ["injects[1].channel", "injects[5].text"]
    away = drafted(INJECTED, Cast(seats={"brs": Role.REPRESENTATIVE}))
    assert not away.faults
    assert [one.place for one in away.unseated] == ["cast[1].seat", "cast[2].seat"]


def test_a_refusal_lists_them_in_words_each_with_its_line() -> None:
    no = read_through(spoilt({0, 3}), Cast(seats=SEATS), "script")
    assert isinstance(no, Refused)
    assert (no.code, no.field, no.facts["count"]) == ("scenario.faults", "script", 2)
    first, *rest = sentence(no, "da").splitlines()
    assert first == "Drejebogen har 2 fejl."
    assert [one.partition(":")[0] for one in rest] == [
        "Linje 3 (seed)",
        "Linje 19 (injects[1].channel)",
    ]
    assert "Skriv ét af: " in rest[1] and "phone" in rest[1]


def test_of_very_many_fifty_are_told_and_the_rest_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = "".join(
        f"  - {{id: I{n}, from: dmi, to: [formand], at: 1m, text: Vand}}\n" for n in range(70)
    )
    file = tmp_path / "mange.yaml"
    file.write_text(INJECTED.partition("injects:")[0] + "injects:\n" + rows, encoding="utf-8")
    monkeypatch.setattr(drills, "_cast", lambda: Cast(seats=SEATS))
    said = CliRunner().invoke(drill, ["check", str(file)])
    assert said.exit_code == 2
    lines = said.stderr.splitlines()
    assert len(lines) == TOLD + 1
    assert f"{file}:15 (injects[1].id): »I0« kan ikke være et navn." in lines[0]
    assert lines[-1] == "og 20 flere"

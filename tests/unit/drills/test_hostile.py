"""A script that would hold up the clock of all drills, or whoever reads it, is refused at once."""

from __future__ import annotations

import pytest

from crisis.drills.checks import checked
from crisis.errors import Malformed
from tests.drilling import SCRIPT

HEAD = SCRIPT.partition("injects:")[0]
AGAIN = "repeat: {every: 10s, times: 200}"


def injects(count: int, words: str) -> str:
    rows = (
        f"  - {{id: i{one}, from: dmi, to: [formand], at: 1m, {words}, {AGAIN}}}\n"
        for one in range(count)
    )
    return HEAD + "injects:\n" + "".join(rows)


def turns(count: int) -> str:
    rows = (f"  - {{id: t{one}, when: {{deed: wrote}}, then: [tak]}}\n" for one in range(count))
    return SCRIPT + "triggers:\n" + "".join(rows)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (injects(26, "one_of: [ja, nej]"), "scenario.too_long"),
        (injects(2, f"text: {'x' * 9_000}"), "scenario.too_many_words"),
        (injects(2, f"one_of: [ja, {'x' * 9_000}]"), "scenario.too_many_words"),
        (turns(501), "scenario.too_long"),
        (f"{SCRIPT}x: [{'[],' * 100_000}]\n", "scenario.too_long"),
        (SCRIPT.replace("seed: 7", f"seed: 1{':1' * 50_000}"), "scenario.not_yaml"),
        (SCRIPT.replace("seed: 7", f"seed: 0x{'f' * 8_000}"), "scenario.not_yaml"),
        (SCRIPT.replace("seed: 7", f"seed: {10**20}"), "field.out_of_range"),
        (f'{SCRIPT}purpose: "a\\x1b[31m"\n', "field.control_character"),
        (f'{SCRIPT}purpose: "a\\0"\n', "field.control_character"),
    ],
    ids=[
        "times",
        "words",
        "drawn words",
        "turns",
        "nodes",
        "sixties",
        "hexadecimal",
        "seed",
        "colour",
        "nothing",
    ],
)
def test_a_script_that_nobody_could_play_is_refused_before_it_costs(text: str, code: str) -> None:
    with pytest.raises(Malformed) as no:
        checked(text)
    assert no.value.code == code


def test_long_digits_in_words_are_words() -> None:
    assert checked(SCRIPT.replace("Diget er blødt.", f'"{"1" * 60}"')).injects

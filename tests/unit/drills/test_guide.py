"""Who writes his first script from the guide alone gets one that works, and is told the rest."""

from __future__ import annotations

import re
from pathlib import Path

from crisis.drills.cast import Cast
from crisis.drills.checks import checked, looked
from crisis.drills.injects import Deed, Form
from crisis.terms.drills import Cell
from crisis.terms.log import Channel
from crisis.terms.operations import Level
from crisis.terms.roles import Role
from crisis.web.texts import sentence

GUIDE = Path("scenarios/README.md").read_text(encoding="utf-8")
CAST = Cast(seats={"formand": Role.CHAIR, "vejle": Role.REPRESENTATIVE})


def example() -> str:
    found = re.findall(r"```yaml\n(format: 1\n.*?)```", GUIDE, re.DOTALL)
    assert len(found) == 1
    return str(found[0])


def test_the_guides_example_can_be_played_as_it_stands() -> None:
    script = checked(example(), CAST)
    assert script.form is Form.STAFF
    assert all(one.name for one in script.cast)


def test_the_guide_says_every_word_that_a_field_may_hold() -> None:
    for kind in (Cell, Channel, Deed, Level):
        assert [one.value for one in kind if f"`{one.value}`" not in GUIDE] == [], kind


FIRST_TRY = """\
title: Vandforurening i Vejle
form: stabsøvelse
goals:
  - Kogeanbefaling ude inden T+40
cast:
  - {role: vandværk, name: Vandværket, cell: svarcelle}
injects:
  - from: vandværk
    to: vejle
    time: T+0:05
    text: 1:30
"""


def test_a_planners_first_try_is_told_in_danish_all_at_once() -> None:
    told = {one.field: sentence(one, "da") for one in looked(FIRST_TRY, CAST).faults}
    assert set(told) == {
        *("format", "seed", "operation", "form", "goals[1]", "cast[1].role", "cast[1].cell"),
        *("injects[1].id", "injects[1].from", "injects[1].to", "injects[1].time"),
        *("injects[1].text",),
    }
    assert "Skriv ét af: procedure, dilemma, staff, full_scale" in told["form"]
    assert "fx [formand, kolding], og ikke »vejle«" in told["injects[1].to"]
    assert "Felterne er: id, from, to, at" in told["injects[1].time"]
    assert not re.search(r"[Ee]xpected|Object|got `", " ".join(told.values()))


def test_yaml_that_cannot_be_read_is_told_with_what_is_mostly_behind_it() -> None:
    for text, words in (
        ("text: Prøven viser coli: 40", "kolon inde i en tekst"),
        ("cast:\n\t- {role: a}", "tabulator"),
        ("goals: [a, b", "ikke lukket"),
        ("a:\n  - b\n c: d", "rykket anderledes ind"),
    ):
        (fault,) = looked(text).faults
        assert words in sentence(fault, "da"), text


def test_a_text_that_a_comma_has_cut_is_told_as_that() -> None:
    text = example().replace('"Borgerne ved, at vandet skal koges"', "Borgerne ved, at det koges")
    (fault,) = looked(text, CAST).faults
    assert (fault.code, fault.facts["name"]) == ("scenario.cut_by_comma", "at det koges")


def test_what_a_cell_or_control_does_is_asked_by_no_turn() -> None:
    cast = Cast(seats={**CAST.seats, "planlaegger": Role.PLANNER})
    text = example().replace("by: formand", "by: borger")
    (fault,) = looked(text, cast).faults
    assert (fault.code, fault.field) == ("scenario.cell_acts", "triggers[1].when.by")
    led = example().replace("seat: formand", "seat: planlaegger")
    assert [one.code for one in looked(led, cast).faults] == ["scenario.cell_acts"]


def test_an_after_that_counts_from_nothing_is_told() -> None:
    text = example().replace("held: true", "held: true, after: 5m")
    (fault,) = looked(text, CAST).faults
    assert (fault.code, fault.field) == ("scenario.after_nothing", "injects[6].after")

"""Each form of drill asks its own of a script, and a dilemma has its time."""

from __future__ import annotations

from datetime import timedelta

import pytest

from crisis.drills.checks import checked
from crisis.drills.due import due
from crisis.drills.forms import NEEDS, Need, checklist, on_the_table
from crisis.drills.injects import Form
from crisis.drills.script import Script, read
from crisis.errors import Malformed
from crisis.web.texts import sentence
from crisis.web.words import word
from tests.unit.drills.injected import INJECTED

TABLE = """\
format: 1
title: Vandet eller strømmen
seed: 1
form: dilemma
operation: {name: Øvelse Vandet eller strømmen}
start: Kl. er 22. Vandet stiger.
goals:
  - {id: valg, text: Staben vælger og siger hvorfor, measure: En beslutning i hvert dilemma}
cast:
  - {role: formand, seat: formand}
  - {role: kolding, seat: kolding}
  - {role: leder, cell: control}
injects:
  - id: pumper
    from: leder
    to: [formand, kolding]
    at: 5m
    text: Der er pumper til havnen eller til transformeren, ikke begge.
    discuss: 15m
    questions: ["Hvem får pumperne?", "Hvem siger det til den anden?"]
  - {id: nyt, from: leder, to: [formand], at: 20m, text: Transformeren er faldet ud.}
  - id: senge
    from: leder
    to: [formand]
    at: 25m
    text: 40 beboere skal flyttes.
    discuss: 10m
    questions: ["Hvem flyttes?"]
"""


def told(text: str, old: str, new: str) -> str:
    assert text.count(old) == 1, old
    return text.replace(old, new)


def refused(text: str) -> Malformed:
    with pytest.raises(Malformed) as no:
        checked(text)
    return no.value


def test_a_dilemma_drill_is_talked_over_one_dilemma_at_a_time() -> None:
    script = checked(TABLE)
    assert script.form is Form.DILEMMA
    assert script.injects[0].questions == ("Hvem får pumperne?", "Hvem siger det til den anden?")
    assert checklist(script) == tuple((one, True) for one in NEEDS[Form.DILEMMA])


@pytest.mark.parametrize(
    ("old", "new", "code", "field"),
    [
        ("at: 20m", "at: 19m", "needs_one_at_a_time", "injects[2].at"),
        ('    questions: ["Hvem flyttes?"]\n', "", "needs_dilemma", "injects[3]"),
        ("start: Kl. er 22. Vandet stiger.\n", "", "needs_start", "start"),
        ("from: leder, to: [formand], at: 20m, text: Transformeren er faldet ud.",
         "from: kolding, at: 20m, command: RecordEntry, fields: {text: Ude., kind: note}",
         "needs_talk_only", "injects[2].command"),
        ("    discuss: 10m\n", "", "not_talked", "injects[3].discuss"),
        ("discuss: 15m", "discuss: 0m", "not_a_span", "injects[1].discuss"),
        ("discuss: 15m", "discuss: 15m\n    repeat: {every: 20m, times: 2}", "not_talked",
         "injects[1].discuss"),
    ],
)  # fmt: skip
def test_what_a_dilemma_drill_lacks_is_said_with_its_place(
    old: str, new: str, code: str, field: str
) -> None:
    no = refused(told(TABLE, old, new))
    assert (no.code, no.field) == (f"scenario.{code}", field)
    assert no.facts["line"] >= 1
    assert sentence(no, "da") != sentence(no, "en")


def test_a_procedure_is_drilled_against_the_clock() -> None:
    timed = INJECTED + "form: procedure\n"
    assert checked(timed).form is Form.PROCEDURE
    no = refused(told(timed, "      within: 20m\n", ""))
    assert (no.code, no.field) == ("scenario.needs_deadline", "injects[1].expects")


def test_a_staff_drill_has_people_on_seats_and_cells_that_play_the_world_around_them() -> None:
    assert checked(INJECTED + "form: staff\n").form is Form.STAFF
    alone = told(INJECTED, "seat: kolding}", "cell: answering}")
    alone = told(
        alone,
        "    command: RecordEntry\n    fields: {text: Diget ved Hejlsminde er "
        "blødt., occurred_at: -5m}\n",
        "    to: [formand]\n    text: Diget er blødt.\n",
    )
    assert refused(alone + "form: staff\n").code == "scenario.needs_seats"


def test_a_full_scale_drill_says_who_stops_it_when_somebody_is_in_danger() -> None:
    assert refused(INJECTED + "form: full_scale\n").code == "scenario.needs_safety"
    safe = "form: full_scale\nsafety: »Stop stop« over SINE; indsatslederen standser alt.\n"
    assert checked(INJECTED + safe).safety is not None


def test_a_script_without_a_form_is_asked_for_nothing_more() -> None:
    bare = 'format: 1\ntitle: t\nseed: 1\noperation: {name: "Ø"}\n'
    assert checked(bare).form is None
    assert checklist(checked(bare)) == ()


def test_a_page_can_show_what_is_still_missing() -> None:
    script = read(told(TABLE, "start: Kl. er 22. Vandet stiger.\n", ""))
    assert [one for one, there in checklist(script) if not there] == [Need.START]


def test_every_form_and_need_has_its_words_in_both_languages() -> None:
    for one in (*Form, *Need):
        assert word(one, "da") != word(one, "en")


def minutes(number: int) -> timedelta:
    return timedelta(minutes=number)


def table(script: Script, given: dict[str, int], now: int) -> tuple[str, timedelta] | None:
    come = [(name, minutes(at)) for name, at in given.items()]
    found = on_the_table(script, come, minutes(now))
    return (found.inject, found.left(minutes(now))) if found else None


def test_a_dilemma_lies_on_the_table_until_its_time_is_over_and_something_else_comes() -> None:
    script = checked(TABLE)
    assert table(script, {}, 4) is None
    assert table(script, {"pumper": 5}, 8) == ("pumper", minutes(12))
    assert table(script, {"pumper": 5}, 30) == ("pumper", minutes(0))
    assert table(script, {"pumper": 5, "nyt": 20}, 21) is None
    assert table(script, {"pumper": 5, "nyt": 20, "senge": 26}, 27) == ("senge", minutes(9))


def test_a_dilemma_reaches_the_table_with_its_time_and_its_questions() -> None:
    script = checked(TABLE)
    first, news, _ = due(script, (minutes(0), minutes(30)))
    assert first.text == (
        "Der er pumper til havnen eller til transformeren, ikke begge.\n\n"
        "Drøft det i højst 15 min.:\n1. Hvem får pumperne?\n2. Hvem siger det til den anden?"
    )
    assert news.text == "Transformeren er faldet ud."

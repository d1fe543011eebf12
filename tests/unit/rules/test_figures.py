"""Figures: one value as of a time, by somebody's word, and every use of it is known."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from crisis.commands.erasure import EraseEntry
from crisis.commands.figures import SetFigure
from crisis.commands.log import CorrectEntry
from crisis.commands.operations import OpenOperation
from crisis.commands.sitreps import FreezeSitrep
from crisis.commands.statements import KeepStatement
from crisis.commands.tasks import AskTask, CloseTask, MoveTask
from crisis.events import Erased
from crisis.journal.port import Entry
from crisis.projections import situation as fold
from crisis.projections.figures import Figure
from crisis.rules.decisions import shaken
from crisis.rules.figures import newer, uses
from crisis.terms.figures import FigureKind
from crisis.terms.log import Certainty
from crisis.terms.operations import Mode
from crisis.terms.statements import Fact
from crisis.terms.tasks import TaskMove
from tests.deciding import wish as decision
from tests.given import NOON, spoken_by
from tests.press_staff import PressStaff, code

EVACUATED, OWN = FigureKind.EVACUATED, FigureKind.OWN
CONFIRMED = Certainty.CONFIRMED


@pytest.fixture
def staff() -> PressStaff:
    made = PressStaff()
    made.must(OpenOperation(name="Stormflod", mode=Mode.LIVE), "stabschef")
    return made


def wish(value: int, **more: Any) -> SetFigure:
    return SetFigure(**{"figure": EVACUATED, "value": value, "source": "EPC", **more})


def sets(staff: PressStaff, value: int, **more: Any) -> int:
    return staff.must(wish(value, **more), "kolding")


def refused(staff: PressStaff, value: int, **more: Any) -> str:
    return code(staff.do(wish(value, **more), "kolding"))


def one(staff: PressStaff, key: str = "evacuated") -> Figure:
    return staff.situation.figures[key]


def test_a_figure_has_one_value_with_its_time_its_status_and_where_it_is_from(
    staff: PressStaff,
) -> None:
    source, since = staff.fact(), NOON - timedelta(minutes=20)
    number = sets(staff, 80, as_of=since, certainty=CONFIRMED, entry=source)
    now = one(staff).now
    assert (now.value, now.as_of, now.certainty, now.entry, now.number) == (
        80, since, CONFIRMED, source, number
    )  # fmt: skip
    entry = staff.situation.log.get(number)
    assert entry is not None
    assert (entry.text, entry.occurred_at) == ("Evakuerede: 80.", since)


def test_a_new_value_takes_the_place_of_the_old_which_stays_in_the_log(staff: PressStaff) -> None:
    first = sets(staff, 80)
    staff.passes(minutes=10)
    later = sets(staff, 120, seen=first)
    assert [each.value for each in one(staff).readings] == [80, 120]
    old, new = staff.situation.log.get(first), staff.situation.log.get(later)
    assert old is not None
    assert new is not None
    assert (old.corrected_by, new.text) == (later, "Evakuerede: 120.")


def test_of_two_who_set_it_at_once_the_second_is_told_what_holds(staff: PressStaff) -> None:
    first = sets(staff, 80)
    assert refused(staff, 90) == "figure.moved"
    staff.passes(minutes=1)
    sets(staff, 90, seen=first)
    assert refused(staff, 95, seen=first) == "figure.moved"


def test_an_older_count_does_not_take_the_place_of_a_newer(staff: PressStaff) -> None:
    first = sets(staff, 80)
    older = wish(70, seen=first, as_of=NOON - timedelta(minutes=1))
    assert code(staff.do(older, "trekantbrand")) == "figure.older"
    assert refused(staff, 80, seen=first, as_of=NOON) == "figure.unchanged"
    second = sets(staff, 80, seen=first, as_of=NOON, certainty=CONFIRMED)
    mistyped = NOON - timedelta(minutes=45)
    sets(staff, 80, seen=second, as_of=mistyped, certainty=CONFIRMED)
    assert one(staff).now.as_of == mistyped, "who mistyped a time puts it right"


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"source": None}, "figure.source_missing"),
        ({"source": " "}, "figure.source_missing"),
        ({"entry": 99}, "log.unknown_entry"),
        ({"figure": OWN}, "figure.name_missing"),
        ({"figure": OWN, "name": "evakuerede"}, "figure.name_taken"),
        ({"name": "Køer"}, "figure.name_given"),
        ({"as_of": NOON + timedelta(hours=1)}, "log.occurred_in_future"),
    ],
)
def test_a_wrong_figure_is_refused_beside_its_field(
    staff: PressStaff, more: dict[str, Any], expected: str
) -> None:
    assert refused(staff, 80, **more) == expected
    assert not staff.situation.figures


def test_it_does_not_rest_on_an_entry_that_was_corrected(staff: PressStaff) -> None:
    source = staff.fact()
    staff.corrects(source)
    assert refused(staff, 80, entry=source) == "figure.source_corrected"


def test_it_is_no_surer_than_the_entry_it_rests_on_and_its_owner_signs(staff: PressStaff) -> None:
    heard = staff.fact(seat="brs", certainty=Certainty.PRESUMED)
    assert refused(staff, 80, entry=heard, certainty=CONFIRMED) == "figure.not_so_sure"
    sure = staff.fact(seat="brs")
    number = sets(staff, 80, entry=sure, certainty=CONFIRMED)
    text = staff.submitted(staff.drafted(number))
    assert {each.authority for each in staff.one(text).required} == {"politi", "kolding", "brs"}


def test_a_figure_falls_with_the_entry_it_was_taken_from(staff: PressStaff) -> None:
    source = staff.fact(seat="brs")
    number = sets(staff, 80, entry=source, certainty=CONFIRMED)
    text = staff.signed(staff.submitted(staff.drafted(number)), "formand", "kolding", "brs")
    staff.must(staff.releasing(text), "presse-politi")
    later = staff.corrects(source, seat="brs")
    (flag,) = staff.one(text).flags
    assert (flag.entry, flag.corrected_by) == (number, later)
    other = staff.drafted(title="Ny")
    wrong = staff.do(staff.change(other, facts=(Fact(entry=number),)), "presse-politi")
    assert code(wrong) == "statement.fact_corrected"


def test_counted_again_and_the_same_nothing_falls_until_it_is_another(staff: PressStaff) -> None:
    first = sets(staff, 80, certainty=CONFIRMED)
    text = staff.published(entries=(first,))
    staff.passes(minutes=15)
    again = sets(staff, 80, certainty=CONFIRMED, seen=first)
    assert staff.one(text).flags == ()
    assert not any(use.stale for use in uses(staff.situation, one(staff)))
    staff.passes(minutes=15)
    later = sets(staff, 120, certainty=CONFIRMED, seen=again)
    (flag,) = staff.one(text).flags
    assert (flag.entry, flag.corrected_by) == (first, later)


def test_what_is_done_or_let_stand_is_no_stale_use(staff: PressStaff) -> None:
    first = sets(staff, 80, certainty=CONFIRMED)
    text = staff.published(entries=(first,))
    staff.must(AskTask(kind="pump", title="Senge", authority="brs", entries=(first,)), "stabschef")
    staff.must(MoveTask(task=1, move=TaskMove.ACCEPT), "brs")
    staff.must(MoveTask(task=1, move=TaskMove.FINISH), "brs")
    staff.must(CloseTask(task=1), "stabschef")
    staff.passes(minutes=5)
    later = sets(staff, 120, seen=first)
    keep = KeepStatement(statement=text, entry=later, reason="Rettes ved næste besked")
    staff.must(keep, "presse-politi")
    assert [tuple(use) for use in uses(staff.situation, one(staff))] == [("statement", text, False)]


def test_by_telephone_it_is_the_authoritys_figure(staff: PressStaff) -> None:
    staff.must(wish(80), "logfoerer", on_behalf_of=spoken_by("kolding"))
    now = one(staff).now
    assert (now.authority, now.authority_name) == ("kolding", "Kolding Kommune")


def test_an_own_figure_whose_name_names_somebody_goes_whole(staff: PressStaff) -> None:
    first = sets(staff, 1, figure=OWN, name="Jens Hansens børn")
    staff.passes(minutes=1)
    second = sets(staff, 0, figure=OWN, name="Jens Hansens børn", seen=first)
    for number in (first, second):
        wipe = EraseEntry(entry=number, reason="Et navn", basis="GDPR art. 17")
        staff.must(wipe, "formand")
    assert not staff.situation.figures


def test_own_figures_have_names_and_are_known_by_them(staff: PressStaff) -> None:
    first = sets(staff, 12, figure=OWN, name="Køer på dige")
    assert refused(staff, 13, figure=OWN, name="KØER PÅ DIGE") == "figure.moved"
    staff.passes(minutes=1)
    sets(staff, 13, figure=OWN, name="Køer på dige", seen=first)
    sets(staff, 2, figure=OWN, name="Både")
    assert {each.name: each.now.value for each in staff.situation.figures.values()} == {
        "Køer på dige": 13, "Både": 2
    }  # fmt: skip


def test_every_use_is_known_and_stale_when_the_value_is_another(staff: PressStaff) -> None:
    first = sets(staff, 80, certainty=CONFIRMED)
    text = staff.published(entries=(first,))
    staff.must(AskTask(kind="pump", title="Senge", authority="brs", entries=(first,)), "stabschef")
    assert [tuple(use) for use in uses(staff.situation, one(staff))] == [
        ("statement", text, False), ("task", 1, False)
    ]  # fmt: skip
    staff.passes(minutes=5)
    later = sets(staff, 120, seen=first)
    assert all(use.stale for use in uses(staff.situation, one(staff)))
    (flag,) = staff.one(text).flags
    assert (flag.entry, flag.corrected_by) == (first, later)
    keep = KeepStatement(statement=text, entry=later, reason="Rettes ved næste besked")
    staff.must(keep, "presse-politi")
    assert staff.one(text).flags == ()


def test_a_decision_that_rests_on_it_is_a_use_until_another_takes_its_place(
    staff: PressStaff,
) -> None:
    first = sets(staff, 80, certainty=CONFIRMED)
    staff.must(decision(entries=(first,)), "kolding")
    assert [tuple(use) for use in uses(staff.situation, one(staff))] == [("decision", 1, False)]
    staff.passes(minutes=5)
    later = sets(staff, 120, seen=first)
    assert [tuple(use) for use in uses(staff.situation, one(staff))] == [("decision", 1, True)]
    assert shaken(staff.situation, staff.situation.decisions.all()[0]) == ((first, later),)
    staff.must(decision(entries=(later,), replaces=1), "kolding")
    assert [tuple(use) for use in uses(staff.situation, one(staff))] == [("decision", 2, False)]


def test_the_last_frozen_picture_is_a_use_and_an_earlier_one_is_none(staff: PressStaff) -> None:
    first = sets(staff, 2)
    assert uses(staff.situation, one(staff)) == (), "what is not frozen follows by itself"
    staff.must(FreezeSitrep(sitrep=1, seen=staff.situation.number), "stabschef")
    assert [tuple(use) for use in uses(staff.situation, one(staff))] == [("sitrep", 1, False)]
    assert newer(staff.situation, "evacuated", 2) is None
    staff.passes(minutes=5)
    later = sets(staff, 5, seen=first)
    assert [tuple(use) for use in uses(staff.situation, one(staff))] == [("sitrep", 1, True)]
    found = newer(staff.situation, "evacuated", 2)
    assert found is not None
    assert (found.number, found.value) == (later, 5)
    staff.must(FreezeSitrep(sitrep=2, seen=staff.situation.number), "formand")
    assert [tuple(use) for use in uses(staff.situation, one(staff))] == [("sitrep", 2, False)]


def test_a_picture_from_before_the_figure_was_counted_does_not_use_it(staff: PressStaff) -> None:
    staff.must(FreezeSitrep(sitrep=1, seen=staff.situation.number), "stabschef")
    sets(staff, 2)
    assert uses(staff.situation, one(staff)) == ()


def test_the_log_office_sets_it_for_another_who_confirms_and_nobody_corrects_it_as_text(
    staff: PressStaff,
) -> None:
    number = staff.must(wish(80), "logfoerer", on_behalf_of=spoken_by("kolding"))
    assert dict(staff.situation.log.unconfirmed) == {number: "kolding"}
    wrong = CorrectEntry(number=number, text="Evakuerede: 8.")
    assert code(staff.do(wrong, "logfoerer")) == "log.figure_set"


def test_an_older_value_goes_by_law_and_a_fold_from_the_start_agrees(staff: PressStaff) -> None:
    first = sets(staff, 80, source="Et navn")
    wipe = EraseEntry(entry=first, reason="Helbred", basis="GDPR art. 17")
    assert code(staff.do(wipe, "formand")) == "erasure.figure_stands"
    staff.passes(minutes=1)
    sets(staff, 120, seen=first)
    staff.must(wipe, "formand")
    assert [each.value for each in one(staff).readings] == [120]
    kept = [
        Entry(stamp=each.stamp, type=each.type, event=Erased(type=each.type))
        if each.stamp.number == first
        else each
        for each in staff.written
    ]
    anew = fold.fold(fold.start(staff.situation.operation, Mode.LIVE), kept)
    assert anew.figures == staff.situation.figures
    assert anew.log.get(first) == staff.situation.log.get(first)

"""Reports that disagree: side by side until somebody decides, naming the ground."""

from __future__ import annotations

from typing import Any

import pytest

from crisis.commands.contradictions import ReportContradiction, SettleContradiction
from crisis.commands.erasure import EraseEntry
from crisis.commands.figures import SetFigure
from crisis.commands.log import CorrectEntry, RecordEntry
from crisis.commands.operations import OpenOperation
from crisis.commands.sight import ClassifyEntry
from crisis.projections.contradictions import Contradiction
from crisis.projections.log import LogEntry
from crisis.projections.situation import Situation
from crisis.rules.visibility import for_some, hides, view
from crisis.terms.contradictions import ContradictionState, FallKind, Ruling, Verdict
from crisis.terms.figures import FigureKind
from crisis.terms.log import Certainty, EntryKind
from crisis.terms.operations import Mode
from crisis.terms.sight import Readers, Sight
from tests.given import by, spoken_by
from tests.press_staff import PressStaff, code
from tests.unit.rules.test_erasure import without
from tests.unit.rules.test_waiting import waiting

WATER = "vandstanden ved havnen"
WHY = {"reason": "Helbredsoplysninger", "basis": "GDPR art. 17"}


@pytest.fixture
def staff() -> PressStaff:
    made = PressStaff()
    made.must(OpenOperation(name="Stormflod", mode=Mode.LIVE), "stabschef")
    return made


def says(staff: PressStaff, text: str, seat: str) -> int:
    return staff.must(RecordEntry(text=text), seat)


def disagree(staff: PressStaff, *more: int) -> tuple[int, int, int]:
    """Kolding and the fire service see different water; the number of who said so comes last."""
    first, second = says(staff, "180 cm", "kolding"), says(staff, "140 cm", "trekantbrand")
    wish = ReportContradiction(entries=(first, second, *more), about=WATER)
    return first, second, staff.must(wish, "logfoerer")


def settle(**more: Any) -> SettleContradiction:
    wish = {"contradiction": 1, "verdict": Verdict.ONE, "reason": "Aflæst på stedet", **more}
    return SettleContradiction(**wish)


def one(staff: PressStaff, number: int = 1) -> Contradiction:
    found = staff.situation.contradictions.get(number)
    assert found is not None
    return found


def entry(situation: Situation, number: int) -> LogEntry:
    found = situation.log.get(number)
    assert found is not None
    return found


def test_two_that_disagree_stand_side_by_side_and_neither_is_struck(staff: PressStaff) -> None:
    first, second, said = disagree(staff)
    assert (one(staff).state, one(staff).standing) == (ContradictionState.OPEN, (first, second))
    assert staff.situation.contradictions.against(first) == (second,)
    assert staff.situation.contradictions.against(second) == (first,)
    row = entry(staff.situation, said)
    assert row.text == f"#{first} og #{second} modsiger hinanden: {WATER}"
    assert row.kind is EntryKind.REPORT
    assert [entry(staff.situation, each).corrected_by for each in (first, second)] == [None, None]


def test_somebody_decides_and_names_the_ground(staff: PressStaff) -> None:
    first, second, said = disagree(staff)
    decided = staff.must(settle(holds=first, certainty=Certainty.CONFIRMED), "stabschef")
    found = one(staff).settled
    assert found is not None
    assert (found.holds, found.reason, found.number) == (first, "Aflæst på stedet", decided)
    assert staff.situation.contradictions.against(first) == ()
    row = entry(staff.situation, decided)
    assert row.text == f"Modstriden i #{said} er afgjort: #{first} gælder, #{second} gælder ikke."
    assert (row.kind, row.certainty, row.reason) == (
        EntryKind.DECISION, Certainty.CONFIRMED, "Aflæst på stedet"
    )  # fmt: skip
    assert (row.supplements, entry(staff.situation, said).supplemented_by) == (said, (decided,))
    assert [found.of(each) for each in (first, second)] == [Ruling.HOLDS, Ruling.NOT]
    assert entry(staff.situation, second).text == "140 cm", "what was said stays as it was said"
    assert code(staff.do(settle(holds=first), "stabschef")) == "contradiction.settled"


@pytest.mark.parametrize(
    ("verdict", "words", "ruling"),
    [
        (Verdict.NONE, "hverken #{0} eller #{1} gælder", Ruling.NOT),
        (Verdict.PARTLY, "#{0} og #{1} gælder hver for en del", Ruling.PARTLY),
    ],
)
def test_none_may_hold_or_each_in_part(
    staff: PressStaff, verdict: Verdict, words: str, ruling: Ruling
) -> None:
    first, second, _ = disagree(staff)
    decided = staff.must(settle(verdict=verdict), "logfoerer")
    assert words.format(first, second) in (entry(staff.situation, decided).text or "")
    found = staff.situation.contradictions.ruling(first)
    assert found is not None
    assert [found.of(each) for each in (first, second)] == [ruling, ruling]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"reason": " ", "holds": 2}, "contradiction.reason_missing"),
        ({}, "contradiction.holds_missing"),
        ({"holds": 4}, "contradiction.holds_other"),
        ({"verdict": Verdict.NONE, "holds": 2}, "contradiction.holds_given"),
        (
            {"verdict": Verdict.PARTLY, "certainty": Certainty.CONFIRMED},
            "contradiction.certainty_given",
        ),
        ({"contradiction": 9, "holds": 2}, "contradiction.unknown"),
    ],
)
def test_a_decision_without_its_parts_is_refused(
    staff: PressStaff, more: dict[str, Any], expected: str
) -> None:
    disagree(staff)
    assert code(staff.do(settle(**more), "stabschef")) == expected
    assert one(staff).state is ContradictionState.OPEN


def test_the_log_office_the_head_or_who_said_it_decides_and_nobody_else(staff: PressStaff) -> None:
    first, _, _ = disagree(staff)
    assert code(staff.do(settle(holds=first), "vejle")) == "contradiction.not_yours"
    by_phone = staff.do(settle(holds=first), "logfoerer", on_behalf_of=spoken_by("vejle"))
    assert isinstance(by_phone, int), "who keeps the log may pass on what was decided"
    disagree(staff)
    assert isinstance(staff.do(settle(contradiction=2, verdict=Verdict.NONE), "trekantbrand"), int)


@pytest.mark.parametrize(
    ("entries", "about", "expected"),
    [
        ((2, 2), WATER, "contradiction.two_needed"),
        ((2, 99), WATER, "log.unknown_entry"),
        ((2, 3), " ", "contradiction.about_missing"),
        ((2, 3), WATER, "contradiction.already"),
        ((2, 4), WATER, "contradiction.of_contradictions"),
    ],
)
def test_what_does_not_disagree_is_refused_beside_its_field(
    staff: PressStaff, entries: tuple[int, ...], about: str, expected: str
) -> None:
    disagree(staff)
    wish = ReportContradiction(entries=entries, about=about)
    assert code(staff.do(wish, "kolding")) == expected


def test_what_was_settled_may_be_in_dispute_again_and_more_may_join(staff: PressStaff) -> None:
    first, second, _ = disagree(staff)
    third = says(staff, "160 cm", "brs")
    more = ReportContradiction(entries=(first, second, third), about=WATER)
    staff.must(more, "brs")
    assert one(staff, 2).standing == (first, second, third)
    staff.must(settle(holds=first), "stabschef")
    again = ReportContradiction(entries=(first, second), about=WATER)
    assert code(staff.do(again, "kolding")) == "contradiction.already"
    staff.must(settle(contradiction=2, holds=first), "stabschef")
    staff.must(again, "kolding")
    assert one(staff, 3).state is ContradictionState.OPEN


def test_it_falls_away_when_one_is_corrected_and_says_why(staff: PressStaff) -> None:
    first, second, _ = disagree(staff)
    later = staff.must(CorrectEntry(number=second, text="178 cm"), "trekantbrand")
    assert one(staff).state is ContradictionState.FALLEN
    (fall,) = one(staff).falls
    assert (fall.entry, fall.by, fall.why) == (second, later, FallKind.CORRECTED)
    assert staff.situation.contradictions.against(first) == ()
    assert code(staff.do(settle(holds=first), "stabschef")) == "contradiction.fallen"
    wish = ReportContradiction(entries=(first, second), about=WATER)
    assert code(staff.do(wish, "kolding")) == "contradiction.corrected"


def test_of_three_the_two_that_are_left_still_disagree(staff: PressStaff) -> None:
    third = says(staff, "160 cm", "brs")
    first, second, _ = disagree(staff, third)
    staff.must(EraseEntry(entry=third, **WHY), "formand")
    assert one(staff).standing == (first, second)
    assert one(staff).falls[0].why is FallKind.ERASED
    staff.must(CorrectEntry(number=second, text="178 cm"), "trekantbrand")
    assert one(staff).state is ContradictionState.FALLEN
    assert without(staff) == staff.situation


def test_a_figure_may_be_contested_and_falls_with_a_newer_count(staff: PressStaff) -> None:
    count: dict[str, Any] = {"figure": FigureKind.EVACUATED, "source": "EPC"}
    number = staff.must(SetFigure(value=80, **count), "kolding")
    other = says(staff, "Der er 120", "trekantbrand")
    wish = ReportContradiction(entries=(number, other), about="evakuerede")
    staff.must(wish, "logfoerer")
    staff.passes(minutes=1)
    staff.must(SetFigure(value=120, seen=number, **count), "kolding")
    assert one(staff).state is ContradictionState.FALLEN


def test_it_waits_for_the_log_office_and_for_those_whose_words_they_are(staff: PressStaff) -> None:
    _, _, said = disagree(staff)
    seats = ("logfoerer", "stabschef", "kolding", "trekantbrand")
    assert {seat: waiting(staff, seat) for seat in seats} == {
        seat: [("contradiction", said)] for seat in seats
    }
    assert waiting(staff, "vejle") == waiting(staff, "observatoer") == []
    staff.must(settle(verdict=Verdict.NONE), "logfoerer")
    assert {seat: waiting(staff, seat) for seat in seats} == {seat: [] for seat in seats}


def test_its_rows_are_not_corrected(staff: PressStaff) -> None:
    _, _, said = disagree(staff)
    decided = staff.must(settle(verdict=Verdict.NONE), "logfoerer")
    for number in (said, decided):
        wish = CorrectEntry(number=number, text="Nej")
        assert code(staff.do(wish, "logfoerer")) == "log.contradiction"


def test_its_words_go_by_law_once_it_is_settled_and_settled_it_stays(staff: PressStaff) -> None:
    first, second, said = disagree(staff)
    wipe = EraseEntry(entry=said, **WHY)
    assert code(staff.do(wipe, "formand")) == "erasure.contradiction_open"
    decided = staff.must(settle(holds=first), "stabschef")
    staff.must(EraseEntry(entry=decided, **WHY), "formand")
    found = one(staff).settled
    assert found is not None
    assert (found.number, found.verdict, found.reason, found.of(first)) == (
        decided, None, None, None
    )  # fmt: skip
    assert one(staff).state is ContradictionState.SETTLED
    assert without(staff) == staff.situation
    staff.must(wipe, "formand")
    assert staff.situation.contradictions.all() == []
    assert without(staff) == staff.situation
    staff.must(ReportContradiction(entries=(first, second), about=WATER), "kolding")
    assert one(staff, 2).state is ContradictionState.OPEN, "a number is never given twice"


def restricted(staff: PressStaff, number: int, *only_for: str) -> None:
    readers = Readers(sight=Sight.RESTRICTED, only_for=only_for)
    staff.must(ClassifyEntry(number=number, readers=readers), "stabschef")


def seen(staff: PressStaff, seat: str) -> Situation:
    return view(staff.situation, by(seat, staff.now))


def test_who_may_not_read_one_of_them_is_not_told_what_they_disagree_about(
    staff: PressStaff,
) -> None:
    first, second, said = disagree(staff)
    decided = staff.must(settle(holds=second), "stabschef")
    disagree(staff)
    restricted(staff, first, "kolding")
    for seat, told in (("vejle", False), ("kolding", True), ("formand", True)):
        situation = seen(staff, seat)
        assert (situation.contradictions.get(1) is not None) == told, seat
        assert [situation.log.get(one) is not None for one in (said, decided)] == [told, told]
        assert situation.contradictions.get(2) is not None
        hidden = hides(staff.situation, by(seat, staff.now))
        rows = [one for one in staff.written if one.stamp.number in (said, decided)]
        assert [hidden(one) for one in rows] == [not told, not told]
        assert [for_some(staff.situation, one) for one in rows] == [True, True]


def test_what_one_may_not_read_one_cannot_contest_and_the_answer_is_that_of_nothing(
    staff: PressStaff,
) -> None:
    first, second = says(staff, "180 cm", "kolding"), says(staff, "140 cm", "trekantbrand")
    restricted(staff, first, "kolding")
    hidden = staff.do(ReportContradiction(entries=(first, second), about=WATER), "vejle")
    nothing = staff.do(ReportContradiction(entries=(second, 99), about=WATER), "vejle")
    assert code(hidden) == code(nothing) == "log.unknown_entry"


def test_its_rows_are_for_the_readers_of_the_entries_and_nobody_says_otherwise(
    staff: PressStaff,
) -> None:
    _, _, said = disagree(staff)
    readers = Readers(sight=Sight.RESTRICTED, only_for=("politi",))
    wish = ClassifyEntry(number=said, readers=readers)
    assert code(staff.do(wish, "stabschef")) == "sight.shown_to_all"

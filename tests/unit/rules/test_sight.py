"""Who may read an entry: it bites wherever the entry is named, and nothing of it leaks."""

from __future__ import annotations

import pytest

from crisis import demo
from crisis.commands.erasure import EraseEntry
from crisis.commands.figures import SetFigure
from crisis.commands.incidents import ChangeIncident, OpenIncident
from crisis.commands.log import ConfirmEntry, CorrectEntry, RecordEntry, SupplementEntry
from crisis.commands.sight import ClassifyEntry
from crisis.commands.statements import DraftStatement
from crisis.commands.tasks import AskTask, MoveTask
from crisis.errors import RefusalKind, Refused
from crisis.events.sight import EntriesClassified
from crisis.projections import situation as fold
from crisis.rules.visibility import for_some, hides, view
from crisis.terms.figures import FigureKind
from crisis.terms.log import Certainty
from crisis.terms.operations import Mode
from crisis.terms.places import Point
from crisis.terms.roles import Role
from crisis.terms.sight import STAFF, Readers, Sight
from crisis.terms.statements import Fact
from crisis.terms.tasks import TaskMove
from tests.given import by, spoken_by
from tests.press_staff import PressStaff, code

SECRET = "Truslen kom fra en tidligere ansat"
FOR_BRS = Readers(sight=Sight.RESTRICTED, only_for=("brs",))
READS = {"kolding", "brs"}
"""Authorities that read what Kolding writes for Beredskabsstyrelsen."""
PRESUMED = Certainty.PRESUMED
POINT = Point((9.47, 55.49))


@pytest.fixture
def staff() -> PressStaff:
    return PressStaff()


def secret(staff: PressStaff, seat: str = "kolding", **more: object) -> int:
    """Write an entry for Beredskabsstyrelsen alone; give its number."""
    return staff.must(RecordEntry(text=SECRET, readers=FOR_BRS), seat, **more) - 1


def reads(staff: PressStaff, seat: str, number: int) -> bool:
    return view(staff.situation, by(seat, staff.now, staff.mode)).log.get(number) is not None


def seats() -> list[str]:
    return [one.id for one in demo.seats()]


def heads_or(authorities: set[str]) -> set[str]:
    held = demo.seats()
    heads = {Role.CHAIR, Role.CHIEF_OF_STAFF}
    return {one.id for one in held if one.authority in authorities or one.role in heads}


@pytest.mark.parametrize("sight", list(Sight))
def test_each_seat_reads_what_its_function_and_its_authority_may(
    staff: PressStaff, sight: Sight
) -> None:
    only = ("brs",) if sight is Sight.RESTRICTED else ()
    staff.must(RecordEntry(text="x", readers=Readers(sight=sight, only_for=only)), "kolding")
    want = heads_or(READS) if sight is Sight.RESTRICTED else set(seats())
    assert {seat for seat in seats() if reads(staff, seat, 1)} == want


def test_what_nobody_says_anything_of_is_for_the_staff(staff: PressStaff) -> None:
    staff.must(RecordEntry(text="x"), "kolding")
    assert all(reads(staff, seat, 1) for seat in seats())
    assert staff.situation.sights.get(1, STAFF).sight is Sight.INTERNAL


def test_in_a_list_it_is_a_numbered_blank_and_by_number_there_is_none(staff: PressStaff) -> None:
    number = secret(staff)
    seen = view(staff.situation, by("vejle"))
    (blank,) = seen.log.latest(10)
    assert (blank.number, blank.hidden, blank.text, blank.authority) == (number, True, None, "")
    assert seen.log.get(number) is None
    assert seen.log.count == 1
    assert SECRET not in repr(seen)


def test_what_one_may_not_read_one_can_not_name(staff: PressStaff) -> None:
    """The answer is that for a number never given: it tells nobody that there is one."""
    number = secret(staff)
    for wish in (
        lambda n: CorrectEntry(number=n, text="y"),
        lambda n: SupplementEntry(number=n, text="y"),
        lambda n: ConfirmEntry(number=n),
        lambda n: ClassifyEntry(number=n, readers=STAFF),
        lambda n: SetFigure(figure=FigureKind.INJURED, value=1, entry=n),
        lambda n: OpenIncident(kind="flood", title="t", shape=POINT, entries=(n,)),
        lambda n: AskTask(kind="roads", municipality="kolding", entries=(n,)),
    ):
        hidden, unknown = staff.do(wish(number), "vejle"), staff.do(wish(4711), "vejle")
        assert isinstance(hidden, Refused)
        assert isinstance(unknown, Refused)
        assert (hidden.code, hidden.kind, hidden.field) == (
            unknown.code,
            unknown.kind,
            unknown.field,
        )


def test_what_corrects_it_and_what_is_added_is_for_the_same_readers(staff: PressStaff) -> None:
    number = secret(staff)
    added = staff.must(SupplementEntry(number=number, text="og mere"), "kolding")
    newer = staff.must(CorrectEntry(number=number, text="Noget andet"), "kolding")
    assert {seat for seat in seats() if reads(staff, seat, added)} == heads_or(READS)
    assert {seat for seat in seats() if reads(staff, seat, newer)} == heads_or(READS)


def test_a_correction_whose_words_are_erased_stays_for_the_same_readers(staff: PressStaff) -> None:
    number = secret(staff)
    newer = staff.must(CorrectEntry(number=number, text="Andet"), "kolding")
    staff.must(EraseEntry(entry=newer, reason="r", basis="GDPR art. 17"), "formand")
    anew = fold.fold(fold.start(staff.situation.operation, staff.mode), staff.written)
    for situation in (staff.situation, anew):
        assert view(situation, by("vejle")).log.get(newer) is None


def test_it_is_said_anew_for_all_that_was_said_of_the_matter(staff: PressStaff) -> None:
    first = staff.must(RecordEntry(text=SECRET), "kolding")
    newer = staff.must(CorrectEntry(number=first, text=f"{SECRET}!"), "kolding")
    added = staff.must(SupplementEntry(number=newer, text=SECRET), "kolding")
    staff.must(ClassifyEntry(number=newer, readers=FOR_BRS), "kolding")
    for number in (first, newer, added):
        assert {seat for seat in seats() if reads(staff, seat, number)} == heads_or(READS)
    staff.must(ClassifyEntry(number=first, readers=Readers(sight=Sight.PUBLIC)), "stabschef")
    assert all(reads(staff, seat, added) for seat in seats())


def test_whose_words_they_are_and_who_keeps_the_log_say_so_and_nobody_else(
    staff: PressStaff,
) -> None:
    number = staff.must(RecordEntry(text="x"), "logfoerer", on_behalf_of=spoken_by("vejle"))
    again = ClassifyEntry(number=number, readers=FOR_BRS)
    assert code(staff.do(again, "kolding")) == "log.not_yours"
    assert code(staff.do(again, "observatoer")) == "permission.role"
    staff.must(again, "vejle")
    only = staff.situation.sights[number].only_for
    assert only == ("brs", "politi", "vejle")


def test_the_writer_and_the_one_whose_words_they_are_always_read_it(staff: PressStaff) -> None:
    wish = RecordEntry(text=SECRET, readers=FOR_BRS)
    number = staff.must(wish, "logfoerer", on_behalf_of=spoken_by("vejle")) - 1
    assert reads(staff, "vejle", number)
    assert reads(staff, "logfoerer", number)
    staff.must(ConfirmEntry(number=number), "vejle")


def test_bad_wishes_are_refused_beside_their_field(staff: PressStaff) -> None:
    number = staff.must(RecordEntry(text="x"), "kolding")
    nobody = Readers(sight=Sight.RESTRICTED)
    unknown = Readers(sight=Sight.RESTRICTED, only_for=("atlantis",))
    for readers, want in ((nobody, "sight.nobody_named"), (unknown, "authority.unknown")):
        for wish in (
            RecordEntry(text="y", readers=readers),
            ClassifyEntry(number=number, readers=readers),
        ):
            refused = staff.do(wish, "kolding")
            assert isinstance(refused, Refused)
            assert (refused.code, refused.field) == (want, "readers.only_for")
    again = staff.do(ClassifyEntry(number=number, readers=STAFF), "kolding")
    assert code(again) == "sight.unchanged"


def test_what_the_board_shows_beside_the_log_stays_with_all(staff: PressStaff) -> None:
    number = staff.must(SetFigure(figure=FigureKind.INJURED, value=4, source="AMK"), "kolding")
    refused = staff.do(ClassifyEntry(number=number, readers=FOR_BRS), "stabschef")
    assert isinstance(refused, Refused)
    assert (refused.code, refused.kind) == ("sight.shown_to_all", RefusalKind.CONFLICT)


def test_an_incident_for_some_is_on_no_other_map(staff: PressStaff) -> None:
    wish = OpenIncident(kind="flood", title=SECRET, shape=POINT, readers=FOR_BRS)
    staff.must(wish, "kolding")
    staff.must(ChangeIncident(incident=1, title=f"{SECRET}!"), "kolding")
    for seat in seats():
        there = view(staff.situation, by(seat)).incidents.get(1) is not None
        assert there is (seat in heads_or(READS)), seat
    refused = staff.do(ChangeIncident(incident=1, title="y"), "vejle")
    assert code(refused) == code(staff.do(ChangeIncident(incident=9, title="y"), "vejle"))
    # The next number is given as if it were there, or two would get the same.
    staff.must(OpenIncident(kind="flood", title="Åben", shape=POINT), "vejle")
    assert view(staff.situation, by("vejle")).incidents.get(2) is not None


def test_whoever_is_asked_for_a_task_sees_it(staff: PressStaff) -> None:
    readers = Readers(sight=Sight.RESTRICTED, only_for=("brs",))
    wish = AskTask(kind="roads", municipality="vejle", title=SECRET, readers=readers)
    staff.must(wish, "stabschef")
    task = staff.situation.tasks.get(1)
    assert task is not None
    see = {seat for seat in seats() if view(staff.situation, by(seat)).tasks.get(1)}
    assert see == heads_or({"politi", "brs", task.responsible, *task.supporting})
    holder = next(one.id for one in demo.seats() if one.authority == task.responsible)
    staff.must(MoveTask(task=1, move=TaskMove.ACCEPT), holder)


def test_of_the_journal_all_that_is_about_it_is_blank(staff: PressStaff) -> None:
    number = secret(staff)
    staff.must(OpenIncident(kind="flood", title=SECRET, shape=POINT, readers=FOR_BRS), "kolding")
    staff.must(ChangeIncident(incident=1, title=f"{SECRET}!"), "kolding")
    staff.must(AskTask(kind="roads", municipality="kolding", readers=FOR_BRS), "kolding")
    staff.must(RecordEntry(text="til alle"), "kolding")
    hidden = hides(staff.situation, by("vejle"))
    shown = [type(one.event).__name__ for one in staff.written if not hidden(one)]
    assert set(shown) == {"EntriesClassified", "EntryRecorded"}
    assert shown.count("EntryRecorded") == 1
    assert not any(hides(staff.situation, by("brs"))(one) for one in staff.written)
    told = [one for one in staff.written if one.type != "EntriesClassified"]
    assert [for_some(staff.situation, one) for one in told] == [True] * 4 + [False]
    assert number == 1


def test_the_past_is_seen_as_one_may_see_it_today(staff: PressStaff) -> None:
    number = staff.must(RecordEntry(text=SECRET), "kolding")
    past = staff.situation
    staff.must(ClassifyEntry(number=number, readers=FOR_BRS), "kolding")
    assert view(past, by("vejle"), staff.situation).log.get(number) is None
    assert view(past, by("brs"), staff.situation).log.get(number) is not None


def test_a_text_for_everybody_does_not_rest_on_what_is_for_some(staff: PressStaff) -> None:
    number = secret(staff)
    text = DraftStatement(title="t", text="x", facts=(Fact(entry=number, cited_as=PRESUMED),))
    assert code(staff.do(text, "presse-kolding")) == "statement.fact_restricted"
    staff.must(ClassifyEntry(number=number, readers=STAFF), "kolding")
    staff.must(text, "presse-kolding")


def test_a_drills_planner_reads_all_of_the_drill_and_nothing_more_in_earnest() -> None:
    for mode in Mode:
        staff = PressStaff(mode)
        assert reads(staff, "planlaegger", secret(staff)) is (mode is Mode.EXERCISE)


def test_two_who_say_it_at_once_both_stand_and_the_later_holds(staff: PressStaff) -> None:
    number = staff.must(RecordEntry(text=SECRET), "kolding")
    staff.must(ClassifyEntry(number=number, readers=FOR_BRS), "kolding")
    staff.must(ClassifyEntry(number=number, readers=Readers(sight=Sight.PUBLIC)), "stabschef")
    acts = [one for one in staff.written if isinstance(one.event, EntriesClassified)]
    assert len(acts) == 2
    assert staff.situation.sights[number].sight is Sight.PUBLIC

"""Ways by which what is for some came out once: each stands here as a case."""

from __future__ import annotations

from datetime import timedelta

import pytest

from crisis.commands.closing import CloseOperation
from crisis.commands.contradictions import ReportContradiction, SettleContradiction
from crisis.commands.decisions import RecordDissent
from crisis.commands.erasure import EraseEntry
from crisis.commands.figures import SetFigure
from crisis.commands.incidents import ChangeIncident, OpenIncident
from crisis.commands.log import ConfirmEntry, CorrectEntry, RecordEntry, SupplementEntry
from crisis.commands.operations import OpenOperation
from crisis.commands.relief import OfferHandover
from crisis.commands.sight import ClassifyEntry
from crisis.commands.statements import DraftStatement, PrepareCorrection
from crisis.commands.tasks import AskTask, MoveTask
from crisis.errors import Refused
from crisis.events import Erased
from crisis.events.erasure import EntryErased
from crisis.journal.port import Entry
from crisis.projections import situation as fold
from crisis.projections.situation import Situation
from crisis.rules.closing import open_matters
from crisis.rules.visibility import for_some, hides, narrowed, view
from crisis.terms.contradictions import Verdict
from crisis.terms.figures import FigureKind
from crisis.terms.log import Certainty
from crisis.terms.operations import Mode
from crisis.terms.places import Point
from crisis.terms.sight import Readers, Sight
from crisis.terms.statements import Fact
from crisis.terms.tasks import TaskMove
from crisis.visible import visible
from crisis.web.pages.rows import LogRow, reader, row
from tests.deciding import wish as decision
from tests.given import by, spoken_by
from tests.press_staff import OFFICE, PressStaff, code

SECRET = "Truslen kom fra en tidligere ansat"
FOR_BRS = Readers(sight=Sight.RESTRICTED, only_for=("brs",))
POINT = Point((9.47, 55.49))
BASIS = {"reason": "r", "basis": "GDPR art. 17"}


@pytest.fixture
def staff() -> PressStaff:
    return PressStaff()


def anew(staff: PressStaff) -> Situation:
    """The operation as a process folds it that begins after the erasures."""
    acts = (one.event for one in staff.written if isinstance(one.event, EntryErased))
    rests = {rest.number: rest for act in acts for rest in act.entries}
    kept = []
    for one in staff.written:
        rest = rests.get(one.stamp.number)
        if rest is not None:
            links = {"corrects": rest.corrects, "supplements": rest.supplements}
            gone = Erased(type=one.type, **links)
            kept.append(Entry(stamp=one.stamp, type=one.type, event=gone))
        else:
            kept.append(one)
    staff.written[:] = kept
    return fold.fold(fold.start(staff.situation.operation, staff.mode), kept)


def told(staff: PressStaff, situation: Situation, seat: str = "vejle") -> list[tuple[int, str]]:
    """What of the journal a seat gets that is no blank."""
    hidden = hides(situation, by(seat, staff.now, staff.mode))
    return [(one.stamp.number, one.type) for one in staff.written if not hidden(one)]


def log_row(situation: Situation, number: int, seat: str) -> LogRow:
    one = situation.log.get(number)
    assert one is not None
    return row(situation, one, reader(situation, by(seat), "da"))


def secret(staff: PressStaff, text: str = SECRET, seat: str = "kolding") -> int:
    return staff.must(RecordEntry(text=text, readers=FOR_BRS), seat) - 1


def test_an_incident_whose_opening_is_erased_stays_for_its_readers(staff: PressStaff) -> None:
    staff.must(OpenIncident(kind="flood", title=SECRET, shape=POINT, readers=FOR_BRS), "kolding")
    staff.must(ChangeIncident(incident=1, title=f"{SECRET}!"), "kolding")
    staff.must(EraseEntry(entry=1, **BASIS), "formand")
    for situation in (staff.situation, anew(staff)):
        assert view(situation, by("vejle")).incidents.get(1) is None
        assert view(situation, by("brs")).incidents.get(1) is not None
    assert {kind for _, kind in told(staff, anew(staff))} == {"EntriesClassified"}


def test_a_settlement_stays_hidden_when_what_it_settles_is_erased(staff: PressStaff) -> None:
    first, second = secret(staff), staff.must(RecordEntry(text="Andet"), "kolding")
    wish = ReportContradiction(entries=(first, second), about=SECRET)
    reported = staff.must(wish, "kolding")
    added = staff.must(SupplementEntry(number=reported, text=SECRET), "kolding")
    assert view(staff.situation, by("vejle")).log.get(added) is None
    settle = SettleContradiction(
        contradiction=1, verdict=Verdict.ONE, holds=first, reason=f"{SECRET}?"
    )
    settled = staff.must(settle, "kolding")
    staff.must(EraseEntry(entry=reported, **BASIS), "formand")
    for situation in (staff.situation, anew(staff)):
        seen = view(situation, by("vejle"))
        assert seen.log.get(settled) is None
        assert SECRET not in repr(seen)


def test_what_was_said_of_it_keeps_its_cover_when_it_is_erased(staff: PressStaff) -> None:
    staff.must(decision(), "kolding")
    number = staff.situation.decisions.all()[0].number
    staff.must(ClassifyEntry(number=number, readers=FOR_BRS), "kolding")
    dissent = staff.must(RecordDissent(decision=1, words=SECRET), "brs")
    staff.must(EraseEntry(entry=dissent, **BASIS), "formand")
    situation = anew(staff)
    assert view(situation, by("vejle")).log.get(dissent) is None
    numbers = {one for one, kind in told(staff, situation) if kind != "EntriesClassified"}
    assert numbers == set()


def test_a_decision_says_nothing_of_one_in_its_place_that_is_for_some(staff: PressStaff) -> None:
    first = staff.must(decision(), "kolding")
    newer = staff.must(decision(replaces=1, readers=FOR_BRS), "kolding") - 1
    seen = view(staff.situation, by("vejle", staff.now))
    one = seen.decisions.get(1)
    assert one is not None
    assert (one.replaced_by, one.over) == (None, True)
    row = log_row(seen, first, "vejle")
    assert (row.corrected_by, row.over) == (None, True)
    assert code(staff.do(decision(replaces=1), "vejle")) == "decision.not_yours"
    spoken = {"on_behalf_of": spoken_by("kolding")}
    assert code(staff.do(decision(replaces=1), "logfoerer", **spoken)) == "decision.over"
    assert code(staff.do(decision(replaces=1), "kolding")) == "decision.replaced"
    row = log_row(view(staff.situation, by("brs", staff.now)), first, "brs")
    assert row.corrected_by is not None
    assert (row.corrected_by.number, row.over) == (newer, False)


def test_nor_does_one_for_the_staff_in_the_place_of_one_for_some(staff: PressStaff) -> None:
    staff.must(decision(readers=FOR_BRS), "kolding")
    wider = Readers(sight=Sight.PUBLIC)
    newer = staff.must(decision(replaces=1, readers=wider), "kolding") - 1
    seen = view(staff.situation, by("vejle", staff.now))
    one = seen.decisions.get(2)
    assert one is not None
    assert one.replaces is None
    assert log_row(seen, newer, "vejle").corrects is None
    assert "nr. 1" not in str(log_row(seen, newer, "vejle").text)
    told = narrowed(staff.situation, by("vejle"))(staff.written[newer - 1])
    assert (told.corrects, getattr(told, "replaces", 0)) == (None, None)


def test_the_moves_of_a_task_whose_asking_is_erased_are_no_blank(staff: PressStaff) -> None:
    staff.must(AskTask(kind="pump", authority="trekantbrand", title="Pumper"), "stabschef")
    for move in (TaskMove.ACCEPT, TaskMove.START, TaskMove.FINISH):
        staff.must(MoveTask(task=1, move=move), "trekantbrand")
    secret(staff)
    moved = [one for one, kind in told(staff, staff.situation) if kind == "TaskMoved"]
    situation = staff.situation
    blank = situation.tasks.blank.set(1, 1)
    gone = fold.fold(
        fold.start(situation.operation, staff.mode),
        [
            Entry(stamp=one.stamp, type=one.type, event=Erased(type=one.type))
            if one.type == "TaskAsked"
            else one
            for one in staff.written
        ],
    )
    assert gone.tasks.blank == blank
    assert [one for one, kind in told(staff, gone) if kind == "TaskMoved"] == moved


def test_a_ready_correction_says_nothing_that_is_for_some(staff: PressStaff) -> None:
    entry = staff.fact()
    number = staff.signed(staff.ready((entry,)), "formand", "kolding")
    staff.must(staff.releasing(number), OFFICE)
    staff.must(ClassifyEntry(number=entry, readers=FOR_BRS), "kolding")
    staff.must(CorrectEntry(number=entry, text=SECRET), "kolding")
    refused = staff.do(PrepareCorrection(statement=number), "presse-kolding")
    assert code(refused) == "statement.fact_restricted"


def test_a_text_rests_on_no_figure_that_was_taken_from_what_is_for_some(
    staff: PressStaff,
) -> None:
    source = staff.must(
        RecordEntry(text=SECRET, certainty=Certainty.CONFIRMED, readers=FOR_BRS), "kolding"
    )
    figure = SetFigure(figure=FigureKind.INJURED, value=4, entry=source - 1)
    number = staff.must(figure, "kolding")
    fact = Fact(entry=number, cited_as=Certainty.PRESUMED)
    for seat in (OFFICE, "presse-kolding"):
        draft = DraftStatement(title="t", text="x", facts=(fact,))
        assert code(staff.do(draft, seat)) == "statement.fact_restricted"


def test_a_text_for_everybody_shows_no_place_that_is_for_some(staff: PressStaff) -> None:
    staff.must(OpenIncident(kind="flood", title=SECRET, shape=POINT, readers=FOR_BRS), "formand")
    draft = DraftStatement(title="t", text="x", incident=1)
    refused = staff.do(draft, "formand")
    assert isinstance(refused, Refused)
    assert (refused.code, refused.field) == ("statement.incident_restricted", "incident")


def test_a_task_because_of_an_incident_for_some_is_for_the_same(staff: PressStaff) -> None:
    staff.must(OpenIncident(kind="flood", title=SECRET, shape=POINT, readers=FOR_BRS), "kolding")
    staff.must(AskTask(kind="roads", incident=1), "kolding")
    assert view(staff.situation, by("vejle")).tasks.get(1) is None
    assert view(staff.situation, by("kolding")).tasks.get(1) is not None


def test_nobody_else_learns_whose_it_is_or_what_kind(staff: PressStaff) -> None:
    number = staff.must(RecordEntry(text="x", readers=FOR_BRS), "logfoerer",
                        on_behalf_of=spoken_by("brs")) - 1  # fmt: skip
    staff.must(ConfirmEntry(number=number), "brs")
    confirmed = staff.written[-1]
    assert for_some(staff.situation, confirmed)
    act = next(one for one in staff.written if one.type == "EntriesClassified")
    shown = visible(act, by("vejle"), act.event, seen=True)
    assert (shown.seat, shown.authority) == ("", "")
    assert "politi" not in repr(shown.event).lower()
    assert visible(act, by("brs"), act.event, seen=True).authority == "politi"


def test_whose_words_are_added_for_him_reads_those_words(staff: PressStaff) -> None:
    number = secret(staff, seat="logfoerer")
    newer = staff.must(
        CorrectEntry(number=number, text="Andet"), "logfoerer", on_behalf_of=spoken_by("vejle")
    )
    staff.now += timedelta(seconds=1)
    written = newer - 1 if staff.written[newer - 1].type == "EntriesClassified" else newer
    assert view(staff.situation, by("vejle")).log.get(written) is not None
    assert view(staff.situation, by("vejle")).log.get(number) is None
    staff.must(ConfirmEntry(number=written), "vejle")


def test_authorities_are_named_only_where_they_count(staff: PressStaff) -> None:
    wish = RecordEntry(text="x", readers=Readers(sight=Sight.INTERNAL, only_for=("brs",)))
    assert code(staff.do(wish, "kolding")) == "sight.not_restricted"


def test_a_reader_of_an_incident_does_not_open_it_to_the_staff(staff: PressStaff) -> None:
    staff.must(OpenIncident(kind="flood", title=SECRET, shape=POINT, readers=FOR_BRS), "kolding")
    wish = ClassifyEntry(number=1, readers=Readers(sight=Sight.INTERNAL))
    assert code(staff.do(wish, "brs")) == "log.not_yours"
    staff.must(wish, "stabschef")


def test_the_end_names_no_owner_of_what_is_for_some(staff: PressStaff) -> None:
    staff.must(OpenOperation(name="Stormflod", mode=Mode.LIVE), "stabschef")
    staff.must(AskTask(kind="pump", authority="brs", title="P", readers=FOR_BRS), "stabschef")
    staff.must(AskTask(kind="pump", authority="trekantbrand", title="Q"), "stabschef")
    seen = tuple(one.ref for one in open_matters(staff.situation, staff.planning))
    wish = CloseOperation(reason="r", basis="b", seen=seen, hand_over=True)
    number = staff.must(wish, "formand")
    closed = staff.situation.log.get(number)
    assert closed is not None
    assert "O1 til den, det er for" in str(closed.text)
    assert "O2 til TrekantBrand" in str(closed.text)
    step = view(staff.situation, by("vejle")).closing.closed
    assert step is not None
    assert [one.number for one in step.matters] == [2]
    entry = staff.written[-1]
    told = narrowed(staff.situation, by("vejle"))(entry)
    assert "brs" not in repr(told)
    assert "brs" in repr(narrowed(staff.situation, by("brs"))(entry))


def test_a_sheet_tells_others_nothing_of_what_waits_for_the_seat(staff: PressStaff) -> None:
    staff.must(OpenOperation(name="Stormflod", mode=Mode.LIVE), "stabschef")
    staff.must(AskTask(kind="pump", authority="kolding", title="P", readers=FOR_BRS), "stabschef")
    staff.must(OfferHandover(important="Åen topper"), "kolding")
    entry = staff.written[-1]
    assert "tasks=(1,)" in repr(narrowed(staff.situation, by("kolding"))(entry))
    assert "tasks=(), waits=()" in repr(narrowed(staff.situation, by("vejle"))(entry))
    (sheet,) = view(staff.situation, by("vejle")).relief.all()
    assert sheet.contents is not None
    assert sheet.contents.tasks == ()
